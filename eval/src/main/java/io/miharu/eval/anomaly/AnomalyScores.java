package io.miharu.eval.anomaly;

import io.miharu.eval.anomaly.AnomalyVideo.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Frame-level scores of anomalies.
 *
 * <p>Source: Sultani et al., "Real-world anomaly detection in surveillance videos", CVPR 2018 (AUC
 * over all frames); Wu et al., "Not only look, but also listen", ECCV 2020 (AP over all frames).
 * O(F log F) time for F frames. Immutable.
 */
public final class AnomalyScores {

  private final List<AnomalyVideo> videos;
  private final double threshold;
  private final BinaryRanking allFrames;
  private final List<Double> aucOfVideo = new ArrayList<>();
  private final List<Integer> delays = new ArrayList<>();
  private int missed;
  private long falseFrames;
  private long normalFrames;

  /**
   * Scores videos.
   *
   * @param threshold a score of this or more is an alert
   */
  public AnomalyScores(List<AnomalyVideo> videos, double threshold) {
    this.videos = List.copyOf(videos);
    this.threshold = threshold;
    int frames = videos.stream().mapToInt(AnomalyVideo::frames).sum();
    double[] scores = new double[frames];
    boolean[] anomalous = new boolean[frames];
    int[] unit = new int[frames];
    int next = 0;
    for (int v = 0; v < videos.size(); v++) {
      AnomalyVideo video = videos.get(v);
      for (int frame = 0; frame < video.frames(); frame++) {
        scores[next] = video.score(frame);
        anomalous[next] = video.anomalous(frame);
        unit[next++] = v;
      }
      aucOfVideo.add(video.ranking().areaUnderRoc());
      alerts(video);
    }
    allFrames = BinaryRanking.of(scores, anomalous, unit, Math.max(1, videos.size()));
  }

  private void alerts(AnomalyVideo video) {
    if (video.normal()) {
      normalFrames += video.frames();
      for (int frame = 0; frame < video.frames(); frame++) {
        falseFrames += video.score(frame) >= threshold ? 1 : 0;
      }
    }
    for (Stretch stretch : video.stretches()) {
      int frame = stretch.first();
      while (frame <= stretch.last() && video.score(frame) < threshold) {
        frame++;
      }
      if (frame <= stretch.last()) {
        delays.add(frame - stretch.first());
      } else {
        missed++;
      }
    }
  }

  public List<AnomalyVideo> videos() {
    return videos;
  }

  public double threshold() {
    return threshold;
  }

  /** All frames of all videos in one ranking, each video a unit. */
  public BinaryRanking allFrames() {
    return allFrames;
  }

  /** AUC over all frames of all videos: the usual number. */
  public double microAuc() {
    return allFrames.areaUnderRoc();
  }

  /** AUC of one video; NaN where all its frames are of one kind. */
  public double auc(int video) {
    return aucOfVideo.get(video);
  }

  /** The mean AUC of the videos with both kinds of frame; NaN without such. */
  public double macroAuc() {
    return aucOfVideo.stream()
        .mapToDouble(auc -> auc)
        .filter(auc -> !Double.isNaN(auc))
        .average()
        .orElse(Double.NaN);
  }

  /** How many videos the {@link #macroAuc} is over. */
  public int videosWithBoth() {
    return (int) aucOfVideo.stream().filter(auc -> !Double.isNaN(auc)).count();
  }

  /** Average precision over all frames of all videos. */
  public double averagePrecision() {
    return allFrames.averagePrecision();
  }

  /** The share of frames of normal videos with an alert; NaN without normal videos. */
  public double falseAlarmRate() {
    return (double) falseFrames / (normalFrames == 0 ? Double.NaN : normalFrames);
  }

  /** From the begin of an anomaly to its first alert, in frames, for every one that has any. */
  public List<Integer> delays() {
    return List.copyOf(delays);
  }

  /** The mean of {@link #delays}; NaN without any. */
  public double meanDelay() {
    return delays.stream().mapToInt(delay -> delay).average().orElse(Double.NaN);
  }

  /** The middle one of {@link #delays}, of an even number the mean of the two; NaN without any. */
  public double medianDelay() {
    int[] sorted = delays.stream().mapToInt(delay -> delay).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[half]
        : Arrays.stream(sorted, half - 1, half + 1).average().orElse(Double.NaN);
  }

  /** Anomalies without any alert. */
  public int missed() {
    return missed;
  }
}
