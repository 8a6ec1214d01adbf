package io.miharu.learning.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The eight directions of the picture plane, 45° apart; x points right and y down. */
public enum Direction {
  RIGHT(0),
  DOWN_RIGHT(1),
  DOWN(2),
  DOWN_LEFT(3),
  LEFT(4),
  UP_LEFT(5),
  UP(6),
  UP_RIGHT(7);

  private final int eighths;

  Direction(int eighths) {
    this.eighths = eighths;
  }

  /** The step to the right of a movement of length 1. */
  public double x() {
    return StrictMath.cos(eighths * StrictMath.PI / 4);
  }

  /** The step down of a movement of length 1. */
  public double y() {
    return StrictMath.sin(eighths * StrictMath.PI / 4);
  }

  /** The direction that a label stands for, 0 to 7 clockwise from the right. */
  public static Direction of(int label) {
    return values()[label];
  }

  /** So many times 45° clockwise. */
  public Direction turned(int by) {
    return values()[Math.floorMod(eighths + by, 8)];
  }

  /** Where a film run backwards would go. */
  public Direction opposite() {
    return turned(4);
  }

  /** As a label is written: {@code down-right}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(Direction::label).toList();
  }
}
