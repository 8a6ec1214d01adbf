package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.app.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines of F4DE's scorers with only the program's name replaced. */
class ScoreF4deCommandTest {

  private static final String CLEAR =
      """
      <viper xmlns="http://lamp.cfar.umd.edu/viper#" xmlns:data="http://lamp.cfar.umd.edu/viperdata#">
      <data><sourcefile filename="v.mpg">
      <object name="I-FRAMES" id="0" framespan="1:4"/>
      <object name="FRAME" id="0" framespan="1:4"/>
      <object name="PERSON" id="1" framespan="1:4">
      <attribute name="LOCATION"><data:bbox framespan="1:4" x="%d" y="0" width="10" height="10"/></attribute>
      </object>
      </sourcefile></data></viper>
      """;

  @TempDir private Path folder;
  private Path truth;
  private Path system;

  @BeforeEach
  void writeFiles() throws IOException {
    truth = Files.writeString(folder.resolve("ref.xml"), CLEAR.formatted(0));
    system = Files.writeString(folder.resolve("sys.xml"), CLEAR.formatted(5)); // 50 of 150
  }

  @Test
  void shortOptionsOfClearDtScorer_meanWhatTheyMeanThere() throws IOException {
    Path results = folder.resolve("results.txt");
    Path csv = folder.resolve("results.csv");
    CommandRun run =
        CommandRun.of(
            "score", "clear", system, "-g", truth, "-D", "sv", "-E", "area", "-d", "0.3", "-t",
            "0.5", "-b", "-f", "15", "-w", results, "-c", csv);
    assertEquals(ExitCode.DONE.code(), run.exitCode(), run.err());
    // A third is above the detection's threshold and below the tracking's, but until there is a
    // first pair tracking takes the detection's: one pair, then a miss and a false alarm.
    String row =
        "REF.XML\",\"SYS.XML\",\"V.MPG\",\"PERSON\",\"1.000000\",\"0.000000\",\"1.000000\",";
    List<String> lines = Files.readAllLines(csv);
    assertTrue(lines.get(1).contains(row), lines.get(1));
    assertTrue(lines.get(1).endsWith("\"1.000000\",\"0.000000\",\"1.000000\""), lines.get(1));
    String table = Files.readString(results);
    assertTrue(
        table.startsWith(
            "Area Based Evaluation parameters: Detection-Threshold = 0.3 (Binary = True);"
                + " Tracking-Threshold = 0.5 (Binary = True);"),
        table);
    assertFalse(run.out().contains("SFDA"), run.out());
  }

  @Test
  void threeFoldersOfAvss09Scorer_showMotaAlone() {
    CommandRun run =
        CommandRun.of(
            "score",
            "clear",
            system,
            "-g",
            truth,
            "-w",
            folder.resolve("out"),
            "-D",
            folder.resolve("out/SYS"),
            "-d",
            folder.resolve("out/GTF"));
    assertEquals(ExitCode.DONE.code(), run.exitCode(), run.err());
    assertTrue(run.out().contains("PERSON  1.000000\n"), run.out());
    assertFalse(run.out().contains("SFDA"), run.out());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void unknownDomain_isRefused() {
    CommandRun run = CommandRun.of("score", "clear", system, "-g", truth, "-D", "XX", "-E", "Area");
    assertEquals(ExitCode.USAGE.code(), run.exitCode());
    assertTrue(run.err().contains("BN, MR, SV or UV"), run.err());
  }

  @Test
  void videoOfTheTruthAlone_isRefusedOrWithCompatLeftOut() throws IOException {
    Files.writeString(system, CLEAR.formatted(5).replace("v.mpg", "w.mpg"));
    Object[] words = {"score", "clear", system, "-g", truth, "-D", "SV", "-E", "Area"};
    assertEquals(ExitCode.DATA_REFUSED.code(), CommandRun.of(words).exitCode());
    Object[] more = Arrays.copyOf(words, words.length + 1);
    more[words.length] = "--compat";
    CommandRun run = CommandRun.of(more);
    assertEquals(ExitCode.DONE.code(), run.exitCode(), run.err());
    assertTrue(run.out().contains("Could not find matching system output file for REF.XML"));
  }

  private static final String EVENT =
      """
      <viper xmlns="http://lamp.cfar.umd.edu/viper#" xmlns:data="http://lamp.cfar.umd.edu/viperdata#">
      <data><sourcefile filename="%s">
      <file id="0" name="Information"><attribute name="NUMFRAMES"><data:dvalue value="900"/></attribute></file>
      <object name="PersonRuns" id="0" framespan="100:200">%s</object>
      </sourcefile></data></viper>
      """;
  private static final String CLAIM =
      "<attribute name=\"DetectionDecision\"><data:bvalue value=\"true\"/></attribute>"
          + "<attribute name=\"DetectionScore\"><data:fvalue value=\"0.9\"/></attribute>";

  @Test
  void outputFileRootOfTv08Scorer_takesTheTables() throws IOException {
    Files.writeString(truth, EVENT.formatted("v.mpg", ""));
    Files.writeString(system, EVENT.formatted("w.mpg", CLAIM));
    String root = folder.resolve("run").toString();
    CommandRun run =
        CommandRun.of(
            "score",
            "sed",
            system,
            "-g",
            truth,
            "-f",
            "25",
            "-d",
            "1",
            "-D",
            "1000",
            "-s",
            "-o",
            "-N",
            "-n",
            "-O",
            root,
            "--MissCost",
            "10");
    assertEquals(ExitCode.DONE.code(), run.exitCode(), run.err());
    assertTrue(run.out().contains("Wrote: " + root + ".scores.txt\n"), run.out());
    String pairs = Files.readString(Path.of(root + ".ali.txt"));
    // Both videos are scored, though each is in one side's files only.
    assertTrue(pairs.contains("Unmapped_Ref") && pairs.contains("Unmapped_Sys"), pairs);
    assertTrue(Files.exists(Path.of(root + ".contigency.txt")));
  }
}
