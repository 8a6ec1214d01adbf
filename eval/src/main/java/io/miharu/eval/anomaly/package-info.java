/**
 * Frame-level scores of anomalies against annotated stretches of video: AUC and AP over frames,
 * false alarms in normal videos, and how late the first alert comes.
 *
 * <p>Start with {@link io.miharu.eval.anomaly.AnomalyScores}; {@link
 * io.miharu.eval.anomaly.AnomalyFile} reads the tables. {@link
 * io.miharu.eval.anomaly.BinaryRanking} is the arithmetic.
 */
@NullMarked
package io.miharu.eval.anomaly;

import org.jspecify.annotations.NullMarked;
