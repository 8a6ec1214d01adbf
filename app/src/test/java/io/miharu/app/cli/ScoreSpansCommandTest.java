package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.app.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scorers of events, segments and scores per frame, from the command line. */
class ScoreSpansCommandTest {

  private static final String TRUTH =
      "{\"version\":1,\"taxonomy\":[],\"database\":{\"v\":{\"subset\":\"%s\",\"annotations\":"
          + "[{\"label\":\"X\",\"segment\":[0,10]}]}}}";
  private static final String FOUND =
      "{\"version\":1,\"external_data\":{},\"results\":{\"v\":[{\"label\":\"X\",\"score\":1,"
          + "\"segment\":[%s]}]}}";

  @TempDir private Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  @ParameterizedTest
  @CsvSource({
    "activitynet, validation, average_mAP, detection",
    "thumos, test, average_mAP, detection",
    "activitynet, validation, AUC, proposals",
    "activitynet, validation, hit@1, classification"
  })
  void perfectSegments_scorePerfectly(String command, String subset, String metric, String task)
      throws IOException {
    CommandRun run =
        CommandRun.of(
            "score",
            command,
            file("truth.json", TRUTH.formatted(subset)),
            file("found.json", FOUND.formatted("0,10")),
            "--task",
            task,
            "--json");
    assertEquals(ExitCode.DONE.code(), run.exitCode(), run.err());
    String perfect = metric.equals("AUC") ? "\"AUC\":99.0" : "\"" + metric + "\":1.0";
    assertTrue(run.out().contains(perfect), run.out());
  }

  @Test
  void reversedSegments_areRefused_unlessCompatIsAskedFor() throws IOException {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "score",
                "activitynet",
                file("truth.json", TRUTH.formatted("validation")),
                file("found.json", FOUND.formatted("10,0"))));
    CommandRun run = CommandRun.of(words.toArray());
    assertEquals(ExitCode.DATA_REFUSED.code(), run.exitCode());
    assertTrue(run.err().contains("/results/v/0/segment"), run.err());
    words.add("--compat");
    assertEquals(ExitCode.DONE.code(), CommandRun.of(words.toArray()).exitCode());
  }

  @ParameterizedTest
  @CsvSource({"--tiou=0.9:0.1:0.5", "--tiou=2", "--tiou=some", "--task=guess", "--top-k=0"})
  void valuesThatMakeNoSense_areUsageErrors(String option) throws IOException {
    CommandRun run =
        CommandRun.of(
            "score",
            "activitynet",
            file("truth.json", TRUTH.formatted("validation")),
            file("found.json", FOUND.formatted("0,10")),
            option);
    assertEquals(ExitCode.USAGE.code(), run.exitCode(), run.err());
  }

  private static void assertSays(CommandRun run, String metric, String value) {
    Pattern line = Pattern.compile("^ *" + metric + " +" + value + "\\b", Pattern.MULTILINE);
    assertTrue(line.matcher(run.out()).find(), run.out());
  }

  @Test
  void tables_areScored() throws IOException {
    CommandRun anomaly =
        CommandRun.of(
            "score",
            "anomaly",
            file("truth.csv", "a,4,2,3\n"),
            file("scores.csv", "a,0,.1\na,1,.4\na,2,.35\na,3,.8\n"));
    assertSays(anomaly, "AUC", "0.750000");
    CommandRun anticipation =
        CommandRun.of("score", "anticipation", file("a.csv", "p,1,2,10,1,1\nn,0,,10,.1,.1\n"));
    assertSays(anticipation, "AP", "0.500000");
    CommandRun classification =
        CommandRun.of(
            "score",
            "classification",
            file("truth.csv", "1,cat\n"),
            file("scores.csv", "sample,cat,dog\n1,.7,.3\n"));
    assertSays(classification, "top-1", "1");
  }

  @Test
  void commandLineOfTv08Scorer_printsItsReport() throws IOException {
    Path inputs = data().resolve("f4de-sed/inputs");
    CommandRun run =
        CommandRun.of(
            "score",
            "sed",
            "--NoDet",
            "--noPNG",
            "-a",
            "-f",
            "25",
            "-d",
            "1",
            inputs.resolve("test1-1fa-sys.xml"),
            "-g",
            inputs.resolve("test1-gtf.xml"),
            "-s",
            "-o",
            "-D",
            "1000",
            "-s",
            "-a");
    assertEquals(ExitCode.DONE.code(), run.exitCode(), run.err());
    assertTrue(run.out().startsWith("***** STEP 1: Loading files in Memory\n"), run.out());
    assertTrue(run.out().endsWith("***** Done *****\n\n"), run.out());
  }

  @Test
  void commandLineOfClearDtScorer_printsItsReport() throws IOException {
    Path inputs = data().resolve("f4de-clear/inputs/MR_FDT");
    CommandRun run =
        CommandRun.of(
            "score",
            "clear",
            inputs.resolve("2005_Test_MRoom_FDT_50.rdf"),
            "-g",
            inputs.resolve("2005_Test_MRoom_FDT_50.gtf"),
            "-D",
            "MR",
            "-E",
            "Area");
    assertEquals(ExitCode.DONE.code(), run.exitCode(), run.err());
    assertTrue(run.out().contains("  0.762436  0.726577  1.000000  0.726577  "), run.out());
  }

  private static Path data() {
    Path folder = Path.of(System.getProperty("miharu.data", "missing"), "eval");
    assumeTrue(Files.isDirectory(folder), "no cases: set -Dmiharu.data to the data folder");
    return folder;
  }
}
