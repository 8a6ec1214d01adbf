package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.ActivityObject.PixelBox;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * The overlap of boxes of which one at least is {@linkplain PixelBox#isReversed reversed}, as the
 * reference reckons it.
 *
 * <p>ActEV_Scorer holds a box as a step function that begins at x and ends at x + w. Where w is
 * negative the end comes first, so the function never ends; and the area of what does not end
 * leaves out all that lies behind the last step. No meaning is claimed for these numbers: they are
 * there for {@code --compat}.
 */
final class BoxSignals {

  private static final long NEVER = Long.MAX_VALUE;

  private BoxSignals() {}

  /** From 0 on, and not always to 1. */
  static double iou(PixelBox a, PixelBox b) {
    double common = area(a, b, (x, y) -> x && y);
    double union = area(a, b, (x, y) -> x || y);
    return union == 0 ? 0 : common / union;
  }

  private static double area(PixelBox a, PixelBox b, BiPredicate<Boolean, Boolean> joined) {
    SortedSet<Long> edges = edges(a.x(), a.width(), b.x(), b.width());
    double area = 0;
    List<Long> before = List.of();
    double height = 0;
    long since = 0;
    for (long edge : edges) {
      boolean inA = holds(edge, a.x(), a.width());
      boolean inB = holds(edge, b.x(), b.width());
      List<Long> column = column(a, inA, b, inB, joined);
      if (!column.equals(before)) {
        area += (edge - since) * height;
        since = edge;
        before = column;
        height = length(column);
      }
    }
    return area;
  }

  /** Where the joined function of one column changes, in rising order; it begins with 1. */
  private static List<Long> column(
      PixelBox a, boolean inA, PixelBox b, boolean inB, BiPredicate<Boolean, Boolean> joined) {
    List<Long> changes = new ArrayList<>();
    boolean last = false;
    for (long edge : edges(a.y(), inA ? a.height() : 0, b.y(), inB ? b.height() : 0)) {
      boolean now =
          joined.test(inA && holds(edge, a.y(), a.height()), inB && holds(edge, b.y(), b.height()));
      if (now != last) {
        changes.add(edge);
        last = now;
      }
    }
    return changes;
  }

  /** The length where the function is 1, without what lies behind its last change. */
  private static double length(List<Long> changes) {
    double length = 0;
    for (int i = 0; i + 1 < changes.size(); i += 2) {
      length += changes.get(i + 1) - changes.get(i);
    }
    return length;
  }

  private static SortedSet<Long> edges(long a, long sizeA, long b, long sizeB) {
    SortedSet<Long> edges = new TreeSet<>();
    for (long[] side : new long[][] {{a, sizeA}, {b, sizeB}}) {
      if (side[1] != 0) {
        edges.add(side[0]);
        edges.add(side[0] + side[1]);
      }
    }
    return edges;
  }

  private static boolean holds(long place, long first, long size) {
    return size != 0 && place >= first && place < (size > 0 ? first + size : NEVER);
  }
}
