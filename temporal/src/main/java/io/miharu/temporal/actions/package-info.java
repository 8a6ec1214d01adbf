/**
 * Says what tracked people do, from their skeletons over time.
 *
 * <p>{@link io.miharu.temporal.actions.PoseActions} slides networks over the skeletons of every
 * track and of every two that are close; a {@link io.miharu.temporal.actions.SkeletonActionNetwork}
 * is one such network with its card, ours or a user's, and {@link
 * io.miharu.temporal.actions.ActionPreparation} what the card says of its food. Nothing here knows
 * ND4J. How motion becomes numbers is in {@code temporal.skeletons}, the networks' making in {@code
 * temporal.models}.
 */
@NullMarked
package io.miharu.temporal.actions;

import org.jspecify.annotations.NullMarked;
