/**
 * {@code miharu run …}: whole evaluation runs, from scores to a report.
 *
 * <p>Start with {@link io.miharu.app.evaluation.RunCommand}, which lists them. {@code
 * RunMedCommand} is the TRECVID-like one: it reads somebody's concept scores ({@code
 * ForeignScores}) and a truth ({@code EventTruthFile}), and {@code MedRun} hides, draws, learns and
 * ranks. {@code RunCaviarCommand} finds two events of person pairs by rules in the event language
 * and by a few examples.
 */
@NullMarked
package io.miharu.app.evaluation;

import org.jspecify.annotations.NullMarked;
