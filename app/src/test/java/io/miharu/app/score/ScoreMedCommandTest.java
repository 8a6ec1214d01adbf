package io.miharu.app.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.app.ExitCode;
import io.miharu.app.cli.MiharuCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The reference's own command lines, with the program's name replaced, and the reports they leave.
 * The cases are the rows of the folder's own table.
 */
class ScoreMedCommandTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("miharu.data", "missing"), "eval", "f4de-med");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> report_ofTheReferencesCommandLine_isItsReport() throws IOException {
    if (!Files.isDirectory(FOLDER)) {
      return Stream.of(
          DynamicTest.dynamicTest(
              "no cases",
              () -> {
                throw new TestAbortedException(
                    "no F4DE cases: set -Dmiharu.data to the data folder");
              }));
    }
    List<DynamicTest> tests = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("README.md"))) {
      String[] cells = line.split("\\|", -1);
      String name = cells.length > 4 ? cells[1].strip() : "";
      if (name.startsWith("MTests/") || name.startsWith("DEVA_cli/")) {
        Path inputs = FOLDER.resolve(name.startsWith("M") ? "mtests" : "deva_cli");
        String expected = "expected/" + name.substring(name.indexOf('/') + 1) + ".scores.txt";
        List<String> words = Arrays.asList(cells[3].strip().split("\\s+", -1));
        tests.add(
            DynamicTest.dynamicTest(name, () -> check(inputs, words, inputs.resolve(expected))));
      }
    }
    return tests.stream();
  }

  private void check(Path inputs, List<String> words, Path expected) throws IOException {
    Path out = Files.createTempDirectory(folder, "out");
    List<String> arguments = new ArrayList<>(List.of("score", "med", "--compat"));
    for (int i = 1; i < words.size(); i++) {
      String word = words.get(i);
      String name = word.substring(word.lastIndexOf('/') + 1);
      String file = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
      if (words.get(i - 1).equals("-o")) {
        arguments.add(out.toString());
      } else {
        arguments.add(Files.exists(inputs.resolve(file)) ? inputs.resolve(name).toString() : word);
      }
    }
    assertEquals(ExitCode.DONE.code(), MiharuCommand.run(arguments.toArray(new String[0])));
    assertEquals(cells(expected), cells(out.resolve("scoreDB.scores.txt")));
  }

  /** The cells of a drawn table, without the folder's name, which is as wide as it is long. */
  private static List<String> cells(Path report) throws IOException {
    return Files.readAllLines(report).stream()
        .filter(line -> !line.startsWith("|-"))
        .flatMap(line -> Arrays.stream(line.split("\\|", -1)))
        .map(cell -> cell.strip().replaceAll(".*/", ""))
        .toList();
  }

  @Test
  void filesOfAProtocol_leaveReportAndCurves() throws IOException {
    Path detection = write("x.detection.csv", "TrialID,Rank\na,1\nb,3\nc,2\n");
    Path threshold = write("x.threshold.csv", "EventID,DetectionTPT,SEARCHMDTPT\nE1,1,2\n");
    assertEquals(ExitCode.DONE, run("MED17", truth(), detection, threshold));
    assertTrue(report().contains("\"E1\",\"100.0\""));
    try (Stream<Path> files = Files.list(out())) {
      assertEquals(
          List.of(
              "filterDB.db",
              "metadataDB.db",
              "referenceDB.db",
              "scoreDB.db",
              "scoreDB.det.E1.dat.1",
              "scoreDB.det.E1.png",
              "scoreDB.det.png",
              "scoreDB.scores.csv",
              "scoreDB.scores.txt",
              "systemDB.db"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void runWithoutDatabases_leavesThemOut_andDrawsTheRatesOverTheThreshold() throws IOException {
    assertEquals(ExitCode.DONE, run("MED11", truth(), scores(), thresholds(), "-C"));
    assertTrue(Files.exists(out().resolve("scoreDB.det.E1.thresh.png")));
    assertFalse(Files.exists(out().resolve("scoreDB.db")));
  }

  @Test
  void protocolWithTheUsersFilter_scoresWhatItChooses() throws IOException {
    Path filter =
        write(
            "f.sql",
            "INSERT INTO ResultsTable (TrialID, BlockID) SELECT TrialID, 'sure'"
                + " FROM System WHERE Decision = 'y'");
    assertEquals(ExitCode.DONE, run("MED11", truth(), scores(), thresholds(), "-F", "" + filter));
    assertTrue(report().contains("\"sure\",\"1\",\"1\",\"2\""));
  }

  @Test
  void averagePrecisionUnderACostMetric_ranksScoresAsText() throws IOException {
    // As text 7e-05 (b, no target) > 0.9 > 0.4.
    Path detection = write("d.csv", "TrialID,Score\na,0.9\nb,0.00007\nc,0.4\n");
    String[] cost = {"-u", "MetricNormLinearCostFunct"};
    String[] more = "-U CostMiss=1 -U CostFA=1 -U Ptarg=0.5 -U APpct=true -C".split(" ");
    String[] words = Stream.of(cost, more).flatMap(Arrays::stream).toArray(String[]::new);
    assertEquals(ExitCode.DONE, run("MED11", truth(), detection, thresholds(), words));
    double expected = 100 * (1 / 2.0 + 2 / 3.0) / 2; // 58.3
    assertTrue(report().contains("\"%.1f\"".formatted(expected)), report());
  }

  @Test
  void refusedFile_leavesNoReport() throws IOException {
    Path bad = write("bad.csv", "TrialID,Score\na,NaN\n");
    assertEquals(ExitCode.DATA_REFUSED, run("MED11", truth(), bad, thresholds()));
    assertFalse(Files.exists(out()));
  }

  @Test
  void refusedFile_withCompat_endsAsTheReferenceDoes() throws IOException {
    Path bad = write("bad.csv", "TrialID,Score\na,NaN\n");
    assertEquals(ExitCode.OUR_FAULT, run("MED11", truth(), bad, thresholds(), "--compat"));
  }

  @Test
  void missingTable_isAWrongCommandLine() throws IOException {
    String file = truth().toString();
    assertEquals(
        ExitCode.USAGE.code(),
        MiharuCommand.run("score", "med", "-p", "MED11", "-r", file, "-s", file + ":x"));
    assertEquals(ExitCode.USAGE.code(), MiharuCommand.run("score", "med", "-r", file, "-s", file));
  }

  private ExitCode run(String protocol, Path truth, Path detection, Path threshold, String... more)
      throws IOException {
    Path index = write("i.csv", "TrialID,EventID,ClipID\na,E1,1\nb,E1,2\nc,E1,3\n");
    List<String> words = new ArrayList<>(List.of("score", "med", "-p", protocol, "-o"));
    words.addAll(List.of(out().toString(), "-r", truth.toString()));
    words.addAll(List.of("-s", detection + ":detection", "-s", threshold + ":threshold"));
    words.add(index + ":TrialIndex");
    words.addAll(List.of(more));
    int exit = MiharuCommand.run(words.toArray(new String[0]));
    return Arrays.stream(ExitCode.values()).filter(c -> c.code() == exit).findFirst().orElseThrow();
  }

  private Path out() {
    return folder.resolve("OUT");
  }

  private String report() throws IOException {
    return Files.readString(out().resolve("scoreDB.scores.csv"));
  }

  private Path truth() throws IOException {
    return write("ref.csv", "TrialID,Targ\na,y\nb,n\nc,y\n");
  }

  private Path scores() throws IOException {
    return write("d.csv", "TrialID,Score\na,0.9\nb,0.6\nc,0.4\n");
  }

  private Path thresholds() throws IOException {
    return write("t.csv", "EventID,DetectionThreshold,DetectionTPT\nE1,0.5,1\n");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
