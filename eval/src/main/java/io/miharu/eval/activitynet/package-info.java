/**
 * Temporal localisation as ActivityNet and THUMOS score it: detections, proposals, and labels of
 * whole videos.
 *
 * <p>Start with {@link io.miharu.eval.activitynet.DetectionScores}. {@link
 * io.miharu.eval.activitynet.SegmentTruth} and {@link
 * io.miharu.eval.activitynet.SegmentPredictions} read the benchmark's JSON into flat arrays,
 * because half a million predictions are usual. What to do with input on which the reference tool
 * is wrong, {@link io.miharu.eval.activitynet.Parity} says.
 *
 * <p><b>Ties.</b> The reference sorts ascending by score with an unstable sort and reads the result
 * from the back. Here predictions are sorted ascending by (score, whether the truth lacks the
 * video, video, start, end) and read from the back, so that the order of a file never matters and a
 * prediction that cannot be right goes before its equals. Among truths that overlap a prediction
 * equally the later one is tried first.
 */
@NullMarked
package io.miharu.eval.activitynet;

import org.jspecify.annotations.NullMarked;
