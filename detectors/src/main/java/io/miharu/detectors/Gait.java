package io.miharu.detectors;

import io.miharu.core.Box;

/**
 * Whether a moving region goes its way as somebody on foot does: upright, and as tall as before,
 * for {@value #WALK_S} s and {@value #WALK_HEIGHTS} of its own heights. Legs open and close, and
 * those of a runner far, so single boxes may be wider than the mean of them, and the width must
 * swing {@value #MIN_SWINGS} times: what is rigid, a lorry from the front, keeps its width. Foliage
 * goes nowhere, and a region that swallows another changes its height. Ours. Once seen to walk, it
 * stays a walker. Not thread-safe.
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

  /** A swing takes the width this far from its running mean, as a share, to the other side. */
  static final double SWING = 0.08;

  static final int MIN_SWINGS = 2;

  /** How fast the running mean of the width follows, for those who come nearer. */
  static final double WIDTH_MEMORY_S = 0.7;

  private Box first;
  private double sinceS;
  private double heights;
  private double aspects;
  private int steps;
  private double lastS;
  private double meanWidth;
  private int side;
  private int swings;
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
    swing(box.width(), nowS);
    if (nowS - sinceS >= WALK_S
        && swings >= MIN_SWINGS
        && aspects >= MEAN_UPRIGHT * steps
        && box.foot().distance(first.foot()) >= WALK_HEIGHTS * mean) {
      walks = true;
      walkingHeight = mean;
    }
  }

  private void swing(double width, double nowS) {
    int now = width > meanWidth * (1 + SWING) ? 1 : width < meanWidth * (1 - SWING) ? -1 : 0;
    if (now != 0 && now != side) {
      // Being seen wide or narrow for the first time is no swing yet.
      swings += side == 0 ? 0 : 1;
      side = now;
    }
    meanWidth += (1 - Math.exp(-(nowS - lastS) / WIDTH_MEMORY_S)) * (width - meanWidth);
    lastS = nowS;
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
    meanWidth = box.width();
    lastS = nowS;
    side = 0;
    swings = 0;
  }
}
