/**
 * What a scorer found out, in a form that every output can be made from: the text on the terminal,
 * the JSON, the HTML report with its curves, and the bootstrap over several systems.
 *
 * <p>Start with {@link io.miharu.eval.sheet.ScoreSheet}. A scorer makes one per system.
 */
@NullMarked
package io.miharu.eval.sheet;

import org.jspecify.annotations.NullMarked;
