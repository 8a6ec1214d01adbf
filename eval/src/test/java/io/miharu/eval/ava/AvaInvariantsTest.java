package io.miharu.eval.ava;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold whatever the boxes; what decides between equal scores is in AvaScoresTest. */
class AvaInvariantsTest {

  private static final int VIDEOS = 3;

  @TempDir private Path folder;

  /** Lines of a truth: in each frame a few people side by side, each with an action. */
  private static List<String> truth(Random random) {
    List<String> lines = new ArrayList<>();
    for (int video = 0; video < VIDEOS; video++) {
      for (int second = 900; second < 910; second++) {
        for (int person = random.nextInt(4); person >= 0; person--) {
          lines.add(line(video, second, person, 0, 1 + random.nextInt(3)));
        }
      }
    }
    return lines;
  }

  /** Half of the people a little to the side, most with another action; no equal scores. */
  private static List<String> found(List<String> truth, Random random) {
    List<String> lines = new ArrayList<>();
    for (int video = 0; video < VIDEOS; video++) {
      for (int i = 0; i < 40; i++) {
        double shift = 0.08 * random.nextDouble();
        int second = 900 + random.nextInt(10);
        String box = line(video, second, random.nextInt(4), shift, 1 + random.nextInt(3));
        lines.add(box + ",0." + (1000 + lines.size()));
      }
    }
    assertTrue(lines.size() > truth.size() / 2);
    return lines;
  }

  private static String line(int video, int second, int person, double shift, int action) {
    double left = 0.25 * person + shift;
    return String.format(
        Locale.ROOT, "v%d,%d,%.4f,0.1,%.4f,0.8,%d", video, second, left, left + 0.2, action);
  }

  private AvaScores scores(List<String> truth, List<String> found) throws IOException {
    Path truths = Files.write(folder.resolve("gt.csv"), truth);
    Path founds = Files.write(folder.resolve("det.csv"), found);
    AvaLabels labels = AvaLabels.ofTable(truths);
    return AvaScores.of(
        labels, AvaBoxes.readTruth(truths, labels), AvaBoxes.readFound(founds, labels), Set.of());
  }

  @Test
  void theTruthItself_isPerfect() throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      List<String> truth = truth(new Random(seed));
      List<String> perfect = new ArrayList<>();
      for (String line : truth) {
        perfect.add(line + ",0." + (1000 + perfect.size()));
      }
      assertEquals(1, scores(truth, perfect).mean(), 1e-12, "seed " + seed);
    }
  }

  @Test
  void distinctScores_inAnyOrderOfLines_scoreTheSame() throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      List<String> truth = truth(random);
      List<String> found = found(truth, random);
      AvaScores before = scores(truth, found);
      assertTrue(before.mean() > 0);
      Collections.shuffle(truth, random);
      Collections.shuffle(found, random);
      assertEquals(before, scores(truth, found), "seed " + seed);
    }
  }

  @Test
  void partsByVideo_mergedAgain_scoreTheSame() throws IOException {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      List<String> truth = truth(random);
      List<String> found = found(truth, random);
      List<String> merged = new ArrayList<>();
      for (int video = VIDEOS - 1; video >= 0; video--) {
        String name = "v" + video + ",";
        found.stream().filter(line -> line.startsWith(name)).forEach(merged::add);
      }
      assertEquals(scores(truth, found), scores(truth, merged), "seed " + seed);
    }
  }
}
