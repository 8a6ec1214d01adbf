package io.miharu.eval.mot;

import io.miharu.eval.Benchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long tracks of the number that TrackEval was timed with take: 2,000 frames, 283,187 true and
 * 244,142 found boxes, HOTA, CLEAR and Identity, 12.8 s.
 */
@Tag("bench")
class MotSpeedTest {

  private static final int PEOPLE = 142;

  private final Path folder;

  MotSpeedTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void twoThousandFrames() throws IOException {
    write(2_000);
    Benchmark.time("MOT 2,000 frames, 284,000 true boxes", 12.8, this::score);
  }

  @Test
  void tenTimesAsMany() throws IOException {
    write(20_000);
    Benchmark.time("MOT 20,000 frames, 2,840,000 true boxes", Double.NaN, this::score);
  }

  private void score() throws IOException {
    TrackingScores.of(
        MotFile.read(folder.resolve("gt.txt")), MotFile.read(folder.resolve("found.txt")));
  }

  /** People who walk to and fro in a crowd; one box in seven is missed, and ids change at times. */
  private void write(int frames) throws IOException {
    Random random = new Random(7);
    double[] x = new double[PEOPLE];
    double[] speed = new double[PEOPLE];
    int[] id = new int[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
      x[i] = random.nextInt(1800);
      speed[i] = random.nextDouble() * 6 - 3;
      id[i] = i + 1;
    }
    int last = PEOPLE;
    StringBuilder truth = new StringBuilder();
    StringBuilder found = new StringBuilder();
    for (int frame = 1; frame <= frames; frame++) {
      for (int i = 0; i < PEOPLE; i++) {
        x[i] += speed[i];
        speed[i] = x[i] < 0 ? Math.abs(speed[i]) : x[i] > 1800 ? -Math.abs(speed[i]) : speed[i];
        double y = 7 * i;
        line(truth, frame, i + 1, x[i], y, "1,1,1\n");
        if (random.nextInt(500) == 0) {
          id[i] = ++last;
        }
        if (random.nextInt(7) > 0) {
          line(found, frame, id[i], x[i] + random.nextGaussian() * 3, y, "0.9,-1,-1,-1\n");
        }
      }
    }
    Files.writeString(folder.resolve("gt.txt"), truth);
    Files.writeString(folder.resolve("found.txt"), found);
  }

  private static void line(StringBuilder text, int frame, int id, double x, double y, String rest) {
    text.append(frame).append(',').append(id).append(',').append((float) x).append(',');
    text.append(y).append(",40,100,").append(rest);
  }
}
