/**
 * Ad-hoc video search, scored as NIST's sample_eval.pl scores it: inferred measures over a pool of
 * which each stratum was judged only in part.
 *
 * <p>Start with {@link io.miharu.eval.avs.InferredEvaluation}, which walks one topic's ranking;
 * {@link io.miharu.eval.avs.InferredScores} is what it finds, and {@link
 * io.miharu.eval.avs.SampleEvalText} prints that as the script does.
 */
@NullMarked
package io.miharu.eval.avs;

import org.jspecify.annotations.NullMarked;
