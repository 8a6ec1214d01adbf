package io.miharu.eval.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.eval.voc.VocBoxes.Labelled;
import io.miharu.eval.voc.VocBoxes.Sides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold whatever the boxes, and what decides where their scores are equal. */
class VocInvariantsTest {

  /** Boxes of two classes in four pictures; no two scores are equal. */
  private static List<Labelled> boxes(Random random, int count) {
    List<Labelled> boxes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double left = random.nextInt(60);
      double top = random.nextInt(60);
      boxes.add(
          new Labelled(
              "p" + random.nextInt(4),
              random.nextBoolean() ? "cat" : "dog",
              (i + 1.0) / count,
              left,
              top,
              left + 10 + random.nextInt(30),
              top + 10 + random.nextInt(30)));
    }
    return boxes;
  }

  @Test
  void theTruthItself_isPerfect() {
    for (int seed = 0; seed < 20; seed++) {
      // Far apart, for of two equal true boxes only the first can be found.
      List<Labelled> boxes = new ArrayList<>();
      for (Labelled box : boxes(new Random(seed), 30)) {
        double shift = 100 * boxes.size();
        boxes.add(
            new Labelled(
                box.picture(),
                box.name(),
                box.score(),
                box.left() + shift,
                box.top(),
                box.right() + shift,
                box.bottom()));
      }
      VocBoxes truth = new VocBoxes(boxes);
      assertEquals(1, VocScores.of(truth, truth, 1).meanEveryPoint(), 1e-12, "seed " + seed);
      assertEquals(1, VocScores.of(truth, truth, 1).meanElevenPoint(), 1e-12, "seed " + seed);
    }
  }

  @Test
  void distinctScores_inAnyOrderOfLines_scoreTheSame() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      VocBoxes truth = new VocBoxes(boxes(random, 40));
      List<Labelled> found = boxes(random, 60);
      VocScores before = VocScores.of(truth, new VocBoxes(found), 0.3);
      Collections.shuffle(found, random);
      assertEquals(before, VocScores.of(truth, new VocBoxes(found), 0.3), "seed " + seed);
    }
  }

  @Test
  void partsByPicture_mergedAgain_scoreTheSame() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      VocBoxes truth = new VocBoxes(boxes(random, 40));
      List<Labelled> found = boxes(random, 60);
      List<Labelled> merged = new ArrayList<>();
      for (int picture = 3; picture >= 0; picture--) {
        String name = "p" + picture;
        found.stream().filter(box -> box.picture().equals(name)).forEach(merged::add);
      }
      assertEquals(
          VocScores.of(truth, new VocBoxes(found), 0.3),
          VocScores.of(truth, new VocBoxes(merged), 0.3),
          "seed " + seed);
    }
  }

  @Test
  void equalScores_goByTheNameOfTheFile_thenByTheLine(@TempDir Path folder) throws IOException {
    Path truth = Files.createDirectories(folder.resolve("gt"));
    Path found = Files.createDirectories(folder.resolve("det"));
    Files.writeString(truth.resolve("a.txt"), "dog 0 0 9 9\n");
    Files.writeString(truth.resolve("b.txt"), "dog 0 0 9 9\n");
    Files.writeString(found.resolve("b.txt"), "dog 0.5 0 0 9 9\n");
    Files.writeString(found.resolve("a.txt"), "dog 0.5 50 50 9 9\ndog 0.5 0 0 9 9\n");
    VocScores scores =
        VocScores.of(
            VocBoxes.read(truth, false, Sides.XYWH), VocBoxes.read(found, true, Sides.XYWH), 0.5);
    // False, right, right: at best 2/3 at either recall.
    assertEquals(2.0 / 3, scores.meanEveryPoint(), 1e-12);
  }
}
