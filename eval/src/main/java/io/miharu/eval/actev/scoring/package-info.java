/**
 * Scores activities in extended video as NIST's ActEV_Scorer 0.5.8 does, protocol by protocol.
 *
 * <p>Start with {@link io.miharu.eval.actev.scoring.ActevScorer}, which goes through the steps one
 * by one: choose the instances that count, align those of the system with those of the truth, sweep
 * the system's scores, read the curves at the protocol's targets. What a protocol is stands in
 * {@link io.miharu.eval.actev.scoring.ActevProtocol}; {@link
 * io.miharu.eval.actev.scoring.ScoreFiles} writes the reference's own files.
 *
 * <p>A video may have millions of frames, an instance begins and ends a handful of times. So
 * nothing here holds one value per frame: time is spans, and sweeps go from edge to edge. NaN
 * stands for what the reference prints as {@code None}.
 */
@NullMarked
package io.miharu.eval.actev.scoring;

import org.jspecify.annotations.NullMarked;
