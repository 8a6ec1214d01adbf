package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, for every moving region, whether a person was seen in it, and asks again when that is
 * due.
 *
 * <p>A region inherits the memory of the region of the frame before that it overlaps most (ties:
 * the older one). Regions are looked at in the order in which their looks fell due, as many in one
 * frame as the budget of pixels allows; what was not used is saved for later frames, up to {@value
 * #SAVED_FRAMES} frames' worth. Evidence is a running mean of confidences; from {@value
 * #PERSON_FROM} on the region is a person. A region with several persons is reported as these,
 * moved along with it. What walks like a person, upright and of one height ({@link Gait}), is one
 * even where nobody is seen: from the side, against the light, small. Heights of confirmed persons
 * tell how tall a person is in each part of the picture, and so how much to enlarge. Not
 * thread-safe.
 */
final class RegionVerdicts {

  static final double PERSON_FROM = 0.38;

  /** Evidence that is enough for a region as tall as persons are there. */
  static final double EXPECTED_FROM = 0.12;

  /** Evidence that walking gives. */
  static final double WALKING = 0.5;

  /** How much the first look counts: it has nothing to agree with. */
  static final double FIRST_SHARE = 0.75;

  /** How much a new look counts against all before it. */
  static final double NEW_SHARE = 0.4;

  /** After how long a region is looked at again, s of media time. */
  static final double EVERY_S = 0.33;

  /**
   * Pixels that may be looked at per second of video; OpenCV's people detector reads about 8 px in
   * a microsecond.
   */
  static final double PIXELS_PER_S = 700_000;

  static final double SAVED_FRAMES = 4;

  /** Frame px; below, enlarging gives the detector nothing to see. */
  static final double MIN_HEIGHT = 22;

  /** Who is seen this surely in a look tells how tall persons are there. */
  static final double TELLS_HEIGHT = 0.6;

  /** A region goes on from the one of the frame before that it overlaps more than this, IoU. */
  private static final double GOES_ON = 0.15;

  /** Less of a region's height is no person in it, however much it looks like one. */
  static final double MIN_PART = 0.4;

  private final PersonFinder people;
  private final PersonHeights heights = new PersonHeights();
  private List<RegionMemory> memories = new ArrayList<>();
  private double saved;
  private double lastS = Double.NaN;

  RegionVerdicts(PersonFinder people) {
    this.people = people;
  }

  /** How tall a person with feet at {@code footY} is, frame px; NaN before enough were seen. */
  double heightAt(double footY) {
    return heights.atKnown(footY);
  }

  /**
   * The regions of one frame, as persons where they are.
   *
   * @param confidences of the regions, in the same order
   */
  List<Detection> judge(Frame frame, List<Box> regions, List<Float> confidences) {
    double nowS = frame.time().seconds();
    List<Float> sure = new ArrayList<>(confidences);
    List<RegionMemory> now = inherit(stacked(regions, sure), nowS);
    look(frame, now, nowS);
    now.forEach(RegionMemory::noteUpright);
    List<Detection> found = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      report(now.get(i), sure.get(i), frame, found);
    }
    memories = now;
    return Detections.withoutDuplicates(found, 0.6);
  }

  /**
   * The regions that are one person by what was seen: upright, or the same region as somebody who
   * was upright, and about as large.
   */
  List<Box> persons() {
    return memories.stream()
        .filter(memory -> memory.isUpright() || memory.isDown())
        .map(memory -> memory.box)
        .toList();
  }

  /** Whether a region goes on from one that was one person by what was seen. */
  boolean wasPerson(Box region) {
    return persons().stream().anyMatch(person -> person.iou(region) > GOES_ON);
  }

  /** Evidence as a confidence. */
  private static double sure(double evidence) {
    return Math.min(0.97, 0.3 + 0.7 * evidence);
  }

  /**
   * The regions, with head and legs as one where a coat is as grey as what is behind it: two parts
   * one above the other that together are as tall as persons are there, while neither is alone.
   *
   * @param confidences of the regions; changed along with them
   */
  private List<Box> stacked(List<Box> regions, List<Float> confidences) {
    List<Box> joined = new ArrayList<>(regions);
    for (int i = 0; i < joined.size(); i++) {
      for (int j = joined.size() - 1; j >= 0; j--) {
        if (i != j && stack(joined.get(i), joined.get(j))) {
          joined.set(i, joined.get(i).hull(joined.get(j)));
          confidences.set(i, Math.max(confidences.get(i), confidences.get(j)));
          joined.remove(j);
          confidences.remove(j);
          i -= j < i ? 1 : 0;
        }
      }
    }
    return joined;
  }

  private boolean stack(Box upper, Box lower) {
    double height = heights.at(lower.bottom());
    double shared = Math.min(upper.right(), lower.right()) - Math.max(upper.left(), lower.left());
    double both = lower.bottom() - upper.top();
    return upper.bottom() < lower.bottom()
        && shared > 0.6 * Math.min(upper.width(), lower.width())
        && Math.max(upper.height(), lower.height()) < 0.75 * height
        && lower.top() - upper.bottom() < 0.45 * height
        && both > 0.8 * height
        && both < 1.15 * height
        && Math.max(upper.width(), lower.width()) < 0.7 * height;
  }

  private List<RegionMemory> inherit(List<Box> regions, double nowS) {
    List<RegionMemory> now = new ArrayList<>();
    boolean[] taken = new boolean[memories.size()];
    for (Box region : regions) {
      int best = -1;
      double overlap = GOES_ON;
      for (int i = 0; i < memories.size(); i++) {
        double iou = memories.get(i).box.iou(region);
        if (!taken[i] && iou > overlap) {
          best = i;
          overlap = iou;
        }
      }
      if (best < 0) {
        now.add(new RegionMemory(region, nowS));
      } else {
        taken[best] = true;
        RegionMemory known = memories.get(best);
        known.box = region;
        if (region.height() >= MIN_HEIGHT
            && !(region.height() < 0.6 * heights.at(region.bottom()))) {
          known.gait.step(region, nowS);
        }
        if (known.changed()) {
          known.dueS = Math.min(known.dueS, nowS);
        }
        now.add(known);
      }
    }
    return now;
  }

  private void look(Frame frame, List<RegionMemory> now, double nowS) {
    double dt = Double.isNaN(lastS) ? 0.1 : Math.min(0.5, Math.max(0, nowS - lastS));
    lastS = nowS;
    saved = Math.min(saved + PIXELS_PER_S * dt, SAVED_FRAMES * PIXELS_PER_S * Math.max(dt, 0.04));
    List<RegionMemory> due = new ArrayList<>(now);
    due.removeIf(memory -> memory.dueS > nowS || memory.box.height() < MIN_HEIGHT);
    due.sort(
        Comparator.comparingDouble((RegionMemory memory) -> memory.dueS)
            .thenComparingInt(memory -> memory.looks));
    for (RegionMemory memory : due) {
      if (saved <= 0) {
        return;
      }
      double shortest = shortest(memory.box);
      saved -= people.cost(memory.box, shortest);
      List<Detection> inside = people.find(frame, memory.box, shortest);
      conclude(memory, inside);
      memory.dueS = nowS + EVERY_S;
    }
  }

  /** The least height to look for: what persons have there, or a little less than the region's. */
  private double shortest(Box region) {
    double expected = heights.at(region.bottom());
    if (region.height() < 1.25 * region.width() && !Double.isNaN(expected)) {
      return 0.85 * Math.min(expected, region.height());
    }
    double alone = 0.82 * region.height();
    if (!Double.isNaN(expected) && expected < 0.65 * region.height()) {
      return 0.85 * expected;
    }
    return alone;
  }

  private void conclude(RegionMemory memory, List<Detection> inside) {
    List<Detection> held =
        inside.stream()
            .filter(
                seen ->
                    seen.box().coveredBy(memory.box) >= 0.6
                        && seen.box().height() >= MIN_PART * memory.box.height())
            .toList();
    double best = held.isEmpty() ? 0 : held.get(0).confidence();
    memory.evidence =
        memory.looks == 0
            ? FIRST_SHARE * best
            : memory.evidence + NEW_SHARE * (best - memory.evidence);
    memory.looks++;
    memory.lookedAt = memory.box;
    if (held.isEmpty() && memory.gait.onFoot(memory.box) && PersonBoxes.isUpright(memory.box)) {
      heights.add(memory.box.bottom(), memory.box.height());
    }
    if (!held.isEmpty()) {
      memory.inside = held;
      if (best > TELLS_HEIGHT && memory.isAlone()) {
        heights.add(memory.box.bottom(), memory.box.height());
      }
    }
  }

  /**
   * Whether a region has the size and proportions of the persons seen in this part of the picture.
   */
  boolean isExpected(Box region) {
    double height = heights.at(region.bottom());
    return PersonBoxes.isUpright(region)
        && region.height() > 0.75 * height
        && region.height() < 1.35 * height;
  }

  private static @Nullable Detection person(Box box, double confidence, Frame frame) {
    return box.clipped(frame.width(), frame.height())
        .map(inside -> Detection.ofMotion(PeopleDetector.PERSON, inside, (float) confidence))
        .orElse(null);
  }

  private void report(RegionMemory memory, float confidence, Frame frame, List<Detection> found) {
    double from = isExpected(memory.box) ? EXPECTED_FROM : PERSON_FROM;
    if (memory.gait.onFoot(memory.box)) {
      double sure = sure(Math.max(memory.evidence, WALKING));
      found.add(Detection.ofMotion(PeopleDetector.PERSON, memory.box, (float) sure));
      return;
    }
    if (memory.isDown()) {
      found.add(
          Detection.ofMotion(PeopleDetector.PERSON, memory.box, (float) sure(memory.evidence)));
      return;
    }
    if (memory.evidence < from || (memory.changed() && !PersonBoxes.isUpright(memory.box))) {
      found.add(Detection.ofMotion(MotionDetector.MOVING_REGION, memory.box, confidence));
      return;
    }
    double sure = sure(memory.evidence);
    if (memory.isAlone() || memory.changed()) {
      found.add(Detection.ofMotion(PeopleDetector.PERSON, memory.box, (float) sure));
      return;
    }
    double dx = memory.box.centreX() - memory.lookedAt.centreX();
    double dy = memory.box.bottom() - memory.lookedAt.bottom();
    for (Detection inside : memory.inside) {
      Detection moved =
          person(inside.box().translated(dx, dy), Math.min(sure, inside.confidence()), frame);
      if (moved != null) {
        found.add(moved);
      }
    }
  }
}
