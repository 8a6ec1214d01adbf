package io.miharu.detectors.tiles;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.detectors.Detections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Makes one list of what several looks at one frame gave, each thing once.
 *
 * <p>Two boxes of one label from different looks are one thing when
 *
 * <ol>
 *   <li>one of them ends within {@value #SEAM_PX} px of an inner border of its tile, the other does
 *       not, and they share more than {@value #CUT_SHARE} of the smaller: the cut one goes;
 *   <li>or their IoU passes {@value #SAME_IOU}, or they share more than {@value #WITHIN} of the
 *       smaller: the surer stays, of equal ones the smaller.
 * </ol>
 *
 * <p>Source: methods/video-pipeline.md section 3. Ours: boxes of one look are left as they are, for
 * the network has compared them itself, and two people in a crowd may well cover each other.
 */
final class SeamMerge {

  static final double SEAM_PX = 2;
  static final double CUT_SHARE = 0.6;
  static final double SAME_IOU = 0.5;
  static final double WITHIN = 0.8;

  /** What was seen, in which look, and whether a border cut it. */
  private record Sight(Detection seen, int look, boolean cut) {
    Box box() {
      return seen.box();
    }
  }

  private static final Comparator<Sight> SUREST_THEN_SMALLEST =
      Comparator.comparingDouble((Sight sight) -> -sight.seen().confidence())
          .thenComparingDouble(sight -> sight.box().areaPx2())
          .thenComparing(Sight::seen, Detections.ORDER);

  private final int frameWidth;
  private final int frameHeight;
  private final List<Sight> sights = new ArrayList<>();
  private int looks;

  SeamMerge(int frameWidth, int frameHeight) {
    this.frameWidth = frameWidth;
    this.frameHeight = frameHeight;
  }

  /** Adds a look at the whole frame. */
  void add(List<Detection> seen) {
    seen.forEach(one -> sights.add(new Sight(one, looks, false)));
    looks++;
  }

  /**
   * Adds a look at a tile.
   *
   * @param seen in pixels of the tile
   */
  void add(Tile tile, List<Detection> seen) {
    for (Detection one : seen) {
      Box box = one.box().translated(tile.left(), tile.top());
      Detection placed = new Detection(one.label(), box, one.confidence(), one.whole());
      sights.add(new Sight(placed, looks, isCut(box, tile)));
    }
    looks++;
  }

  private boolean isCut(Box box, Tile tile) {
    return (tile.left() > 0 && box.left() <= tile.left() + SEAM_PX)
        || (tile.top() > 0 && box.top() <= tile.top() + SEAM_PX)
        || (tile.right() < frameWidth && box.right() >= tile.right() - SEAM_PX)
        || (tile.bottom() < frameHeight && box.bottom() >= tile.bottom() - SEAM_PX);
  }

  /** Each thing once, in {@link Detections#ORDER}. O(n²). */
  List<Detection> merged() {
    List<Sight> left = new ArrayList<>(sights);
    left.removeIf(sight -> sight.cut() && sights.stream().anyMatch(all -> showsMore(all, sight)));
    left.sort(SUREST_THEN_SMALLEST);
    List<Sight> kept = new ArrayList<>();
    for (Sight sight : left) {
      if (kept.stream().noneMatch(better -> isSame(better, sight))) {
        kept.add(sight);
      }
    }
    return kept.stream().map(Sight::seen).sorted(Detections.ORDER).toList();
  }

  private static boolean comparable(Sight a, Sight b) {
    return a.look() != b.look() && a.seen().label().equals(b.seen().label());
  }

  private static boolean showsMore(Sight whole, Sight cut) {
    return comparable(whole, cut)
        && !whole.cut()
        && sharedOfSmaller(whole.box(), cut.box()) > CUT_SHARE;
  }

  private static boolean isSame(Sight better, Sight other) {
    return comparable(better, other)
        && (better.box().iou(other.box()) > SAME_IOU
            || sharedOfSmaller(better.box(), other.box()) > WITHIN);
  }

  private static double sharedOfSmaller(Box a, Box b) {
    return a.intersectionPx2(b) / Math.min(a.areaPx2(), b.areaPx2());
  }
}
