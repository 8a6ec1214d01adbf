package io.miharu.app.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules on hand-made pairs, and on the CAVIAR folds where they are. */
class CaviarTest {

  private static final Path DATA =
      Path.of(System.getProperty("miharu.data", "../shared/data"), "knowledge/caviar-pairs");

  @Test
  void rules_pairThatStaysWithinReach_meets() throws IOException {
    CaviarPair pair = pair("inactive", 10, true);
    assertEquals(1, run(pair).byRule(CaviarRun.Event.MEETING).hits());
    assertEquals(0, run(pair).byRule(CaviarRun.Event.MOVING).falseAlarms());
  }

  @Test
  void rules_pairThatWalksApartFromEachOther_moves() throws IOException {
    CaviarPair pair = pair("walking", 30, false);
    assertEquals(1, run(pair).byRule(CaviarRun.Event.MOVING).hits());
    assertEquals(0, run(pair).byRule(CaviarRun.Event.MEETING).falseAlarms());
  }

  @Test
  void read_blockThatIsWrong_namesFileAndLine(@TempDir Path folder) throws IOException {
    String good =
        "person_1_simple_events active\nperson_2_simple_events active\neuclidean_distance 3\n";
    Path rowMissing = Files.writeString(folder.resolve("a.txt"), good + "class 1\n");
    assertTrue(message(rowMissing).contains("a.txt, line 4"));
    Path shortRow =
        Files.writeString(folder.resolve("b.txt"), good + "orientation_difference 1 2\nclass 1\n");
    assertTrue(message(shortRow).contains("needed 1 steps in each row, got 2"));
    Path cut = Files.writeString(folder.resolve("c.txt"), good);
    assertTrue(message(cut).contains("end within a block"));
    assertTrue(message(folder.resolve("none.txt")).contains("no such file"));
  }

  /**
   * The test folds are other videos, in which nearly all of it looks different: docs/results.md.
   */
  @Test
  void trainingOfBothFolds_rules_findBothEvents() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "no CAVIAR pairs: set -Dmiharu.data");
    List<CaviarPair> common =
        new ArrayList<>(CaviarPair.read(DATA.resolve("fold1/train_fold_1.txt")));
    common.retainAll(CaviarPair.read(DATA.resolve("fold2/train_fold_2.txt")));
    assertEquals(188, common.size());
    CaviarRun run = new CaviarRun(common, common, RunCaviarCommand.shippedRules());
    assertTrue(run.byRule(CaviarRun.Event.MEETING).f1() > 0.95);
    assertTrue(run.byRule(CaviarRun.Event.MOVING).f1() > 0.95);
  }

  @Test
  void folds_everyFigure_isAShare() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "no CAVIAR pairs: set -Dmiharu.data");
    for (int fold = 1; fold <= 2; fold++) {
      Path files = DATA.resolve("fold" + fold);
      CaviarRun run =
          new CaviarRun(
              CaviarPair.read(files.resolve("train_fold_" + fold + ".txt")),
              CaviarPair.read(files.resolve("test_fold_" + fold + ".txt")),
              RunCaviarCommand.shippedRules());
      for (CaviarRun.Event event : CaviarRun.Event.values()) {
        assertEquals(
            event == CaviarRun.Event.MEETING ? 35 : 28, run.byRule(event).truths(), "fold " + fold);
        double examples = run.byExamples(event, 10, 0).f1();
        assertTrue(examples >= 0 && examples <= 1, fold + " " + event);
      }
    }
  }

  private static String message(Path file) {
    return String.valueOf(
        assertThrows(DataFormatException.class, () -> CaviarPair.read(file)).getMessage());
  }

  private static CaviarRun run(CaviarPair pair) throws IOException {
    return new CaviarRun(
        List.of(pair("inactive", 5, true), pair("walking", 40, false)),
        List.of(pair),
        RunCaviarCommand.shippedRules());
  }

  private static CaviarPair pair(String activity, double distance, boolean meeting) {
    List<String> steps = Collections.nCopies(100, activity);
    return new CaviarPair(
        List.of(steps, steps),
        Collections.nCopies(100, distance),
        Collections.nCopies(100, 5.0),
        meeting);
  }
}
