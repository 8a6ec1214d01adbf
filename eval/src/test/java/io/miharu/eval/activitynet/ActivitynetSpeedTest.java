package io.miharu.eval.activitynet;

import io.miharu.eval.Benchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long detection at ten thresholds takes for as many videos as ActivityNet's validation part
 * has; the reference took 16.1 s for 30,000 predictions. 472,700 are what a published method hands
 * in.
 */
@Tag("bench")
class ActivitynetSpeedTest {

  private static final int VIDEOS = 4728;
  private static final int CLASSES = 199;

  private final Path folder;

  ActivitynetSpeedTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void thirtyThousandPredictions() throws IOException {
    write(VIDEOS, 30_000);
    Benchmark.time("ActivityNet detection, 30,000 predictions", 16.1, this::score);
  }

  @Test
  void fifteenTimesAsMany() throws IOException {
    write(VIDEOS, 472_700);
    Benchmark.time("ActivityNet detection, 472,700 predictions", Double.NaN, this::score);
  }

  private void score() throws IOException {
    SegmentTruth truth =
        SegmentTruth.read(
            folder.resolve("truth.json"), "validation", ActivityTask.DETECTION, Parity.CORRECT);
    DetectionScores.of(
        truth,
        SegmentPredictions.read(
            folder.resolve("found.json"), truth, ActivityTask.DETECTION, Parity.CORRECT),
        DetectionScores.ACTIVITYNET,
        Parity.CORRECT);
  }

  private void write(int videos, int predictions) throws IOException {
    Random random = new Random(1);
    StringBuilder truth = new StringBuilder("{\"version\":1,\"taxonomy\":[],\"database\":{");
    StringBuilder found = new StringBuilder("{\"version\":1,\"external_data\":{},\"results\":{");
    for (int v = 0; v < videos; v++) {
      int label = random.nextInt(CLASSES);
      String comma = v == 0 ? "" : ",";
      truth.append(comma).append("\"v").append(v);
      truth.append("\":{\"subset\":\"validation\",\"annotations\":[");
      for (int i = 0; i < 2; i++) {
        double start = 100 * i + random.nextInt(50);
        truth.append(i == 0 ? "" : ",").append("{\"label\":\"c").append(label);
        truth.append("\",\"segment\":[").append(start).append(',').append(start + 40).append("]}");
      }
      truth.append("]}");
      found.append(comma).append("\"v").append(v).append("\":[");
      int from = (int) ((long) predictions * v / videos);
      int to = (int) ((long) predictions * (v + 1) / videos);
      for (int i = from; i < to; i++) {
        double start = random.nextInt(2000) / 10.0;
        found.append(i == from ? "" : ",").append("{\"label\":\"c");
        found.append(random.nextInt(3) == 0 ? random.nextInt(CLASSES) : label);
        found.append("\",\"score\":").append(random.nextDouble()).append(",\"segment\":[");
        found.append(start).append(',').append(start + 40).append("]}");
      }
      found.append(']');
    }
    Files.writeString(folder.resolve("truth.json"), truth.append("}}"));
    Files.writeString(folder.resolve("found.json"), found.append("}}"));
  }
}
