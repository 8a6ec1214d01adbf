package io.miharu.eval.formats;

import io.miharu.core.Box;
import java.math.BigDecimal;
import java.util.Optional;

/** Boxes as files write them: as short as can be, and back to the same {@code float}. */
final class Pixels {

  private Pixels() {}

  /** The shortest decimal that reads as this edge, without {@code .0}. */
  static String edge(float value) {
    return decimal(value).toPlainString();
  }

  /** The shortest decimal that reads as {@code value}. */
  static BigDecimal decimal(float value) {
    BigDecimal shortest = new BigDecimal(Float.toString(value)).stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  /** Right less left, so that adding it to the left gives the right again. */
  static BigDecimal size(float low, float high) {
    BigDecimal size = decimal(high).subtract(decimal(low)).stripTrailingZeros();
    return size.scale() < 0 ? size.setScale(0) : size;
  }

  /** The middle of both. */
  static BigDecimal middle(float low, float high) {
    BigDecimal middle = decimal(low).add(decimal(high)).divide(BigDecimal.valueOf(2));
    BigDecimal shortest = middle.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }

  static boolean isWhole(Box box) {
    return Math.rint(box.left()) == box.left()
        && Math.rint(box.top()) == box.top()
        && Math.rint(box.right()) == box.right()
        && Math.rint(box.bottom()) == box.bottom();
  }

  /** A box between edges; empty where they enclose nothing. */
  static Optional<Box> box(double left, double top, double right, double bottom) {
    float l = (float) left;
    float t = (float) top;
    float r = (float) right;
    float b = (float) bottom;
    return l < r
            && t < b
            && Float.isFinite(l)
            && Float.isFinite(t)
            && Float.isFinite(r)
            && Float.isFinite(b)
        ? Optional.of(new Box(l, t, r, b))
        : Optional.empty();
  }
}
