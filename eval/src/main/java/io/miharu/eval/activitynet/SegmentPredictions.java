package io.miharu.eval.activitynet;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.activitynet.SegmentTable.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A result file of ActivityNet or THUMOS, in the order in which its predictions are tried.
 *
 * <p>Format: {@code {"version":…, "results":{video:[{"label":…, "score":…, "segment":[start,
 * end]}]}, "external_data":…}}, times in seconds. Labels must occur in the truth: a misspelt class
 * would otherwise only look like a bad one. Of a video that stands twice, the last entry counts.
 * Immutable.
 */
public final class SegmentPredictions {

  private static final List<String> FIELDS = List.of("version", "results", "external_data");

  private final Columns columns; // best first
  private final int[] truthVideo;
  private final int repeatedVideos;

  private SegmentPredictions(Columns columns, int[] truthVideo, int repeatedVideos) {
    this.columns = columns;
    this.truthVideo = truthVideo;
    this.repeatedVideos = repeatedVideos;
  }

  /**
   * Reads a result file.
   *
   * @throws DataFormatException if the file is not of the format, names a class that the truth does
   *     not have, or, unless the reference's answer is wanted, holds what {@link Parity#CORRECT}
   *     refuses
   */
  public static SegmentPredictions read(
      Path file, SegmentTruth truth, ActivityTask task, Parity parity) throws IOException {
    SegmentTable table = new SegmentTable();
    JsonWalk.read(
        file,
        parity,
        json -> {
          Set<String> seen = new TreeSet<>();
          json.object(
              "results",
              key -> {
                seen.add(key);
                if (key.equals("results")) {
                  table.clear();
                  json.object(
                      "the results by video",
                      video -> {
                        int from = table.size();
                        json.array(
                            "the video's predictions",
                            () -> prediction(json, truth, task, parity, table));
                        table.close(video, from);
                      });
                } else {
                  json.skip();
                }
              });
          Fields.require(json, FIELDS, "results", seen, parity);
        });
    return sorted(table, truth, parity);
  }

  private static void prediction(
      JsonWalk json, SegmentTruth truth, ActivityTask task, Parity parity, SegmentTable table)
      throws IOException {
    SegmentEntry entry = new SegmentEntry(json, parity);
    json.object("a prediction", entry::member);
    DataFormatException wrong = entry.wrong(task);
    if (wrong != null) {
      throw wrong;
    }
    if (!entry.scored()) {
      throw json.fault("needed a \"score\", got none");
    }
    int label = truth.classNumber(entry.label());
    if (label < 0 && task.needsLabels()) {
      throw json.fault("needed a label that the truth has, got \"%s\"".formatted(entry.label()));
    }
    table.add(label, entry.start(), entry.end(), entry.score());
  }

  private static SegmentPredictions sorted(SegmentTable table, SegmentTruth truth, Parity parity) {
    Columns columns = table.columns();
    List<String> videos = table.videos();
    int[] rank = parity == Parity.REFERENCE ? identity(videos.size()) : knownFirst(videos, truth);
    Integer[] order = new Integer[columns.size()];
    Arrays.setAll(order, i -> i);
    Comparator<Integer> ascending =
        (a, b) -> {
          int byScore = Double.compare(columns.score[a], columns.score[b]);
          if (byScore != 0) {
            return byScore;
          }
          int byVideo = Integer.compare(rank[columns.video[a]], rank[columns.video[b]]);
          if (byVideo != 0 || parity == Parity.REFERENCE) {
            return byVideo; // and else the order of the file, as the sort is stable
          }
          int byStart = Double.compare(columns.start[a], columns.start[b]);
          if (byStart != 0) {
            return byStart;
          }
          int byEnd = Double.compare(columns.end[a], columns.end[b]);
          return byEnd != 0
              ? byEnd
              : label(truth, columns.label[a]).compareTo(label(truth, columns.label[b]));
        };
    Arrays.sort(order, ascending);
    int[] best = new int[order.length];
    for (int i = 0; i < best.length; i++) {
      best[i] = order[order.length - 1 - i];
    }
    int[] truthVideo = new int[videos.size()];
    Arrays.setAll(truthVideo, i -> truth.videoNumber(videos.get(i)));
    Columns sorted = columns.inOrder(best);
    int[] video = new int[best.length];
    Arrays.setAll(video, i -> truthVideo[sorted.video[i]]);
    return new SegmentPredictions(sorted, video, table.repeatedVideos());
  }

  private static String label(SegmentTruth truth, int label) {
    return label < 0 ? "" : truth.classes().get(label);
  }

  private static int[] identity(int size) {
    int[] rank = new int[size];
    Arrays.setAll(rank, i -> i);
    return rank;
  }

  /** Videos of the truth first, so that from the back they come last; each part by name. */
  private static int[] knownFirst(List<String> names, SegmentTruth truth) {
    Integer[] order = new Integer[names.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        Comparator.<Integer, Boolean>comparing(i -> truth.videoNumber(names.get(i)) < 0)
            .thenComparing(names::get));
    int[] rank = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i;
    }
    return rank;
  }

  /** How many predictions there are, those on videos without truth among them. */
  public int size() {
    return columns.size();
  }

  /** How often a video stands again in the file; its last predictions count. */
  public int repeatedVideos() {
    return repeatedVideos;
  }

  /** Best first. */
  Columns columns() {
    return columns;
  }

  /** The truth's number of the video of a prediction, or -1 where the truth does not have it. */
  int truthVideo(int prediction) {
    return truthVideo[prediction];
  }
}
