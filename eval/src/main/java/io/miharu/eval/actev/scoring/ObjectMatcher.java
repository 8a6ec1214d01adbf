package io.miharu.eval.actev.scoring;

import io.miharu.eval.SparseAssignment;
import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityObject;
import io.miharu.eval.actev.ActivityObject.PixelBox;
import io.miharu.eval.actev.ActivityObject.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Matches the objects of two instances in every frame that both hold. Boxes stand still for many
 * frames, so frames between which nothing changes are one {@link Stretch}.
 */
final class ObjectMatcher {

  private final ActivityIndex index;
  private final ScoreRange scores;
  private final double minIou;
  private final double iouEpsilon;
  private final double confEpsilon;
  private final double missCost;
  private final double falseAlarmCost;
  private final double switchCost;
  private final boolean countsSwitches;

  ObjectMatcher(
      ActevProtocol protocol,
      ScoringParameters parameters,
      ActivityIndex index,
      ScoreRange scores) {
    this.index = index;
    this.scores = scores;
    minIou = parameters.number("object.spatial_overlap_delta", 0);
    iouEpsilon = parameters.number("object.epsilon_object-overlap_congruence", 0);
    confEpsilon = parameters.number("object.epsilon_presenceconf_congruence", 0);
    missCost = parameters.number("mode.cost_miss", 1);
    falseAlarmCost = parameters.number("mode.cost_fa", 1);
    switchCost = parameters.number("mode.cost_id", 1);
    countsSwitches = protocol == ActevProtocol.ACTEV18_AODT;
  }

  /**
   * Frames in which no box changes, and the matches in each of them.
   *
   * @param first the first of them
   * @param end the frame after the last
   */
  record Stretch(long first, long end, List<Match> matches) {
    long frames() {
      return end - first;
    }
  }

  /**
   * A box of the truth and one of the system, or one of them alone.
   *
   * @param similarity 1 and a little more; NaN of a box alone
   * @param iou of the two boxes, from 0 to 1; NaN of a box alone
   * @param confCongruence where the box's score lies among all of the run; NaN of a box alone
   */
  record Match(
      Optional<ActivityObject> truth,
      Optional<ActivityObject> system,
      Optional<Step> found,
      double similarity,
      double iou,
      double confCongruence) {}

  /** A box in a frame, whose it is, and whether its class can be matched at all. */
  private record Placed(
      ActivityObject object, Step step, PixelBox box, String objectClass, boolean classed) {}

  ObjectEvidence compare(Instance truth, Instance system) {
    List<Stretch> stretches = stretches(truth, system);
    TreeMap<Double, ObjectEvidence.Boxes> boxes = new TreeMap<>();
    long frames = 0;
    long truths = 0;
    for (Stretch stretch : stretches) {
      frames += stretch.frames();
      for (Match match : stretch.matches()) {
        if (match.truth().isPresent()) {
          truths += stretch.frames();
        }
        if (match.found().isPresent()) {
          boolean hit = match.truth().isPresent();
          boxes.merge(
              score(match.found().get()),
              new ObjectEvidence.Boxes(hit ? stretch.frames() : 0, hit ? 0 : stretch.frames()),
              ObjectEvidence.Boxes::plus);
        }
      }
    }
    double minMote =
        countsSwitches && truths > 0
            ? Mote.lowest(
                stretches,
                boxes.keySet(),
                this::score,
                truths,
                missCost,
                falseAlarmCost,
                switchCost)
            : Double.NaN;
    return new ObjectEvidence(frames, truths, boxes, missCost, falseAlarmCost, minMote);
  }

  /** A box without a score counts as the worst of the run. */
  private double score(Step step) {
    return step.presenceConf().orElse(scores.lowest());
  }

  /** All frames that both instances hold, in order. */
  List<Stretch> stretches(Instance truth, Instance system) {
    Spans common = truth.active().and(system.active());
    TreeSet<Long> changes = new TreeSet<>();
    for (Instance instance : List.of(truth, system)) {
      for (ActivityObject object : instance.objects()) {
        object.path().forEach(step -> changes.add(step.frame()));
      }
    }
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < common.count(); i++) {
      long first = common.first(i);
      while (first < common.end(i)) {
        Long change = changes.higher(first);
        long end = change == null ? common.end(i) : Math.min(change, common.end(i));
        stretches.add(
            new Stretch(first, end, matches(placed(truth, first), placed(system, first))));
        first = end;
      }
    }
    return stretches;
  }

  private List<Placed> placed(Instance instance, long frame) {
    List<Placed> boxes = new ArrayList<>();
    for (ActivityObject object : instance.objects()) {
      Optional<Step> step = object.at(frame);
      if (step.isPresent() && step.get().box().isPresent()) {
        String objectClass = index.objectClass(instance.activity(), object.type());
        boxes.add(
            new Placed(
                object,
                step.get(),
                step.get().box().get(),
                objectClass,
                index.hasClass(instance.activity(), object.type())));
      }
    }
    return boxes;
  }

  private List<Match> matches(List<Placed> truths, List<Placed> founds) {
    SparseAssignment assignment = new SparseAssignment(truths.size(), founds.size());
    Match[][] pairs = new Match[truths.size()][founds.size()];
    for (int t = 0; t < truths.size(); t++) {
      for (int f = 0; f < founds.size(); f++) {
        Placed truth = truths.get(t);
        Placed found = founds.get(f);
        double iou = iou(truth.box(), found.box());
        double conf = scores.congruence(score(found.step()));
        double similarity = 1 + iouEpsilon * iou + confEpsilon * conf;
        pairs[t][f] =
            new Match(
                Optional.of(truth.object()),
                Optional.of(found.object()),
                Optional.of(found.step()),
                similarity,
                iou,
                conf);
        if (iou > minIou && truth.objectClass().equals(found.objectClass()) && truth.classed()) {
          assignment.add(t, f, similarity);
        }
      }
    }
    int[] foundOf = assignment.maximal();
    List<Match> matches = new ArrayList<>();
    boolean[] used = new boolean[founds.size()];
    for (int t = 0; t < foundOf.length; t++) {
      if (foundOf[t] >= 0) {
        used[foundOf[t]] = true;
        matches.add(pairs[t][foundOf[t]]);
      } else {
        matches.add(alone(Optional.of(truths.get(t).object()), Optional.empty(), Optional.empty()));
      }
    }
    for (int f = 0; f < used.length; f++) {
      if (!used[f]) {
        Placed found = founds.get(f);
        matches.add(
            alone(Optional.empty(), Optional.of(found.object()), Optional.of(found.step())));
      }
    }
    return matches;
  }

  private static Match alone(
      Optional<ActivityObject> truth, Optional<ActivityObject> system, Optional<Step> found) {
    return new Match(truth, system, found, Double.NaN, Double.NaN, Double.NaN);
  }

  private static double iou(PixelBox a, PixelBox b) {
    if (a.isReversed() || b.isReversed()) {
      return BoxSignals.iou(a, b);
    }
    long width =
        Math.min((long) a.x() + a.width(), (long) b.x() + b.width()) - Math.max(a.x(), b.x());
    long height =
        Math.min((long) a.y() + a.height(), (long) b.y() + b.height()) - Math.max(a.y(), b.y());
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double common = (double) width * height;
    return common / ((double) a.width() * a.height() + (double) b.width() * b.height() - common);
  }
}
