package io.miharu.eval.activitynet;

import io.miharu.eval.activitynet.SegmentTable.Columns;
import java.util.Arrays;
import java.util.List;

/**
 * Average recall of proposals against their average number per video (AR@AN), and the area under
 * that curve.
 *
 * <p>From each video the best proposals are kept, in the same proportion everywhere, so that there
 * are {@code maxPerVideo} of them on average; a video with fewer keeps what it has. The curve has
 * 100 points: point i (from 1) uses i % of that, again in the same proportion everywhere. A truth
 * is recalled if any of the proposals used overlaps it by the threshold or more.
 *
 * <p>Source: activitynet/ActivityNet, Evaluation, 2021, {@code average_recall_vs_avg_nr_proposals}.
 * The proportion is taken of all proposals in the file, those of videos without truth included, as
 * there. O(P log P + P·G) time for P proposals and G truths of one video. Immutable.
 */
public final class ProposalScores {

  private static final int POINTS = 100;

  private final List<Double> thresholds;
  private final double[] perVideo; // [POINTS]
  private final double[][] recall; // [thresholds][POINTS]

  private ProposalScores(List<Double> thresholds, double[] perVideo, double[][] recall) {
    this.thresholds = thresholds;
    this.perVideo = perVideo;
    this.recall = recall;
  }

  /**
   * Scores proposals.
   *
   * @param thresholds tIoU, each in (0, 1]
   * @param maxPerVideo how many proposals a video has on average at the end of the curve, above 0
   */
  public static ProposalScores of(
      SegmentTruth truth,
      SegmentPredictions proposals,
      List<Double> thresholds,
      double maxPerVideo,
      Parity parity) {
    if (!(maxPerVideo > 0)) {
      throw new IllegalArgumentException("needs proposals per video above 0, got " + maxPerVideo);
    }
    int videos = truth.videos().size();
    int[][] ofVideo = byVideo(proposals, videos);
    double ratio = maxPerVideo * videos / Math.max(1, proposals.size());
    int total = 0;
    for (int v = 0; v < videos; v++) {
      int kept = Math.min((int) (ofVideo[v].length * ratio), ofVideo[v].length);
      ofVideo[v] = Arrays.copyOf(ofVideo[v], kept);
      total += kept;
    }
    double[] share = new double[POINTS]; // of a video's kept proposals, may pass 1
    double[] perVideo = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      // The reference's own order of operations, whose rounding decides how many are used.
      share[i] = (i + 1) / 100.0 * (maxPerVideo * videos / Math.max(1, total));
      perVideo[i] =
          total == 0 ? (i + 1) / 100.0 * maxPerVideo : share[i] * ((double) total / videos);
    }
    double[][] recalled =
        recalled(truth, proposals, ofVideo, List.copyOf(thresholds), share, parity);
    for (double[] row : recalled) {
      for (int i = 0; i < POINTS; i++) {
        row[i] /= truth.size();
      }
    }
    return new ProposalScores(List.copyOf(thresholds), perVideo, recalled);
  }

  private static int[][] byVideo(SegmentPredictions proposals, int videos) {
    int[] count = new int[videos];
    for (int i = 0; i < proposals.size(); i++) {
      if (proposals.truthVideo(i) >= 0) {
        count[proposals.truthVideo(i)]++;
      }
    }
    int[][] ofVideo = new int[videos][];
    Arrays.setAll(ofVideo, v -> new int[count[v]]);
    Arrays.fill(count, 0);
    for (int i = 0; i < proposals.size(); i++) {
      int video = proposals.truthVideo(i);
      if (video >= 0) {
        ofVideo[video][count[video]++] = i;
      }
    }
    return ofVideo;
  }

  /** How many truths are recalled, per threshold and point. */
  private static double[][] recalled(
      SegmentTruth truth,
      SegmentPredictions proposals,
      int[][] ofVideo,
      List<Double> thresholds,
      double[] share,
      Parity parity) {
    Columns real = truth.columns();
    Columns found = proposals.columns();
    double[][] recalled = new double[thresholds.size()][POINTS];
    for (int i = 0; i < real.size(); i++) {
      int[] ranked = ofVideo[real.video[i]];
      int[] used = new int[POINTS];
      for (int point = 0; point < POINTS; point++) {
        used[point] = Math.min((int) (ranked.length * share[point]), ranked.length);
      }
      for (int t = 0; t < recalled.length; t++) {
        double threshold = thresholds.get(t);
        int rank = 0;
        while (rank < ranked.length
            && !(Overlap.of(
                    found.start[ranked[rank]],
                    found.end[ranked[rank]],
                    real.start[i],
                    real.end[i],
                    parity)
                >= threshold)) {
          rank++;
        }
        for (int point = 0; point < POINTS; point++) {
          recalled[t][point] += used[point] > rank ? 1 : 0;
        }
      }
    }
    return recalled;
  }

  public List<Double> thresholds() {
    return thresholds;
  }

  /** How many points the curve has. */
  public int points() {
    return POINTS;
  }

  /** The average number of proposals per video at a point of the curve, from 0. */
  public double perVideo(int point) {
    return perVideo[point];
  }

  public double recall(int threshold, int point) {
    return recall[threshold][point];
  }

  /** The mean over the thresholds of the recall. */
  public double averageRecall(int point) {
    double sum = 0;
    for (double[] row : recall) {
      sum += row[point];
    }
    return sum / recall.length;
  }

  /**
   * The area under average recall against the number of proposals, between the curve's first and
   * last point, in percent of what a recall of 1 over the whole width from 0 would have.
   */
  public double areaUnderCurve() {
    double area = 0;
    for (int i = 1; i < POINTS; i++) {
      area += (perVideo[i] - perVideo[i - 1]) * (averageRecall(i) + averageRecall(i - 1)) / 2;
    }
    return 100 * area / perVideo[POINTS - 1];
  }
}
