/**
 * Judges tracks: MOTChallenge text, and the three families of numbers that the field reports for
 * it.
 *
 * <p>Start with {@link io.miharu.eval.mot.MotFile}, which reads and writes {@link
 * io.miharu.eval.mot.MotRow}s, and {@link io.miharu.eval.mot.TrackingScores}, which compares two
 * lists of them. In between, {@link io.miharu.eval.mot.MotProtocol} takes out what a benchmark does
 * not score, and {@link io.miharu.eval.mot.TrackComparison} lays both sides next to each other,
 * frame by frame. The numbers are those of TrackEval, to the last digit, so boxes stay in {@code
 * double} with width and height as the files have them; a {@code core.Box} would round its edges to
 * {@code float}.
 */
@NullMarked
package io.miharu.eval.mot;

import org.jspecify.annotations.NullMarked;
