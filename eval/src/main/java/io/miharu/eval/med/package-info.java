/**
 * Multimedia event detection, scored as NIST's DEVA_cli (F4DE) scores it: was the event in the
 * clip, and how sure was the system?
 *
 * <p>Start with {@link io.miharu.eval.med.MedFiles}, which reads a submission into {@link
 * io.miharu.eval.med.TrialBlock blocks} of trials, one per event; {@link
 * io.miharu.eval.med.MedScores} scores those with a {@link io.miharu.eval.med.MedMetric}; {@link
 * io.miharu.eval.med.MedReport} writes the reference's own files. Which year asks for which
 * columns, metric and decision is in {@link io.miharu.eval.med.MedProtocol}. Trials that are
 * selected by SQL come from the sub-package {@code sqlite}.
 */
@NullMarked
package io.miharu.eval.med;

import org.jspecify.annotations.NullMarked;
