/**
 * {@code miharu run …}: whole evaluation runs, from scores to a report.
 *
 * <p>Start with {@link io.miharu.app.evaluation.RunCommand}, which lists them. {@code
 * RunMedCommand} is the TRECVID-like one: it reads concept scores, of an index ({@code
 * IndexScores}) or of somebody's network ({@code ForeignScores}), and a truth ({@code EventTruth});
 * {@code MedRun} hides, draws and ranks, each event in its own {@code EventSpace}; {@code
 * MedSheets} and {@code MedRunFiles} tell the outcome. {@code RunCaviarCommand} finds two events of
 * person pairs by rules in the event language and by a few examples.
 */
@NullMarked
package io.miharu.app.evaluation;

import org.jspecify.annotations.NullMarked;
