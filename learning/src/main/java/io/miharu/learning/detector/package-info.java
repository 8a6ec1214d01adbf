/**
 * Teaches the detector of our own: people and vehicles, small enough to come with the engine.
 *
 * <p>Start at {@link io.miharu.learning.detector.Teacher}, whose answers on real clips are the
 * truth that is learnt, beside the exact one of built-in scenes; {@link
 * io.miharu.learning.detector.FrameStore} keeps the labelled frames with where they come from.
 * {@link io.miharu.learning.detector.DetectorNetwork} is what is trained, by {@link
 * io.miharu.learning.detector.DetectorTrainee} on {@link io.miharu.learning.detector.VariedFrames};
 * {@link io.miharu.learning.detector.TargetAssignment} says which cell learns what, {@link
 * io.miharu.learning.detector.DetectorLoss} how far off it is.
 */
@NullMarked
package io.miharu.learning.detector;

import org.jspecify.annotations.NullMarked;
