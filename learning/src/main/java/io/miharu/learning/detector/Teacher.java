package io.miharu.learning.detector;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.LabelFamilies;
import io.miharu.detectors.Detector;
import io.miharu.detectors.opencv.PictureCut;
import io.miharu.learning.detector.LabelledBox.Trust;
import io.miharu.learning.detector.PartialFrame.Region;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A larger detector whose answers are learnt. It looks at the whole frame, at the same mirrored,
 * and at four overlapping parts of it, and the looks vote: what two of them agree on is there, what
 * only one sees, or all see weakly, is left open. Borrows the detector. Not thread-safe.
 *
 * <p>The idea of joining looks is that of test-time augmentation; boxes are joined by confidence as
 * in Solovyev et al., "Weighted boxes fusion", Image and Vision Computing 2021, arXiv:1910.13302,
 * but the confidence is the mean of the two surest looks, so that the tiles' many chances do not
 * raise it.
 */
public final class Teacher {

  /** From here on a thing is there. */
  static final float SURE = 0.45f;

  /** Below, nothing is there; between the two nobody knows. */
  static final float UNSURE = 0.2f;

  /** Of two looks at one thing. */
  private static final double SAME_IOU = 0.5;

  /** The side of a part, of the frame's. */
  private static final double PART = 0.6;

  /** What touches an inner border of a part is cut off there, px of the frame's width. */
  private static final double BORDER = 0.01;

  private final Detector detector;
  private final LabelFamilies families;
  private final PictureCut cut = new PictureCut();

  /**
   * A teacher.
   *
   * @param families of labels that count as one in a look: with them, what is called a car and a
   *     truck at once is as surely there as both say together
   */
  public Teacher(Detector detector, LabelFamilies families) {
    this.detector = detector;
    this.families = families;
  }

  /** What a look saw, in pixels of the frame. */
  record Vote(int look, boolean whole, Detection seen) {}

  /** A quick look at the whole frame: what of our classes is there for sure. */
  List<Detection> glance(Frame frame) throws IOException {
    return detector.detect(frame).stream()
        .filter(seen -> seen.confidence() >= SURE && DetectorLabels.ALL.contains(seen.label()))
        .toList();
  }

  /** Everything the looks agree on, surest first, in pixels of the frame. */
  public List<LabelledBox> label(Frame frame) throws IOException {
    List<Vote> votes = new ArrayList<>();
    List<Region> regions = regions(frame.width(), frame.height());
    for (int look = 0; look < regions.size(); look++) {
      Region region = regions.get(look);
      for (Detection seen : detector.detect(new PartialFrame(frame, region, cut))) {
        Box box = region.toFrame(seen.box());
        if (DetectorLabels.ALL.contains(seen.label())
            && !isCut(box, region, frame.width(), frame.height())) {
          votes.add(new Vote(look, look < 2, new Detection(seen.label(), box, seen.confidence())));
        }
      }
    }
    return count(votes, families);
  }

  /** The whole frame as it is and mirrored, then its four corners. */
  static List<Region> regions(int width, int height) {
    int w = (int) Math.round(width * PART);
    int h = (int) Math.round(height * PART);
    List<Region> regions = new ArrayList<>();
    Region whole = new Region(0, 0, width, height, false);
    regions.add(whole);
    regions.add(whole.mirror());
    regions.add(new Region(0, 0, w, h, false));
    regions.add(new Region(width - w, 0, w, h, false));
    regions.add(new Region(0, height - h, w, h, false));
    regions.add(new Region(width - w, height - h, w, h, false));
    return regions;
  }

  /** Whether a box ends where the part ends, but not the frame. */
  static boolean isCut(Box box, Region region, int width, int height) {
    double near = BORDER * width;
    Box all = region.box();
    return (all.left() > 0 && box.left() < all.left() + near)
        || (all.top() > 0 && box.top() < all.top() + near)
        || (all.right() < width && box.right() > all.right() - near)
        || (all.bottom() < height && box.bottom() > all.bottom() - near);
  }

  /** Joins the votes of all looks. */
  static List<LabelledBox> count(List<Vote> votes, LabelFamilies families) {
    List<Vote> left = new ArrayList<>(votes);
    left.sort(
        (one, other) -> io.miharu.detectors.Detections.ORDER.compare(one.seen(), other.seen()));
    List<LabelledBox> found = new ArrayList<>();
    while (!left.isEmpty()) {
      Box first = left.get(0).seen().box();
      List<Vote> same =
          left.stream().filter(vote -> vote.seen().box().iou(first) >= SAME_IOU).toList();
      left.removeAll(same);
      LabelledBox joined = join(same, families);
      if (joined.confidence() >= UNSURE && !isPart(joined, same, found)) {
        found.add(joined);
      }
    }
    return found;
  }

  /** Whether it is inside something surer of its label and only looks at parts saw it. */
  private static boolean isPart(LabelledBox box, List<Vote> votes, List<LabelledBox> surer) {
    return votes.stream().noneMatch(Vote::whole)
        && surer.stream()
            .anyMatch(
                other ->
                    other.label().equals(box.label()) && box.box().coveredBy(other.box()) > 0.8);
  }

  private static LabelledBox join(List<Vote> votes, LabelFamilies families) {
    Map<ConceptId, Double> byLabel = new LinkedHashMap<>();
    double all = 0;
    for (Vote vote : votes) {
      Detection seen = vote.seen();
      byLabel.merge(seen.label(), (double) seen.confidence(), Double::sum);
      all += seen.confidence();
    }
    ConceptId label = votes.get(0).seen().label();
    for (Map.Entry<ConceptId, Double> other : byLabel.entrySet()) {
      label = other.getValue() > byLabel.getOrDefault(label, 0.0) ? other.getKey() : label;
    }
    double[] sums = new double[5];
    for (Vote vote : votes) {
      Box box = vote.seen().box();
      double weight = vote.seen().confidence();
      sums[0] += weight * box.left();
      sums[1] += weight * box.top();
      sums[2] += weight * box.right();
      sums[3] += weight * box.bottom();
      sums[4] += weight;
    }
    Box box =
        new Box(
            (float) (sums[0] / sums[4]),
            (float) (sums[1] / sums[4]),
            (float) (sums[2] / sums[4]),
            (float) (sums[3] / sums[4]));
    float confidence = twoSurest(votes, label, families);
    float share = (float) Math.min(1, byLabel.getOrDefault(label, 0.0) / all);
    return new LabelledBox(
        label, box, confidence, share, confidence >= SURE ? Trust.SURE : Trust.UNSURE);
  }

  /** The mean of the two looks that are surest that there is something of the label's family. */
  private static float twoSurest(List<Vote> votes, ConceptId label, LabelFamilies families) {
    Map<Integer, Map<ConceptId, Float>> byLook = new LinkedHashMap<>();
    for (Vote vote : votes) {
      // A label of another family only says that there is something, as surely as the look is.
      ConceptId name = families.areOne(label, vote.seen().label()) ? vote.seen().label() : label;
      byLook
          .computeIfAbsent(vote.look(), look -> new LinkedHashMap<>())
          .merge(name, vote.seen().confidence(), Math::max);
    }
    float[] best = {0, 0};
    for (Map<ConceptId, Float> names : byLook.values()) {
      float sum = 0;
      for (float confidence : names.values()) {
        sum += confidence;
      }
      float confidence = Math.min(1, sum);
      best[1] = Math.max(best[1], Math.min(best[0], confidence));
      best[0] = Math.max(best[0], confidence);
    }
    return (best[0] + best[1]) / 2;
  }
}
