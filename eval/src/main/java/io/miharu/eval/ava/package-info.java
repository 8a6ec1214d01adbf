/**
 * Judges people's actions in single frames as the AVA benchmark does: boxes with an action, average
 * precision per action at an overlap of 0.5.
 *
 * <p>Start with {@link io.miharu.eval.ava.AvaBoxes}, the tables, {@link
 * io.miharu.eval.ava.AvaLabels}, the actions that count, and {@link io.miharu.eval.ava.AvaScores},
 * which compares them. The numbers are those of {@code get_ava_performance.py} in ActivityNet's
 * evaluation.
 */
@NullMarked
package io.miharu.eval.ava;

import org.jspecify.annotations.NullMarked;
