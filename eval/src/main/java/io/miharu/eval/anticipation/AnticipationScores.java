package io.miharu.eval.anticipation;

import java.util.ArrayList;
import java.util.List;

/**
 * Average precision and time to accident.
 *
 * <p>Over thresholds h in steps of 0.001: a positive video is hit if a frame before its accident
 * scores h or more, and its relative time to accident is 1 − f / τ for the first such frame f and
 * the accident's τ; a negative video is a false alarm if any frame does. The thresholds are grouped
 * by recall, each recall keeping its best precision and its longest time, but the highest recall
 * those of its lowest threshold. Thresholds without a hit are left out.
 *
 * <p>Source: the evaluation of Bao et al., "Uncertainty-based traffic accident anticipation with
 * spatio-temporal relational learning", ACM Multimedia 2020, after Chan et al., ACCV 2016. Its mean
 * time multiplies by the length of the clip, not by each video's own time to accident. Differences:
 * thresholds begin at the smallest score above 0, unless the reference's answer is wanted, as at 0
 * every negative video is a false alarm and every positive one a hit. Immutable.
 */
public final class AnticipationScores {

  private static final double STEP = 0.001;
  private static final double SECONDS_AN_HOUR = 3600;

  /**
   * What remains of all thresholds with one recall.
   *
   * @param time relative time to accident, in (0, 1]
   */
  public record Group(double recall, double precision, double time) {}

  /**
   * What an alarm budget allows.
   *
   * @param threshold the lowest that keeps to it; NaN where none does
   * @param recall hits over positive videos
   * @param seconds mean time to accident of the hits, in seconds; NaN without a hit
   */
  public record AtFalseAlarms(double threshold, double recall, double seconds) {}

  private final List<AnticipationVideo> videos;
  private final List<Group> groups;
  private final double clipSeconds;
  private final double start;

  private AnticipationScores(
      List<AnticipationVideo> videos, List<Group> groups, double clipSeconds, double start) {
    this.videos = videos;
    this.groups = groups;
    this.clipSeconds = clipSeconds;
    this.start = start;
  }

  /**
   * Scores videos.
   *
   * @param asReference whether thresholds begin at the smallest score even where that is 0 or less
   */
  public static AnticipationScores of(List<AnticipationVideo> videos, boolean asReference) {
    if (videos.stream().noneMatch(AnticipationVideo::positive)) {
      throw new IllegalArgumentException("needs a video with an accident");
    }
    double smallest = Double.POSITIVE_INFINITY;
    double seconds = 0;
    for (AnticipationVideo video : videos) {
      seconds += video.frames() / video.fps();
      for (int frame = 0; frame < video.framesUsed(); frame++) {
        if (asReference || video.score(frame) > 0) {
          smallest = Math.min(smallest, video.score(frame));
        }
      }
    }
    double start = Math.max(0, smallest);
    List<Group> groups = new ArrayList<>();
    // From the highest threshold down recall only rises, so groups come one after the other.
    for (int step = (int) Math.floor((1 - start) / STEP + 1e-9); step >= 0; step--) {
      Group now = at(videos, start + step * STEP);
      int last = groups.size() - 1;
      if (now.recall() == 0) {
        continue;
      }
      if (last >= 0 && groups.get(last).recall() == now.recall()) {
        Group before = groups.get(last);
        groups.set(
            last,
            new Group(
                now.recall(),
                Math.max(before.precision(), now.precision()),
                Math.max(before.time(), now.time())));
      } else {
        groups.add(now);
      }
    }
    if (!groups.isEmpty()) {
      groups.set(groups.size() - 1, at(videos, start));
    }
    return new AnticipationScores(
        List.copyOf(videos), List.copyOf(groups), seconds / videos.size(), start);
  }

  private static Group at(List<AnticipationVideo> videos, double threshold) {
    int hits = 0;
    int positives = 0;
    int falseAlarms = 0;
    double time = 0;
    for (AnticipationVideo video : videos) {
      int alert = video.firstAlert(threshold);
      positives += video.positive() ? 1 : 0;
      if (alert >= 0 && video.positive()) {
        hits++;
        time += 1 - (double) alert / video.accident();
      } else if (alert >= 0) {
        falseAlarms++;
      }
    }
    return new Group(
        (double) hits / positives,
        (double) hits / Math.max(1, hits + falseAlarms),
        hits == 0 ? 0 : time / hits);
  }

  /** By rising recall. */
  public List<Group> groups() {
    return groups;
  }

  /** The mean length of a video, in seconds. */
  public double clipSeconds() {
    return clipSeconds;
  }

  /** The area under precision over recall, from recall 0 with the first group's precision. */
  public double averagePrecision() {
    double area = 0;
    double recall = 0;
    double precision = groups.isEmpty() ? 0 : groups.get(0).precision();
    for (Group group : groups) {
      area += (precision + group.precision()) / 2 * (group.recall() - recall);
      recall = group.recall();
      precision = group.precision();
    }
    return area;
  }

  /** The mean over the groups of the time to accident, in seconds; NaN without a hit. */
  public double meanTimeToAccident() {
    return clipSeconds * groups.stream().mapToDouble(Group::time).average().orElse(Double.NaN);
  }

  /**
   * The time to accident, in seconds, at the recall nearest to one wanted; of two equally near the
   * lower. NaN without a hit.
   */
  public double timeToAccident(double recall) {
    double time = Double.NaN;
    double nearest = Double.POSITIVE_INFINITY;
    for (Group group : groups) {
      if (Math.abs(group.recall() - recall) < nearest) {
        nearest = Math.abs(group.recall() - recall);
        time = group.time() * clipSeconds;
      }
    }
    return time;
  }

  /**
   * Recall and time to accident at the lowest threshold with at most {@code perHour} false alarms
   * an hour of video without accident, each such video counting once. Says more than a mean over
   * all thresholds, which a low threshold alone makes long (arXiv:2510.22260).
   */
  public AtFalseAlarms atFalseAlarms(double perHour) {
    double hours =
        videos.stream()
                .filter(video -> !video.positive())
                .mapToDouble(video -> video.frames() / video.fps())
                .sum()
            / SECONDS_AN_HOUR;
    for (int step = 0; start + step * STEP <= 1; step++) {
      double threshold = start + step * STEP;
      long alarms =
          videos.stream()
              .filter(video -> !video.positive() && video.firstAlert(threshold) >= 0)
              .count();
      if (alarms <= perHour * hours) {
        double[] seconds =
            videos.stream()
                .filter(video -> video.positive() && video.firstAlert(threshold) >= 0)
                .mapToDouble(
                    video -> (video.accident() - video.firstAlert(threshold)) / video.fps())
                .toArray();
        long positives = videos.stream().filter(AnticipationVideo::positive).count();
        double sum = 0;
        for (double one : seconds) {
          sum += one;
        }
        return new AtFalseAlarms(
            threshold,
            (double) seconds.length / positives,
            seconds.length == 0 ? Double.NaN : sum / seconds.length);
      }
    }
    return new AtFalseAlarms(Double.NaN, 0, Double.NaN);
  }
}
