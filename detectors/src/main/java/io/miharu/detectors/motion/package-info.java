/**
 * What moves, what was left and what was taken, before a camera that stands still: arrays and
 * arithmetic, no library.
 *
 * <p>{@link io.miharu.detectors.motion.MotionDetector} is the way in. It shrinks each frame to a
 * small grey picture; {@code CameraMotion} says whether the camera itself moves; {@code Background}
 * knows what the empty scene looks like; {@code Components} turns pixels into regions; {@code
 * StaticThings} keeps what was put down or taken away, as a layer before the background, so that it
 * is neither forgotten nor in the way of what passes before it. {@code Agitation} judges the motion
 * of the picture as a whole, by {@link io.miharu.detectors.motion.MotionStatistics}. The ground is
 * methods/video-pipeline.md section 2.
 */
@NullMarked
package io.miharu.detectors.motion;

import org.jspecify.annotations.NullMarked;
