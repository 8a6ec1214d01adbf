package io.miharu.eval.activitynet;

import io.miharu.eval.activitynet.SegmentTable.Columns;
import java.util.Arrays;
import java.util.List;

/**
 * Mean average precision of labelled segments at several overlaps.
 *
 * <p>Per class, predictions are tried best first. Each takes the unused truth of its video that it
 * overlaps most, if by the threshold or more; else it is a false alarm, as is every prediction in a
 * video without truth of its class. A class without predictions has average precision 0.
 *
 * <p>Source: activitynet/ActivityNet, Evaluation, 2021. Differences: none of the values, but ties
 * are broken by a rule (see the package). O(P log P + P·G·log G) time per threshold for P
 * predictions and G truths of one class in one video. Immutable.
 */
public final class DetectionScores {

  /** ActivityNet's thresholds: 0.5 to 0.95. */
  public static final List<Double> ACTIVITYNET = evenly(0.5, 0.95, 10);

  /** THUMOS' thresholds: 0.3 to 0.7. */
  public static final List<Double> THUMOS = List.of(0.3, 0.4, 0.5, 0.6, 0.7);

  /** What happened in one video at the lowest threshold. */
  public record VideoCounts(String video, int truths, int predictions, int hits) {}

  private final List<Double> thresholds;
  private final List<String> classes;
  private final double[][] ap; // [classes][thresholds]
  private final double[][] precision; // [thresholds][CURVE], mean over the classes
  private final int[] predictionsOfClass;
  private final int[] truthsOfClass;
  private final List<VideoCounts> videos;

  private DetectionScores(Matcher matcher, List<String> videoNames) {
    thresholds = matcher.thresholds;
    classes = matcher.truth.classes();
    ap = matcher.ap;
    precision = matcher.precision;
    predictionsOfClass = matcher.predictionsOfClass;
    truthsOfClass = new int[classes.size()];
    Arrays.setAll(truthsOfClass, c -> matcher.groups.to(c) - matcher.groups.from(c));
    VideoCounts[] counts = new VideoCounts[videoNames.size()];
    Arrays.setAll(
        counts,
        v ->
            new VideoCounts(
                videoNames.get(v),
                matcher.truthsOfVideo[v],
                matcher.predictionsOfVideo[v],
                matcher.hitsOfVideo[v]));
    videos = List.of(counts);
  }

  /**
   * Scores predictions.
   *
   * @param thresholds tIoU, each in (0, 1], ascending
   */
  public static DetectionScores of(
      SegmentTruth truth, SegmentPredictions predictions, List<Double> thresholds, Parity parity) {
    for (int i = 0; i < thresholds.size(); i++) {
      double threshold = thresholds.get(i);
      if (!(threshold > (i == 0 ? 0 : thresholds.get(i - 1)) && threshold <= 1)) {
        throw new IllegalArgumentException("thresholds must rise within (0, 1], got " + thresholds);
      }
    }
    if (thresholds.isEmpty()) {
      throw new IllegalArgumentException("needs a threshold");
    }
    Matcher matcher = new Matcher(truth, predictions, List.copyOf(thresholds), parity);
    matcher.run();
    return new DetectionScores(matcher, truth.videos());
  }

  /**
   * Evenly spaced thresholds, each {@code from + i · step} in double arithmetic, as the reference's
   * default list is made; its ninth, for one, is 0.8999999999999999.
   */
  public static List<Double> evenly(double from, double to, int count) {
    double step = (to - from) / (count - 1);
    Double[] values = new Double[count];
    Arrays.setAll(values, i -> i == count - 1 ? to : from + i * step);
    return List.of(values);
  }

  public List<Double> thresholds() {
    return thresholds;
  }

  /** The classes with truth, in the order of the truth file. */
  public List<String> classes() {
    return classes;
  }

  /** Average precision, in [0, 1]. */
  public double averagePrecision(int classNumber, int threshold) {
    return ap[classNumber][threshold];
  }

  /** The mean over the thresholds of one class's average precision. */
  public double averagePrecision(int classNumber) {
    return Arrays.stream(ap[classNumber]).sum() / thresholds.size();
  }

  /** The mean over the classes of average precision at one threshold. */
  public double meanAveragePrecision(int threshold) {
    double sum = 0;
    for (double[] ofClass : ap) {
      sum += ofClass[threshold];
    }
    return sum / ap.length;
  }

  /** The mean over classes and thresholds: what ActivityNet ranks by. */
  public double averageMap() {
    double sum = 0;
    for (int t = 0; t < thresholds.size(); t++) {
      sum += meanAveragePrecision(t);
    }
    return sum / thresholds.size();
  }

  /**
   * The mean over the classes of the precision that can be had at recall {@code point / 100} or
   * more.
   */
  public double precision(int threshold, int point) {
    return precision[threshold][point] / classes.size();
  }

  public int truths(int classNumber) {
    return truthsOfClass[classNumber];
  }

  public int predictions(int classNumber) {
    return predictionsOfClass[classNumber];
  }

  /** Per video with truth, in the order of the truth file. */
  public List<VideoCounts> videos() {
    return videos;
  }

  /** The matching of one run; lives as long as {@link #of}. */
  private static final class Matcher {

    private final SegmentTruth truth;
    private final SegmentPredictions predictions;
    private final List<Double> thresholds;
    private final Parity parity;
    private final TruthGroups groups;
    private final double[][] ap;
    private final double[][] precision;
    private final int[] predictionsOfClass;
    private final int[] truthsOfVideo;
    private final int[] predictionsOfVideo;
    private final int[] hitsOfVideo;
    private final int[] groupFrom; // by video, of the class at hand; empty where from == to
    private final int[] groupTo;
    private final boolean[][] used; // [thresholds][truths]
    private final double[] overlap; // of the truths that a prediction overlaps enough, rising
    private final int[] candidate;
    private int candidates;

    Matcher(
        SegmentTruth truth,
        SegmentPredictions predictions,
        List<Double> thresholds,
        Parity parity) {
      this.truth = truth;
      this.predictions = predictions;
      this.thresholds = thresholds;
      this.parity = parity;
      int videos = truth.videos().size();
      groups = new TruthGroups(truth, parity);
      ap = new double[truth.classes().size()][thresholds.size()];
      precision = new double[thresholds.size()][RankedHits.CURVE];
      predictionsOfClass = new int[truth.classes().size()];
      truthsOfVideo = new int[videos];
      predictionsOfVideo = new int[videos];
      hitsOfVideo = new int[videos];
      groupFrom = new int[videos];
      groupTo = new int[videos];
      used = new boolean[thresholds.size()][truth.size()];
      overlap = new double[truth.size()];
      candidate = new int[truth.size()];
    }

    void run() {
      Columns columns = predictions.columns();
      for (int label : columns.label) {
        predictionsOfClass[label]++;
      }
      int[][] ofClass = new int[ap.length][];
      Arrays.setAll(ofClass, c -> new int[predictionsOfClass[c]]);
      int[] filled = new int[ap.length];
      for (int i = 0; i < columns.size(); i++) {
        ofClass[columns.label[i]][filled[columns.label[i]]++] = i;
      }
      for (int video : groups.columns.video) {
        truthsOfVideo[video]++;
      }
      for (int label = 0; label < ap.length; label++) {
        openGroups(label);
        matchClass(label, ofClass[label]);
        closeGroups(label);
      }
    }

    private void openGroups(int label) {
      for (int i = groups.from(label); i < groups.to(label); i++) {
        int video = groups.columns.video[i];
        if (groupTo[video] == 0) {
          groupFrom[video] = i;
        }
        groupTo[video] = i + 1;
      }
    }

    private void closeGroups(int label) {
      for (int i = groups.from(label); i < groups.to(label); i++) {
        groupFrom[groups.columns.video[i]] = 0;
        groupTo[groups.columns.video[i]] = 0;
      }
    }

    private void matchClass(int label, int[] ranked) {
      RankedHits[] hits = new RankedHits[thresholds.size()];
      Arrays.setAll(
          hits, t -> new RankedHits(groups.to(label) - groups.from(label), ranked.length));
      for (int prediction : ranked) {
        int video = predictions.truthVideo(prediction);
        candidates = 0;
        if (video >= 0) {
          predictionsOfVideo[video]++;
          gather(prediction, video);
        }
        for (int t = 0; t < hits.length; t++) {
          int taken = best(t);
          hits[t].add(taken >= 0);
          if (taken >= 0) {
            used[t][taken] = true;
            hitsOfVideo[video] += t == 0 ? 1 : 0;
          }
        }
      }
      for (int t = 0; t < hits.length; t++) {
        ap[label][t] = hits[t].averagePrecision();
        hits[t].addCurve(precision[t]);
      }
    }

    /** Sorts the truths overlapped enough for the lowest threshold by rising overlap. */
    private void gather(int prediction, int video) {
      Columns found = predictions.columns();
      double start = found.start[prediction];
      double end = found.end[prediction];
      double lowest = thresholds.get(0);
      for (int i = groupFrom[video]; i < groupTo[video]; i++) {
        double tiou =
            Overlap.of(start, end, groups.columns.start[i], groups.columns.end[i], parity);
        if (tiou < lowest) {
          continue; // NaN is not, which is the reference's defect
        }
        int place = candidates++;
        while (place > 0 && Double.compare(overlap[place - 1], tiou) > 0) {
          overlap[place] = overlap[place - 1];
          candidate[place] = candidate[place - 1];
          place--;
        }
        overlap[place] = tiou;
        candidate[place] = i;
      }
    }

    /** The unused truth with the largest overlap of at least the threshold, or -1. */
    private int best(int t) {
      double threshold = thresholds.get(t);
      for (int c = candidates - 1; c >= 0; c--) {
        if (overlap[c] < threshold) {
          return -1;
        }
        if (!used[t][candidate[c]]) {
          return candidate[c];
        }
      }
      return -1;
    }
  }
}
