package io.miharu.eval.coco;

import io.miharu.eval.Benchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long boxes of the number that COCOeval was timed with take: 2,000 images, 11,902 true boxes,
 * 72,254 found ones, 80 classes, 10.8 s.
 */
@Tag("bench")
class CocoSpeedTest {

  private static final int CLASSES = 80;
  private static final int SIDE = 600;

  private final Path folder;

  CocoSpeedTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void seventyThousandDetections() throws IOException {
    write(2_000, 11_902, 72_254);
    Benchmark.time("COCO 72,254 detections", 10.8, this::score);
  }

  @Test
  void tenTimesAsMany() throws IOException {
    write(20_000, 119_020, 722_540);
    Benchmark.time("COCO 722,540 detections", Double.NaN, this::score);
  }

  private void score() throws IOException {
    CocoTruth truth = CocoTruth.read(folder.resolve("gt.json"), false);
    CocoScores.of(truth, CocoDetections.read(folder.resolve("dt.json"), truth, false));
  }

  /** Most found boxes lie near a true one of their class, shifted by up to a fifth of its side. */
  private void write(int images, int truths, int founds) throws IOException {
    Random random = new Random(5);
    StringBuilder truth = new StringBuilder("{\"images\":[");
    for (int i = 1; i <= images; i++) {
      truth.append(i == 1 ? "" : ",").append("{\"id\":").append(i).append('}');
    }
    truth.append("],\"categories\":[");
    for (int i = 1; i <= CLASSES; i++) {
      truth.append(i == 1 ? "" : ",").append("{\"id\":").append(i);
      truth.append(",\"name\":\"c").append(i).append("\"}");
    }
    truth.append("],\"annotations\":[");
    int[][] boxes = new int[truths][];
    for (int i = 0; i < truths; i++) {
      int[] box = {
        1 + random.nextInt(images),
        1 + random.nextInt(CLASSES),
        random.nextInt(SIDE),
        random.nextInt(SIDE),
        10 + random.nextInt(150),
        10 + random.nextInt(150)
      };
      boxes[i] = box;
      truth.append(i == 0 ? "" : ",").append("{\"id\":").append(i + 1);
      truth.append(",\"iscrowd\":0,\"area\":").append(box[4] * box[5]);
      boxed(truth, box, 0, random);
    }
    StringBuilder found = new StringBuilder("[");
    for (int i = 0; i < founds; i++) {
      found.append(i == 0 ? "" : ",").append("{\"score\":").append(random.nextDouble());
      boxed(found, boxes[random.nextInt(truths)], 0.2, random);
    }
    Files.writeString(folder.resolve("gt.json"), truth.append("]}"));
    Files.writeString(folder.resolve("dt.json"), found.append(']'));
  }

  private static void boxed(StringBuilder text, int[] box, double shift, Random random) {
    text.append(",\"image_id\":").append(box[0]).append(",\"category_id\":").append(box[1]);
    text.append(",\"bbox\":[").append(box[2] + shift * box[4] * random.nextDouble());
    text.append(',').append(box[3] + shift * box[5] * random.nextDouble());
    text.append(',').append(box[4]).append(',').append(box[5]).append("]}");
  }
}
