/**
 * Ranked retrieval, scored as NIST's trec_eval scores it.
 *
 * <p>Start with {@link io.miharu.eval.trec.TrecEvaluation}: it reads nothing and prints nothing, it
 * takes {@link io.miharu.eval.trec.TrecJudgements judgements} and a {@link
 * io.miharu.eval.trec.TrecRun run} and gives one number per topic and measure. Which measures there
 * are, under which names and with which parameters, is the table in {@code MeasureCatalogue}; what
 * each one computes is in the classes named {@code …Measures}. {@link io.miharu.eval.trec.TrecText}
 * prints the result as trec_eval does, for scripts that read it.
 *
 * <p>Version 10 rounds where version 9 truncates and keeps scores as {@code double} where version 9
 * keeps {@code float}; {@link io.miharu.eval.trec.TrecVersion} names every difference.
 */
@NullMarked
package io.miharu.eval.trec;

import org.jspecify.annotations.NullMarked;
