package io.miharu.temporal.kinematics;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;

/**
 * How a track moves at the moment of its last detection. Immutable.
 *
 * @param time of that detection
 * @param box of that detection
 * @param seenSeconds from the first to the last detection
 * @param heightPx the thing's own height: the median of the last second, or what it was before
 *     while it is lower now (lying, or cut by the border), forgotten with a time constant of 10 s
 * @param velocityX px/s to the right, by least squares over the speed window; 0 before it has three
 *     detections over a third of the window
 * @param velocityY px/s downwards, likewise
 * @param wobblePx root mean square distance of the places from that fit: small on a steady way,
 *     large where a box jumps between a part, the whole and a group
 * @param heading direction of travel in radians, 0 to the right, rising clockwise as seen; NaN
 *     while stopped
 * @param stoppedSeconds how long it has stood: from slower than 0.15 own heights/s until faster
 *     than 0.25; 0 while it moves
 * @param aspect mean w/h over the last 0.3 s
 * @param expansion d(ln s)/dt over the contact window, 1/s; NaN before that window is half full
 * @param heightExpansion d(ln h)/dt over the same window, 1/s; NaN likewise. A thing that comes
 *     closer grows in both; one that turns, or comes in over the border, only in width
 * @param expansionRms root mean square residual of that fit, in units of ln s
 * @param timeToContact seconds until contact, 1/m - W/2 for the expansion m and the fitted span W;
 *     NaN where m is 0.05 1/s or less
 * @param pathPx length of the path over the path window, of places averaged over a second; steps
 *     below 0.2 own heights do not count, so that a jittering box stands still
 * @param displacementPx from the first to the last place of the path window
 * @param extentPx diagonal of the upright rectangle around all places of the path window
 * @param pathSeconds how much of the path window is filled
 * @param touchesBorder whether the box is cut by the border of the picture, or may be: then its
 *     height, speed and expansion are not those of the thing
 * @param heightSpread largest over smallest height within the speed window, 1 or more; large where
 *     a box jumps between a part, the whole and a group
 */
public record Motion(
    MediaTime time,
    Box box,
    double seenSeconds,
    double heightPx,
    double velocityX,
    double velocityY,
    double wobblePx,
    double heading,
    double stoppedSeconds,
    double aspect,
    double expansion,
    double heightExpansion,
    double expansionRms,
    double timeToContact,
    double pathPx,
    double displacementPx,
    double extentPx,
    double pathSeconds,
    boolean touchesBorder,
    double heightSpread) {

  /** px/s. */
  public double speedPx() {
    return Math.hypot(velocityX, velocityY);
  }

  /** Own heights per second. */
  public double speed() {
    return speedPx() / heightPx;
  }
}
