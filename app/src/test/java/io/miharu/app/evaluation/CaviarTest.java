package io.miharu.app.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.MatchCounts;
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
  void rules_pairThatStopsWithinReach_meets() throws IOException {
    CaviarPair pair = pair("walking", "inactive", 10, true);
    assertEquals(1, found(CaviarRun.Event.MEETING, pair).hits());
    assertEquals(0, found(CaviarRun.Event.MOVING, pair).falseAlarms());
  }

  @Test
  void rules_pairThatStoodAndWalksOn_moves() throws IOException {
    CaviarPair pair = pair("inactive", "walking", 10, false);
    assertEquals(1, found(CaviarRun.Event.MOVING, pair).hits());
    assertEquals(0, found(CaviarRun.Event.MEETING, pair).falseAlarms());
  }

  @Test
  void rules_pairThatStandsFarApart_doesNeither() throws IOException {
    CaviarPair pair = pair("walking", "inactive", 150, false);
    assertEquals(0, found(CaviarRun.Event.MEETING, pair).falseAlarms());
    assertEquals(0, found(CaviarRun.Event.MOVING, pair).hits());
  }

  /** Standing 50 px apart is no meeting here, so of 100, 60, 40 … px the first below 50 is it. */
  @Test
  void choose_trainingThatStandsApart_takesTheFarthestReachThatTellsThem() throws IOException {
    CaviarPair near = pair("walking", "inactive", 10, true);
    CaviarPair far = pair("walking", "inactive", 50, false);
    PairRule rule =
        PairRule.choose(
            PairRules.shipped(),
            "pair-meeting",
            List.of(near, near, near, far),
            CaviarPair::meeting);
    assertEquals(40, rule.reachPx());
    assertEquals(new PairRule.Seconds(0.2, 4), rule.seconds());
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

  @Test
  void folds_everyFigure_isAShare() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DATA), "no CAVIAR pairs: set -Dmiharu.data");
    for (int fold = 1; fold <= 2; fold++) {
      Path files = DATA.resolve("fold" + fold);
      CaviarRun run =
          new CaviarRun(
              CaviarPair.read(files.resolve("train_fold_" + fold + ".txt")),
              CaviarPair.read(files.resolve("test_fold_" + fold + ".txt")),
              PairRules.shipped());
      for (CaviarRun.Event event : CaviarRun.Event.values()) {
        MatchCounts rule = run.byRule(event, run.rule(event));
        assertEquals(event == CaviarRun.Event.MEETING ? 35 : 28, rule.truths(), "fold " + fold);
        assertTrue(rule.f1() >= 0 && rule.f1() <= 1, fold + " " + event);
        double examples = run.byExamples(event, 10, 0).f1();
        assertTrue(examples >= 0 && examples <= 1, fold + " " + event);
      }
    }
  }

  private static String message(Path file) {
    return String.valueOf(
        assertThrows(DataFormatException.class, () -> CaviarPair.read(file)).getMessage());
  }

  private static MatchCounts found(CaviarRun.Event event, CaviarPair pair) throws IOException {
    CaviarPair meets = pair("walking", "inactive", 5, true);
    CaviarPair moves = pair("walking", "walking", 40, false);
    CaviarRun run = new CaviarRun(List.of(meets, moves), List.of(pair), PairRules.shipped());
    return run.byRule(event, run.rule(event));
  }

  /** Both do the one thing for two seconds, then the other for two more. */
  private static CaviarPair pair(String first, String then, double distance, boolean meeting) {
    List<String> steps = new ArrayList<>(Collections.nCopies(50, first));
    steps.addAll(Collections.nCopies(50, then));
    return new CaviarPair(
        List.of(steps, steps),
        Collections.nCopies(100, distance),
        Collections.nCopies(100, 5.0),
        meeting);
  }
}
