/**
 * The report that people read, and pictures with boxes drawn in.
 *
 * <p>{@link io.miharu.app.report.HtmlReport} turns results into the JSON that {@code report.js}
 * draws.
 */
@NullMarked
package io.miharu.app.report;

import org.jspecify.annotations.NullMarked;
