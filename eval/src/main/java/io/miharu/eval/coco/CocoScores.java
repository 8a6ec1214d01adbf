package io.miharu.eval.coco;

import io.miharu.eval.coco.CocoTruth.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Average precision and recall of found boxes, by class and by size.
 *
 * <p>Source: cocodataset.org, "Detection evaluation", and the behaviour of cocoapi's {@code
 * COCOeval} at commit 8c9bcc3. Overlaps from 0.5 to 0.95 in steps of 0.05; precision at 101
 * recalls; at most 100 boxes a picture and class, the surest first. A class without true boxes of a
 * size has -1 there, as cocoapi prints, and counts in no mean. Of equal scores, the picture of the
 * lower id comes first, and in a picture the order of the file decides.
 *
 * <p>O(D·log D + P) time for D found boxes and P pairs of a picture and a class; O(D + G) memory.
 * Immutable.
 */
public final class CocoScores {

  static final int THRESHOLDS = 10;
  static final int RECALLS = 101;
  static final int MOST_BOXES = 100;

  /** What is said where nothing is true. */
  public static final double NOTHING = -1;

  /**
   * One class.
   *
   * @param truths true boxes that are scored
   */
  public record ClassScores(Category category, long truths, List<Double> stats) {

    public ClassScores {
      stats = List.copyOf(stats);
    }
  }

  private final List<Double> stats;
  private final List<ClassScores> classes;
  private final double[][][] curves; // [class][threshold][recall], empty without truth

  private CocoScores(List<Double> stats, List<ClassScores> classes, double[][][] curves) {
    this.stats = List.copyOf(stats);
    this.classes = List.copyOf(classes);
    this.curves = curves;
  }

  /** The {@code index}-th overlap, from 0. */
  public static double threshold(int index) {
    return 0.5 + index * ((0.95 - 0.5) / (THRESHOLDS - 1));
  }

  /** The {@code index}-th recall, from 0. */
  public static double recall(int index) {
    return index == RECALLS - 1 ? 1 : index * (1.0 / (RECALLS - 1));
  }

  /** The twelve numbers of the summary, in the order of {@link CocoSummary#NAMES}. */
  public List<Double> stats() {
    return stats;
  }

  /** By rising id. */
  public List<ClassScores> classes() {
    return classes;
  }

  /**
   * Precision of a class at each recall, for boxes of all sizes; empty without true boxes.
   *
   * @param index of the class
   * @param threshold index of the overlap
   */
  public List<Double> precision(int index, int threshold) {
    return curves[index].length == 0
        ? List.of()
        : Arrays.stream(curves[index][threshold]).boxed().toList();
  }

  /** Scores. */
  public static CocoScores of(CocoTruth truth, CocoDetections detections) {
    ClassEvidence[] evidence = collect(truth, detections);
    StatMeans all = new StatMeans();
    List<ClassScores> classes = new ArrayList<>();
    double[][][] curves = new double[evidence.length][][];
    for (int k = 0; k < evidence.length; k++) {
      evidence[k].sort();
      StatMeans own = new StatMeans();
      curves[k] = own.add(evidence[k]);
      all.add(own);
      classes.add(
          new ClassScores(
              truth.categories().get(k), evidence[k].truths(AreaRange.ALL), own.means()));
    }
    return new CocoScores(all.means(), classes, curves);
  }

  /** Walks over all pairs of a class and a picture that have boxes, in that order. */
  private static ClassEvidence[] collect(CocoTruth truth, CocoDetections detections) {
    ClassEvidence[] evidence = new ClassEvidence[truth.categories().size()];
    Arrays.setAll(evidence, k -> new ClassEvidence());
    long[] truths = truth.boxes().grouped(truth.images());
    long[] founds = detections.boxes().grouped(truth.images());
    CocoMatching matching = new CocoMatching(truth, detections);
    PictureBoxes boxes = new PictureBoxes();
    for (int t = 0, f = 0; t < truths.length || f < founds.length; ) {
      long truthCell = t < truths.length ? BoxColumns.cell(truths[t]) : Long.MAX_VALUE;
      long foundCell = f < founds.length ? BoxColumns.cell(founds[f]) : Long.MAX_VALUE;
      long cell = Math.min(truthCell, foundCell);
      boxes.clear();
      for (; t < truths.length && BoxColumns.cell(truths[t]) == cell; t++) {
        boxes.addTruth(BoxColumns.place(truths[t]));
      }
      for (; f < founds.length && BoxColumns.cell(founds[f]) == cell; f++) {
        int place = BoxColumns.place(founds[f]);
        boxes.addFound(place, detections.score(place));
      }
      boxes.surestFirst();
      matching.match(boxes.truths, boxes.truthCount, boxes.founds, boxes.foundCount);
      evidence[(int) (cell / truth.images())].add(matching, boxes.scores, boxes.foundCount);
    }
    return evidence;
  }

  /** The boxes of one picture and class; a buffer. */
  private static final class PictureBoxes {

    private int[] truths = new int[64];
    private int truthCount;
    private int[] founds = new int[64];
    private double[] scores = new double[64];
    private int foundCount;

    void clear() {
      truthCount = 0;
      foundCount = 0;
    }

    void addTruth(int place) {
      if (truthCount == truths.length) {
        truths = Arrays.copyOf(truths, 2 * truthCount);
      }
      truths[truthCount++] = place;
    }

    void addFound(int place, double score) {
      if (foundCount == founds.length) {
        founds = Arrays.copyOf(founds, 2 * foundCount);
        scores = Arrays.copyOf(scores, 2 * foundCount);
      }
      founds[foundCount] = place;
      scores[foundCount++] = score;
    }

    /** Sorts, and drops all but the surest {@link #MOST_BOXES}. */
    void surestFirst() {
      int[] order = ScoreOrder.falling(scores, foundCount);
      foundCount = Math.min(foundCount, MOST_BOXES);
      int[] sortedFounds = new int[Math.max(64, foundCount)];
      double[] sortedScores = new double[sortedFounds.length];
      for (int i = 0; i < foundCount; i++) {
        sortedFounds[i] = founds[order[i]];
        sortedScores[i] = scores[order[i]];
      }
      founds = sortedFounds;
      scores = sortedScores;
    }
  }
}
