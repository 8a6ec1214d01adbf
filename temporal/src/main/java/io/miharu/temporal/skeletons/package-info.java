/**
 * Turns recorded motion into what a network of skeleton actions reads.
 *
 * <p>In the order of the data: {@link io.miharu.temporal.skeletons.MotionCleaner} drops empty
 * frames and fills short gaps; {@link io.miharu.temporal.skeletons.NormalMotion} is the same clip
 * in the person's own units; {@link io.miharu.temporal.skeletons.Augmentation} varies it, in
 * training only; {@link io.miharu.temporal.skeletons.FeatureImages} and {@link
 * io.miharu.temporal.skeletons.FrameFeatures} make the numbers that go in. {@link
 * io.miharu.temporal.skeletons.ActionStream} finds actions in a recording while it comes in; {@link
 * io.miharu.temporal.skeletons.CommonJoints} makes skeletons in pictures fit. {@link
 * io.miharu.temporal.skeletons.ElasticForm} compares clips without a network. Nothing here knows
 * ND4J: the same code feeds the trained file.
 */
@NullMarked
package io.miharu.temporal.skeletons;

import org.jspecify.annotations.NullMarked;
