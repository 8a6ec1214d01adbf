/**
 * Judges: metrics, and the formats in which truths and results are handed over.
 *
 * <p>Start with {@link io.miharu.eval.MatchCounts}, the evidence that most numbers come from, and
 * {@link io.miharu.eval.Assignment}, the one-to-one matching beneath them ({@link
 * io.miharu.eval.SparseAssignment} where few pairs may match). Then {@code eval.events} for found
 * events against true ones, {@code eval.detection} for boxes, {@code eval.mot} for tracks and
 * {@code eval.actev} for the JSON files of the ActEV evaluations. Nothing here can see the code it
 * scores: all they share is {@code core}.
 */
@NullMarked
package io.miharu.eval;

import org.jspecify.annotations.NullMarked;
