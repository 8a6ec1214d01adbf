package io.miharu.eval.coco;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * A made-up album: pictures with some six true boxes of eighty classes, each found a few times, and
 * false alarms. For measuring, with the density of the benchmark's validation set.
 */
final class CocoAlbum {

  private static final int CLASSES = 80;

  private final Random random;

  CocoAlbum(long seed) {
    this.random = new Random(seed);
  }

  /** Writes both files; returns the number of found boxes. */
  int write(Path truth, Path found, int pictures) throws IOException {
    int truths = 0;
    int founds = 0;
    try (Writer truthText = Files.newBufferedWriter(truth, StandardCharsets.UTF_8);
        Writer foundText = Files.newBufferedWriter(found, StandardCharsets.UTF_8)) {
      truthText.write("{\"images\": [");
      for (int picture = 1; picture <= pictures; picture++) {
        truthText.write((picture > 1 ? ", " : "") + "{\"id\": " + picture + ", \"width\": 640}");
      }
      truthText.write("], \"categories\": [");
      for (int k = 1; k <= CLASSES; k++) {
        truthText.write((k > 1 ? ", " : "") + "{\"id\": " + k + ", \"name\": \"c" + k + "\"}");
      }
      truthText.write("], \"annotations\": [");
      foundText.write("[");
      for (int picture = 1; picture <= pictures; picture++) {
        int here = random.nextInt(12);
        for (int i = 0; i <= here; i++) {
          int category = 1 + random.nextInt(CLASSES);
          double[] box = {
            500 * random.nextDouble(),
            400 * random.nextDouble(),
            8 + 200 * random.nextDouble(),
            8 + 200 * random.nextDouble()
          };
          truthText.write(
              String.format(
                  Locale.ROOT,
                  "%s{\"id\": %d, \"image_id\": %d, \"category_id\": %d, \"bbox\":"
                      + " [%.2f, %.2f, %.2f, %.2f], \"area\": %.2f, \"iscrowd\": %d}",
                  truths == 0 ? "" : ", ",
                  truths + 1,
                  picture,
                  category,
                  box[0],
                  box[1],
                  box[2],
                  box[3],
                  0.7 * box[2] * box[3],
                  truths % 50 == 0 ? 1 : 0));
          truths++;
          for (int copy = random.nextInt(11); copy >= 0; copy--) {
            foundText.write(
                String.format(
                    Locale.ROOT,
                    "%s{\"image_id\": %d, \"category_id\": %d, \"bbox\":"
                        + " [%.2f, %.2f, %.2f, %.2f], \"score\": %.5f}",
                    founds == 0 ? "" : ", ",
                    picture,
                    random.nextInt(3) == 0 ? 1 + random.nextInt(CLASSES) : category,
                    box[0] + 12 * random.nextGaussian(),
                    box[1] + 12 * random.nextGaussian(),
                    box[2],
                    box[3],
                    random.nextDouble()));
            founds++;
          }
        }
      }
      truthText.write("]}");
      foundText.write("]");
    }
    return founds;
  }

  /** Writes {@code gt.json} and {@code det.json} into a folder: folder, pictures. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    try {
      Files.createDirectories(folder);
      new CocoAlbum(1)
          .write(
              folder.resolve("gt.json"),
              folder.resolve("det.json"),
              Integer.parseInt(arguments[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
