/**
 * One training loop for all networks.
 *
 * <p>Start with {@link io.miharu.learning.training.Trainer}, which reads like the loop it is, and
 * {@link io.miharu.learning.training.TrainingSettings}, all that can be chosen. A network is a
 * {@link io.miharu.learning.training.Trainee}: it gives gradients and takes weights, and knows
 * nothing of optimisers. {@link io.miharu.learning.training.Checkpoint} keeps everything that a run
 * needs to go on to the last bit; chance needs no place in it, since every stream is a function of
 * the seed and of what it is for. {@link io.miharu.learning.training.CurveReport} draws what
 * happened.
 */
@NullMarked
package io.miharu.learning.training;

import org.jspecify.annotations.NullMarked;
