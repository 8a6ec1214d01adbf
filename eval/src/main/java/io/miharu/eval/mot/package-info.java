/**
 * Judges tracks: MOTChallenge text, the families of numbers that the field reports for it, and the
 * folders and files of TrackEval; also Scalabel's JSON with several classes.
 *
 * <p>Start with {@link io.miharu.eval.mot.MotFile}, which reads and writes {@link
 * io.miharu.eval.mot.MotRow}s, and {@link io.miharu.eval.mot.TrackingScores}, which compares two
 * lists of them. Whole benchmarks take another way, without an object per box: {@link
 * io.miharu.eval.mot.MotSequence} reads both sides into columns, {@link
 * io.miharu.eval.mot.MotProtocol} says what a benchmark does not score, {@code BoxComparison} lays
 * both sides next to each other, frame by frame, and {@code TrackingWalk} goes through the frames
 * twice. {@link io.miharu.eval.mot.TrackEvalReport} writes TrackEval's files. The numbers are
 * TrackEval's, to the last digit, so boxes stay in {@code double} as the files have them; a {@code
 * core.Box} would round its edges to {@code float}.
 */
@NullMarked
package io.miharu.eval.mot;

import org.jspecify.annotations.NullMarked;
