package io.miharu.detectors.motion;

import io.miharu.detectors.motion.Components.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Cuts apart two people of whom one stands in front of the other.
 *
 * <p>From above eye level the farther one's feet and head are both higher up in the picture, so the
 * region of both is taller than one person is there: its lowest rows are the nearer one's alone,
 * its highest the farther one's. These rows say where across the picture each of them is.
 */
final class OneBehindAnother {

  /** A region this much taller than a person is two; less is a raised arm or a hat. */
  private static final double TALLER = 1.3;

  /** More is three, or no people at all, of the nearer one's height. */
  private static final double TALLEST = 2.6;

  /** A region wider than this share of the nearer one's height is something else. */
  private static final double WIDEST = 1.1;

  /** Half of a person's width, of their height. */
  private static final double HALF_WIDTH = 0.17;

  /** This share of the pixels on each side may be somebody else's. */
  private static final double STRAY = 0.05;

  /** The height, px of the small picture, of a person with feet at this row; NaN when unknown. */
  private final DoubleUnaryOperator heightAt;

  private final int width;

  /**
   * @param width of the small picture, px
   */
  OneBehindAnother(DoubleUnaryOperator heightAt, int width) {
    this.heightAt = heightAt;
    this.width = width;
  }

  /** Whether from {@code top} to {@code bottom} it is too far for one person standing there. */
  boolean tooTall(int top, int bottom) {
    return bottom - top > TALLER * heightAt.applyAsDouble(bottom);
  }

  /** The nearer and the farther one, or the region itself where it is not two. */
  List<Component> apart(Component region) {
    double near = heightAt.applyAsDouble(region.bottom());
    int rows = region.bottom() - region.top();
    if (!tooTall(region.top(), region.bottom())
        || rows > TALLEST * near
        || region.right() - region.left() > WIDEST * near) {
      return List.of(region);
    }
    int nearTop = (int) Math.round(region.bottom() - near);
    int farBottom = farFeet(region);
    if (farBottom >= region.bottom()) {
      return List.of(region);
    }
    List<Component> both = new ArrayList<>();
    cut(region, Math.max(farBottom, nearTop), region.bottom(), nearTop, region.bottom())
        .ifPresent(both::add);
    cut(region, region.top(), Math.min(nearTop, farBottom), region.top(), farBottom)
        .ifPresent(both::add);
    return both.size() == 2 ? both : List.of(region);
  }

  /**
   * The row of the feet of whom the region's topmost pixels are the head; the region's own bottom
   * where that is not known.
   */
  private int farFeet(Component region) {
    int feet = region.top() + 1;
    while (feet < region.bottom() && !(feet - region.top() >= heightAt.applyAsDouble(feet))) {
      feet++;
    }
    return feet;
  }

  /**
   * The part from row {@code top} to row {@code bottom}, across the picture where the rows from
   * {@code from} to {@code to} are filled, which are nobody else's; none where they are empty.
   */
  private Optional<Component> cut(Component region, int from, int to, int top, int bottom) {
    int[] columns =
        IntStream.of(region.pixels())
            .filter(pixel -> pixel / width >= from && pixel / width < to)
            .map(pixel -> pixel % width)
            .sorted()
            .toArray();
    if (columns.length == 0) {
      return Optional.empty();
    }
    double middle = Arrays.stream(columns).average().orElseThrow();
    double half = HALF_WIDTH * (bottom - top);
    int stray = (int) (STRAY * columns.length);
    int left = (int) Math.round(Math.min(columns[stray], middle - half));
    int right = (int) Math.round(Math.max(columns[columns.length - 1 - stray] + 1, middle + half));
    int[] pixels =
        IntStream.of(region.pixels())
            .filter(pixel -> pixel / width >= top && pixel / width < bottom)
            .filter(pixel -> pixel % width >= left && pixel % width < right)
            .toArray();
    return Optional.of(
        new Component(
            pixels, Math.max(left, region.left()), top, Math.min(right, region.right()), bottom));
  }
}
