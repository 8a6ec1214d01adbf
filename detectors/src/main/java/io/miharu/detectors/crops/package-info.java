/**
 * Looks closer: networks that are shown one box of a frame, enlarged to their own size.
 *
 * <p>{@link io.miharu.detectors.crops.PoseNetwork} finds the joints of a person, {@link
 * io.miharu.detectors.crops.AppearanceNetwork} a vector that knows the person again. Both sample
 * the frame through {@link io.miharu.detectors.crops.CropSampler}, in plain Java, so that places
 * come back to the frame's pixels exactly.
 */
@NullMarked
package io.miharu.detectors.crops;

import org.jspecify.annotations.NullMarked;
