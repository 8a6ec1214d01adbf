/**
 * Teaches networks of skeleton actions and says how well they do on whom they have not seen.
 *
 * <p>Start at {@link io.miharu.learning.skeletons.SkeletonTrial}, which trains and judges a kind of
 * network on the folds of a set; {@link io.miharu.learning.skeletons.ActionTrainer} is one
 * training, {@code ElasticTable} what learns without one. {@link
 * io.miharu.learning.skeletons.Protocol} splits a data set as its papers do; {@link
 * io.miharu.learning.skeletons.StickFigures} draws a data set where there is none.
 */
@NullMarked
package io.miharu.learning.skeletons;

import org.jspecify.annotations.NullMarked;
