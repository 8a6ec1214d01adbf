/**
 * Detections of single frames become tracks.
 *
 * <p>Start with {@link io.miharu.temporal.tracking.Tracker}, the contract, and {@link
 * io.miharu.temporal.tracking.KalmanTracker}, which reads like the paper it follows. The pieces it
 * uses are small and know nothing of each other: a motion model of one box, an assignment solver, a
 * ballot of class votes, and the table of labels that may be the same thing.
 */
@NullMarked
package io.miharu.temporal.tracking;

import org.jspecify.annotations.NullMarked;
