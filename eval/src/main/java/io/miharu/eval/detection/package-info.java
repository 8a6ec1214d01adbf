/**
 * Judges boxes: how many of the true ones were found, frame by frame.
 *
 * <p>Start with {@link io.miharu.eval.detection.DetectionMatching}; its counts add up over frames
 * and give precision and recall at one overlap.
 */
@NullMarked
package io.miharu.eval.detection;

import org.jspecify.annotations.NullMarked;
