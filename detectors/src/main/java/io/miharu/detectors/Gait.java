package io.miharu.detectors;

import io.miharu.core.Box;

/**
 * Whether a moving region goes its way as somebody on foot does: upright, and as tall as before,
 * for {@value #WALK_S} s and {@value #WALK_HEIGHTS} of its own heights. Legs open and close, and
 * those of a runner far, so single boxes may be wider than the mean of them. Cars are wider than
 * tall, foliage goes nowhere, and a region that swallows another changes its height. Ours. Once
 * seen to walk, it stays a walker. Not thread-safe.
 */
final class Gait {

  static final double WALK_S = 0.8;
  static final double WALK_HEIGHTS = 0.6;

  /** Height over width of every box, and of their mean. */
  static final double MIN_UPRIGHT = 0.85;

  static final double MEAN_UPRIGHT = 1.15;
  static final double MAX_UPRIGHT = 4.5;

  /** How far a height may be from the mean, as a share. */
  static final double SAME_HEIGHT = 0.2;

  private Box first;
  private double sinceS;
  private double heights;
  private double aspects;
  private int steps;
  private boolean walks;
  private double walkingHeight;

  Gait(Box box, double nowS) {
    first = box;
    restart(box, nowS);
  }

  /** Takes note of the region's next box. */
  void step(Box box, double nowS) {
    double aspect = box.height() / box.width();
    double mean = heights / steps;
    if (aspect < MIN_UPRIGHT
        || aspect > MAX_UPRIGHT
        || Math.abs(box.height() - mean) > SAME_HEIGHT * mean) {
      restart(box, nowS);
      return;
    }
    heights += box.height();
    aspects += aspect;
    steps++;
    mean = heights / steps;
    if (nowS - sinceS >= WALK_S
        && aspects >= MEAN_UPRIGHT * steps
        && box.foot().distance(first.foot()) >= WALK_HEIGHTS * mean) {
      walks = true;
      walkingHeight = mean;
    }
  }

  boolean walks() {
    return walks;
  }

  /** Whether the box is still that of somebody who walked, alone and on their feet. */
  boolean onFoot(Box box) {
    return walks
        && box.height() >= MIN_UPRIGHT * box.width()
        && Math.abs(box.height() - walkingHeight) <= 0.25 * walkingHeight;
  }

  private void restart(Box box, double nowS) {
    first = box;
    sinceS = nowS;
    heights = box.height();
    aspects = box.height() / box.width();
    steps = 1;
  }
}
