/**
 * How one track moves, measured over sliding windows of bounded size.
 *
 * <p>Start with {@link io.miharu.temporal.kinematics.Motion}, the list of what is measured; {@link
 * io.miharu.temporal.kinematics.MotionWindow} measures it. Everything is in pixels of the picture
 * or in heights of the thing itself: without calibration there are no metres.
 */
@NullMarked
package io.miharu.temporal.kinematics;

import org.jspecify.annotations.NullMarked;
