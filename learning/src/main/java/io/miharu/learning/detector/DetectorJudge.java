package io.miharu.learning.detector;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.detectors.Detections;
import io.miharu.learning.data.Examples;
import io.miharu.learning.detector.TargetBoxes.Target;
import io.miharu.learning.training.Judge;
import io.miharu.learning.training.Trainee;
import io.miharu.nets.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well a detector finds what frames show that it does not learn from: at every confidence, hits
 * and false alarms at an overlap of half, within each class; what overlaps something unsure counts
 * neither way. Not thread-safe.
 */
public final class DetectorJudge implements Judge {

  private static final double LEAST = 0.02;
  private static final double IOU = 0.5;

  /** Of what lies so far inside something unsure, nobody can say that it is wrong. */
  private static final double INSIDE = 0.6;

  /**
   * Boxes of one family that overlap by more than 0.35 are one thing: between 0.3 and 0.5 the F1 on
   * held-out frames differs by 0.005, and the lower, the fewer cars are seen twice. Without votes
   * the box of a thing that grows stays as it is and then jumps.
   */
  static final Suppression SUPPRESSION = new Suppression(0.35, 0.7, DetectorLabels.FAMILIES);

  private static final int BATCH = 8;

  private final Examples frames;
  private final DetectorNetwork network;
  private final Cells cells;
  private double bestConfidence = 0.5;

  /**
   * @param frames pixels, then targets, as {@link VariedFrames} gives them
   */
  public DetectorJudge(Examples frames, DetectorNetwork network) {
    this.frames = frames;
    this.network = network;
    this.cells = new Cells(network);
  }

  /** One box that was found, and whether it is right. */
  private record Find(float confidence, boolean right) {}

  /** Where precision and recall meet best, of the last judgement. */
  public double bestConfidence() {
    return bestConfidence;
  }

  /** The best F1 over all confidences as accuracy; the loss is 1 less average precision. */
  @Override
  public Verdict of(Trainee trainee) throws IOException {
    if (!(trainee instanceof DetectorTrainee detector)) {
      throw new IllegalArgumentException("needs a detector, got " + trainee.name());
    }
    List<Find> finds = new ArrayList<>();
    int things = 0;
    int pixels = 3 * network.width() * network.height();
    for (int first = 0; first < frames.size(); first += BATCH) {
      float[] images = new float[BATCH * pixels];
      float[] example = new float[frames.values()];
      List<List<Target>> truths = new ArrayList<>();
      for (int i = first; i < Math.min(frames.size(), first + BATCH); i++) {
        frames.read(i, example, 0);
        System.arraycopy(example, 0, images, (i - first) * pixels, pixels);
        truths.add(TargetBoxes.read(example, pixels));
      }
      float[] answers = detector.answers(images, BATCH);
      for (int i = 0; i < truths.size(); i++) {
        int offset = i * network.cells() * network.values();
        things += match(truths.get(i), boxes(answers, offset), finds);
      }
    }
    return verdict(finds, things);
  }

  /** The boxes of a picture, surest first, none twice. */
  List<Detection> boxes(float[] answers, int offset) {
    List<Detection> found = new ArrayList<>();
    double[] edges = new double[4];
    for (int cell = 0; cell < cells.count(); cell++) {
      int at = offset + cell * network.values();
      double object = DetectorLoss.sigmoid(answers[at + 4]);
      int best = 0;
      for (int k = 1; k < network.classes(); k++) {
        best = answers[at + 5 + k] > answers[at + 5 + best] ? k : best;
      }
      double confidence = object * ofFamily(answers, at + 5, best);
      if (confidence >= LEAST) {
        cells.edges(cell, answers, at, edges);
        if (edges[2] - edges[0] > 0.5 && edges[3] - edges[1] > 0.5) {
          Box box = new Box((float) edges[0], (float) edges[1], (float) edges[2], (float) edges[3]);
          found.add(new Detection(DetectorLabels.ALL.get(best), box, (float) confidence));
        }
      }
    }
    return Detections.suppressed(found, SUPPRESSION);
  }

  /** How probably a cell shows something of the family of its most probable class. */
  private static double ofFamily(float[] answers, int first, int best) {
    double sum = DetectorLoss.sigmoid(answers[first + best]);
    for (int sibling : DetectorLabels.siblings(best)) {
      sum += DetectorLoss.sigmoid(answers[first + sibling]);
    }
    return Math.min(1, sum);
  }

  /** Whether something was found where nobody knows what there is, so that it is not wrong. */
  public static boolean liesIn(Box open, Box found) {
    return open.iou(found) >= IOU || found.coveredBy(open) > INSIDE;
  }

  /** Adds what was found to all finds; gives how many things there are. */
  private static int match(List<Target> truths, List<Detection> found, List<Find> finds) {
    boolean[] taken = new boolean[truths.size()];
    for (Detection one : found) {
      int best = -1;
      boolean open = false;
      for (int t = 0; t < taken.length; t++) {
        Target truth = truths.get(t);
        double iou = truth.box().iou(one.box());
        if (truth.kind() == TargetBoxes.UNSURE) {
          open |= liesIn(truth.box(), one.box());
        } else if (!taken[t]
            && DetectorLabels.ALL.get(truth.kind()).equals(one.label())
            && iou >= IOU
            && (best < 0 || iou > truths.get(best).box().iou(one.box()))) {
          best = t;
        }
      }
      if (best >= 0) {
        taken[best] = true;
        finds.add(new Find(one.confidence(), true));
      } else if (!open) {
        finds.add(new Find(one.confidence(), false));
      }
    }
    return (int) truths.stream().filter(truth -> truth.kind() >= 0).count();
  }

  private Verdict verdict(List<Find> finds, int things) {
    finds.sort(Comparator.comparingDouble(find -> -find.confidence()));
    double bestF1 = 0;
    double area = 0;
    int hits = 0;
    for (int i = 0; i < finds.size(); i++) {
      if (finds.get(i).right()) {
        hits++;
        area += (double) hits / (i + 1) / Math.max(1, things);
      }
      double f1 = 2.0 * hits / (i + 1 + Math.max(1, things));
      if (f1 > bestF1) {
        bestF1 = f1;
        bestConfidence = finds.get(i).confidence();
      }
    }
    return new Verdict(1 - area, bestF1);
  }
}
