/**
 * Accident anticipation: how surely, and how early, a score per frame tells that an accident is
 * coming.
 *
 * <p>Start with {@link io.miharu.eval.anticipation.AnticipationScores}; {@link
 * io.miharu.eval.anticipation.AnticipationVideo} reads the table.
 */
@NullMarked
package io.miharu.eval.anticipation;

import org.jspecify.annotations.NullMarked;
