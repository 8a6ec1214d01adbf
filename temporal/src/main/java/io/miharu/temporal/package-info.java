/**
 * Follows: joins what was seen in single frames over time.
 *
 * <p>{@link io.miharu.temporal.tracking} turns detections into tracks, {@link
 * io.miharu.temporal.poses} steadies the skeletons of persons, {@link
 * io.miharu.temporal.kinematics} measures how a track moves, and {@link
 * io.miharu.temporal.relations} says what that means in calibrated concept scores. {@link
 * io.miharu.temporal.models} defines networks that see clips, and {@link io.miharu.temporal.clips}
 * slides them over a video.
 */
@NullMarked
package io.miharu.temporal;

import org.jspecify.annotations.NullMarked;
