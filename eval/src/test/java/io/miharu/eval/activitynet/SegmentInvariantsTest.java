package io.miharu.eval.activitynet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold in all three tasks whatever the segments: here some made-up ones. */
class SegmentInvariantsTest {

  private static final List<Double> TIOUS = List.of(0.3, 0.5, 0.7);

  @TempDir private Path folder;

  /** Annotations or predictions by video, as they stand in a file. */
  private static Map<String, List<String>> truth(Random random) {
    Map<String, List<String>> videos = new LinkedHashMap<>();
    for (int video = 0; video < 12; video++) {
      List<String> segments = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        segments.add(segment(random.nextInt(4), 40 * i, 40 * i + 10 + random.nextInt(25)));
      }
      videos.put("v" + video, segments);
    }
    return videos;
  }

  /** Equal scores are many. */
  private static Map<String, List<String>> found(Map<String, List<String>> truth, Random random) {
    Map<String, List<String>> videos = new LinkedHashMap<>();
    for (String video : truth.keySet()) {
      List<String> segments = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int start = random.nextInt(100);
        segments.add(
            scored(
                segment(random.nextInt(4), start, start + 5 + random.nextInt(30)),
                random.nextInt(6) / 8.0));
      }
      videos.put(video, segments);
    }
    return videos;
  }

  private static String segment(int label, int start, int end) {
    return "{\"label\":\"c%d\",\"segment\":[%d,%d]}".formatted(label, start, end);
  }

  private static String scored(String segment, double score) {
    return segment.replace("}", String.format(Locale.ROOT, ",\"score\":%.6f}", score));
  }

  private static Map<String, List<String>> shuffled(
      Map<String, List<String>> videos, Random random) {
    List<String> names = new ArrayList<>(videos.keySet());
    Collections.shuffle(names, random);
    Map<String, List<String>> other = new LinkedHashMap<>();
    for (String name : names) {
      List<String> segments = new ArrayList<>(videos.getOrDefault(name, List.of()));
      Collections.shuffle(segments, random);
      other.put(name, segments);
    }
    return other;
  }

  /** The numbers of all three tasks. */
  private List<Double> scores(Map<String, List<String>> truth, Map<String, List<String>> found)
      throws IOException {
    StringBuilder database = new StringBuilder();
    truth.forEach(
        (video, segments) ->
            database.append(
                "%s\"%s\":{\"subset\":\"validation\",\"annotations\":%s}"
                    .formatted(database.isEmpty() ? "" : ",", video, segments)));
    StringBuilder results = new StringBuilder();
    found.forEach(
        (video, segments) ->
            results.append("%s\"%s\":%s".formatted(results.isEmpty() ? "" : ",", video, segments)));
    Path truthFile =
        Files.writeString(folder.resolve("gt.json"), "{\"database\":{" + database + "}}");
    Path foundFile =
        Files.writeString(folder.resolve("pred.json"), "{\"results\":{" + results + "}}");
    ActivityTask task = ActivityTask.DETECTION;
    SegmentTruth real = SegmentTruth.read(truthFile, "validation", task, Parity.CORRECT);
    SegmentPredictions read = SegmentPredictions.read(foundFile, real, task, Parity.CORRECT);
    DetectionScores detection = DetectionScores.of(real, read, TIOUS, Parity.CORRECT);
    LabelScores labels = LabelScores.of(real, read);
    return List.of(
        detection.averageMap(),
        ProposalScores.of(real, read, TIOUS, 100, Parity.CORRECT).areaUnderCurve(),
        labels.meanAveragePrecision(),
        labels.hitAt(1),
        labels.averageHitAt(3));
  }

  @Test
  void theTruthItself_isPerfect() throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      Map<String, List<String>> truth = truth(new Random(seed));
      Map<String, List<String>> perfect = new LinkedHashMap<>();
      truth.forEach(
          (video, segments) ->
              perfect.put(video, segments.stream().map(s -> scored(s, 0.5)).toList()));
      assertEquals(1, scores(truth, perfect).get(0), 1e-12, "mAP, seed " + seed);
      // Of labels, each video's classes come first; a class said twice is wrong the second time.
      assertEquals(1, scores(truth, perfect).get(3), 1e-12, "hit@1, seed " + seed);
    }
  }

  @Test
  void videosAndSegments_inAnyOrder_scoreTheSame_evenWithEqualScores() throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      Map<String, List<String>> truth = truth(random);
      Map<String, List<String>> found = found(truth, random);
      List<Double> before = scores(truth, found);
      assertTrue(before.get(0) > 0 && before.get(1) > 0);
      List<Double> after = scores(shuffled(truth, random), shuffled(found, random));
      for (int i = 0; i < before.size(); i++) {
        assertEquals(before.get(i), after.get(i), 1e-12, "number " + i + ", seed " + seed);
      }
    }
  }

  @Test
  void partsByVideo_mergedAgain_scoreTheSame() throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      Map<String, List<String>> truth = truth(random);
      Map<String, List<String>> found = found(truth, random);
      Map<String, List<String>> merged = new LinkedHashMap<>();
      for (boolean second : new boolean[] {true, false}) {
        found.forEach(
            (video, segments) -> {
              if (video.compareTo("v5") > 0 == second) {
                merged.put(video, segments);
              }
            });
      }
      assertEquals(scores(truth, found), scores(truth, merged), "seed " + seed);
    }
  }
}
