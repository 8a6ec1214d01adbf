package io.miharu.eval.mot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * A made-up street: people who walk through the picture, distractors among them, and a tracker that
 * loses and renames some. For measuring, with the density of the crowded benchmarks.
 */
final class MotCrowd {

  private static final double WIDTH = 1920;
  private static final double HEIGHT = 1080;
  private static final int LIFE = 300; // frames

  private final Random random;
  private final int people;

  MotCrowd(long seed, int people) {
    this.random = new Random(seed);
    this.people = people;
  }

  /** Writes both files; returns the number of true boxes. */
  int write(Path truth, Path found, int frames) throws IOException {
    int[] truths = {0};
    try (Writer truthText = Files.newBufferedWriter(truth, StandardCharsets.UTF_8);
        Writer foundText = Files.newBufferedWriter(found, StandardCharsets.UTF_8)) {
      double[][] boxes = new double[people][];
      int[] ids = new int[people];
      int[] foundIds = new int[people];
      int[] ends = new int[people];
      int nextId = 1;
      int nextFoundId = 1;
      for (int frame = 1; frame <= frames; frame++) {
        for (int p = 0; p < people; p++) {
          if (frame >= ends[p]) {
            double height = 60 + 140 * random.nextDouble();
            boxes[p] =
                new double[] {
                  WIDTH * random.nextDouble(),
                  HEIGHT * random.nextDouble(),
                  height * 0.4,
                  height,
                  4 * random.nextDouble() - 2,
                  random.nextDouble() - 0.5
                };
            ids[p] = nextId++;
            foundIds[p] = nextFoundId++;
            ends[p] = frame + 1 + random.nextInt(2 * LIFE);
          }
          double[] b = boxes[p];
          b[0] += b[4];
          b[1] += b[5];
          int category = ids[p] % 20 == 0 ? 7 : 1;
          truthText.write(
              line(frame, ids[p], b[0], b[1], b[2], b[3], category == 1 ? "1,1,1" : "0,7,1"));
          truths[0]++;
          if (random.nextDouble() < 0.01) {
            foundIds[p] = nextFoundId++;
          }
          if (random.nextDouble() < 0.86) {
            foundText.write(
                line(
                    frame,
                    foundIds[p],
                    b[0] + 3 * random.nextGaussian(),
                    b[1] + 5 * random.nextGaussian(),
                    b[2],
                    b[3] * (1 + 0.05 * random.nextGaussian()),
                    "0.9,-1,-1,-1"));
          }
        }
      }
    }
    return truths[0];
  }

  private static String line(
      int frame, int id, double left, double top, double width, double height, String rest) {
    return String.format(
        Locale.ROOT, "%d,%d,%.2f,%.2f,%.2f,%.2f,%s%n", frame, id, left, top, width, height, rest);
  }

  /** Writes {@code gt.txt} and {@code tracker.txt} into a folder: folder, people, frames. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    try {
      Files.createDirectories(folder);
      new MotCrowd(1, Integer.parseInt(arguments[1]))
          .write(
              folder.resolve("gt.txt"),
              folder.resolve("tracker.txt"),
              Integer.parseInt(arguments[2]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
