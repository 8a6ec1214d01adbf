/**
 * Follows bodies: the joints of tracked persons over time.
 *
 * <p>{@link io.miharu.temporal.poses.PoseSmoother} takes the noise out of the poses of each track
 * with a {@link io.miharu.temporal.poses.OneEuroFilter} per coordinate. What a pose means is said
 * in {@code temporal.relations}.
 */
@NullMarked
package io.miharu.temporal.poses;

import org.jspecify.annotations.NullMarked;
