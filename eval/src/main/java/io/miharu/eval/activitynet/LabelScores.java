package io.miharu.eval.activitynet;

import io.miharu.eval.activitynet.SegmentTable.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Labels of whole videos: mean average precision, and hits among each video's best k.
 *
 * <p>Each (video, class) of the truth counts once, however many segments it has. Per class,
 * predictions are tried best first; a video's first one is right if the video has the class, a
 * second one is false. hit@k is the share of videos of which any class is among the k best
 * predictions, avg_hit@k the mean over videos of the share of their classes that are.
 *
 * <p>Source: activitynet/ActivityNet, Evaluation, 2021, {@code ANETclassification}. O(P log P) time
 * for P predictions. Immutable.
 */
public final class LabelScores {

  private final List<String> classes;
  private final List<String> videos;
  private final double[] ap;
  private final int[] positives;
  private final int[][] labelsOfVideo; // sorted
  private final int[][] rankedOfVideo; // predicted labels, best first

  private LabelScores(
      List<String> classes,
      List<String> videos,
      double[] ap,
      int[] positives,
      int[][] labelsOfVideo,
      int[][] rankedOfVideo) {
    this.classes = classes;
    this.videos = videos;
    this.ap = ap;
    this.positives = positives;
    this.labelsOfVideo = labelsOfVideo;
    this.rankedOfVideo = rankedOfVideo;
  }

  /** Scores predictions read for {@link ActivityTask#CLASSIFICATION}. */
  public static LabelScores of(SegmentTruth truth, SegmentPredictions predictions) {
    int videos = truth.videos().size();
    List<List<Integer>> labels = lists(videos);
    Set<Long> pairs = new HashSet<>(); // only asked, never walked through
    int[] positives = new int[truth.classes().size()];
    Columns real = truth.columns();
    for (int i = 0; i < real.size(); i++) {
      if (pairs.add(pair(real.video[i], real.label[i]))) {
        labels.get(real.video[i]).add(real.label[i]);
        positives[real.label[i]]++;
      }
    }
    RankedHits[] hits = new RankedHits[positives.length];
    Arrays.setAll(hits, c -> new RankedHits(positives[c], 16));
    List<List<Integer>> ranked = lists(videos);
    Columns found = predictions.columns();
    for (int i = 0; i < found.size(); i++) {
      int video = predictions.truthVideo(i);
      // Taking the pair away makes a second prediction of it false.
      hits[found.label[i]].add(video >= 0 && pairs.remove(pair(video, found.label[i])));
      if (video >= 0) {
        ranked.get(video).add(found.label[i]);
      }
    }
    double[] ap = new double[positives.length];
    Arrays.setAll(ap, c -> hits[c].averagePrecision());
    return new LabelScores(
        truth.classes(), truth.videos(), ap, positives, arrays(labels), arrays(ranked));
  }

  private static long pair(int video, int label) {
    return ((long) video << 32) | label;
  }

  private static List<List<Integer>> lists(int count) {
    List<List<Integer>> lists = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lists.add(new ArrayList<>(2));
    }
    return lists;
  }

  private static int[][] arrays(List<List<Integer>> lists) {
    return lists.stream()
        .map(list -> list.stream().mapToInt(i -> i).toArray())
        .toArray(int[][]::new);
  }

  /** The classes with truth, in the order of the truth file. */
  public List<String> classes() {
    return classes;
  }

  public List<String> videos() {
    return videos;
  }

  /** Average precision of one class, in [0, 1]. */
  public double averagePrecision(int classNumber) {
    return ap[classNumber];
  }

  /** How many videos have the class. */
  public int positives(int classNumber) {
    return positives[classNumber];
  }

  public double meanAveragePrecision() {
    return Arrays.stream(ap).sum() / ap.length;
  }

  /** The share of videos of which any class is among their k best predictions. */
  public double hitAt(int k) {
    double sum = 0;
    for (int v = 0; v < videos.size(); v++) {
      sum += shareFound(v, k) > 0 ? 1 : 0;
    }
    return sum / videos.size();
  }

  /** The mean over videos of {@link #shareFound}. */
  public double averageHitAt(int k) {
    double sum = 0;
    for (int v = 0; v < videos.size(); v++) {
      sum += shareFound(v, k);
    }
    return sum / videos.size();
  }

  /** The share of a video's classes that are among its k best predictions. */
  public double shareFound(int video, int k) {
    int[] ranked = rankedOfVideo[video];
    int found = 0;
    for (int label : labelsOfVideo[video]) {
      for (int i = 0; i < Math.min(k, ranked.length); i++) {
        if (ranked[i] == label) {
          found++;
          break;
        }
      }
    }
    return (double) found / labelsOfVideo[video].length;
  }
}
