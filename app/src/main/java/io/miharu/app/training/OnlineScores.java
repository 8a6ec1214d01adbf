package io.miharu.app.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.LabelledStream;
import io.miharu.eval.activitynet.ActivityTask;
import io.miharu.eval.activitynet.DetectionScores;
import io.miharu.eval.activitynet.Parity;
import io.miharu.eval.activitynet.SegmentPredictions;
import io.miharu.eval.activitynet.SegmentTruth;
import io.miharu.learning.skeletons.OnlineTrial;
import io.miharu.temporal.skeletons.ActionSegment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How well actions were found in recordings, by eval's scorer for segments.
 *
 * @param map mean average precision at each of {@link #OVERLAPS}
 * @param f1 of the segments, likewise
 * @param delaySeconds from an action's beginning until it was first known, on the mean over those
 *     found with an overlap of a half; NaN when none was
 * @param cpuShare seconds of one core for a second of recording
 */
record OnlineScores(List<Double> map, List<Double> f1, double delaySeconds, double cpuShare) {

  /** Of two segments: common time over that of both. */
  static final List<Double> OVERLAPS = List.of(0.3, 0.5, 0.7);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUBSET = "test";

  OnlineScores {
    map = List.copyOf(map);
    f1 = List.copyOf(f1);
  }

  /**
   * Scores what was found.
   *
   * @param folder where truth and predictions are written as ActivityNet's files
   */
  static OnlineScores of(List<OnlineTrial.Found> all, List<String> actions, Path folder)
      throws IOException {
    Path truthFile = folder.resolve("online-truth.json");
    Path foundFile = folder.resolve("online-found.json");
    write(all, actions, truthFile, foundFile);
    SegmentTruth truth =
        SegmentTruth.read(truthFile, SUBSET, ActivityTask.DETECTION, Parity.CORRECT);
    SegmentPredictions found =
        SegmentPredictions.read(foundFile, truth, ActivityTask.DETECTION, Parity.CORRECT);
    DetectionScores scores = DetectionScores.of(truth, found, OVERLAPS, Parity.CORRECT);
    double cpu = all.stream().mapToDouble(OnlineTrial.Found::cpuSeconds).sum();
    double length = all.stream().mapToDouble(one -> seconds(one.stream())).sum();
    return new OnlineScores(
        List.of(
            scores.meanAveragePrecision(0),
            scores.meanAveragePrecision(1),
            scores.meanAveragePrecision(2)),
        OVERLAPS.stream().map(overlap -> f1(truth, found, overlap)).toList(),
        delay(all),
        cpu / length);
  }

  /** In a line. */
  String words() {
    return String.format(
        Locale.ROOT,
        "at tIoU %s: F1 %s, mAP %s; first known %.2f s after the beginning; %.1f ms of a core per"
            + " second",
        list(OVERLAPS, "%.1f"),
        list(f1, "%.3f"),
        list(map, "%.3f"),
        delaySeconds,
        1000 * cpuShare);
  }

  private static String list(List<Double> values, String format) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, format, value))
        .collect(Collectors.joining(" / "));
  }

  private static double f1(SegmentTruth truth, SegmentPredictions found, double overlap) {
    DetectionScores scores = DetectionScores.of(truth, found, List.of(overlap), Parity.CORRECT);
    int hits = scores.videos().stream().mapToInt(DetectionScores.VideoCounts::hits).sum();
    return 2.0 * hits / (truth.size() + found.size());
  }

  private static double seconds(LabelledStream stream) {
    int last = stream.motion().frames() - 1;
    return stream.motion().times().get(last).seconds() - stream.motion().times().get(0).seconds();
  }

  private static double delay(List<OnlineTrial.Found> all) {
    return all.stream()
        .flatMap(
            one ->
                one.stream().intervals().stream()
                    .flatMap(interval -> delay(one, interval).stream()))
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(Double.NaN);
  }

  private static Optional<Double> delay(OnlineTrial.Found one, LabelledStream.Interval interval) {
    double start = start(one.stream(), interval);
    double end = end(one.stream(), interval);
    return one.segments().stream()
        .filter(segment -> segment.action() == interval.action())
        .filter(segment -> overlap(segment, start, end) >= 0.5)
        .map(segment -> segment.known().seconds() - start)
        .findFirst();
  }

  private static double overlap(ActionSegment segment, double start, double end) {
    double common =
        Math.min(segment.end().seconds(), end) - Math.max(segment.start().seconds(), start);
    double both =
        Math.max(segment.end().seconds(), end) - Math.min(segment.start().seconds(), start);
    return Math.max(0, common) / both;
  }

  static double start(LabelledStream stream, LabelledStream.Interval interval) {
    return stream.motion().times().get(interval.from()).seconds();
  }

  static double end(LabelledStream stream, LabelledStream.Interval interval) {
    return stream.motion().times().get(interval.to() - 1).seconds();
  }

  private static void write(
      List<OnlineTrial.Found> all, List<String> actions, Path truthFile, Path foundFile)
      throws IOException {
    ObjectNode truth = JSON.createObjectNode().put("version", "1");
    truth.putArray("taxonomy");
    ObjectNode database = truth.putObject("database");
    ObjectNode found = JSON.createObjectNode().put("version", "1");
    ObjectNode results = found.putObject("results");
    found.putObject("external_data");
    for (OnlineTrial.Found one : all) {
      ObjectNode video = database.putObject(one.stream().name()).put("subset", SUBSET);
      ArrayNode annotations = video.putArray("annotations");
      for (LabelledStream.Interval interval : one.stream().intervals()) {
        annotations
            .addObject()
            .put("label", actions.get(interval.action()))
            .putArray("segment")
            .add(start(one.stream(), interval))
            .add(end(one.stream(), interval));
      }
      ArrayNode list = results.putArray(one.stream().name());
      one.segments().forEach(segment -> list.add(json(segment, actions)));
    }
    JSON.writeValue(truthFile.toFile(), truth);
    JSON.writeValue(foundFile.toFile(), found);
  }

  /** A found action as ActivityNet's result files have it. */
  static ObjectNode json(ActionSegment segment, List<String> actions) {
    ObjectNode node = JSON.createObjectNode();
    node.put("label", actions.get(segment.action()));
    node.put("score", segment.score());
    node.putArray("segment").add(segment.start().seconds()).add(segment.end().seconds());
    return node;
  }
}
