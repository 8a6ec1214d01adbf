package io.miharu.app.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.app.ExitCode;
import io.miharu.app.cli.MiharuCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** TrackEval's own options, cocoapi's own lines, and two files without any folder. */
@ResourceLock(Resources.SYSTEM_OUT)
class ScoreMotCommandTest {

  @TempDir private Path folder;
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void catchOutput() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restoreOutput() {
    System.setOut(before);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, text);
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper()
        .readTree(printed.toString(StandardCharsets.UTF_8))
        .findValue("scores");
  }

  @Test
  void trackEvalsOwnOptions_findItsFolders_andWriteItsFiles() throws IOException {
    write("gt/seqmaps/MOT17-train.txt", "name\nS1\nS2\n");
    for (String name : new String[] {"S1", "S2"}) {
      write("gt/MOT17-train/" + name + "/gt/gt.txt", "1,1,0,0,9,9,1,1,1\n1,2,50,0,9,9,0,7,1\n");
      write("gt/MOT17-train/" + name + "/seqinfo.ini", "[Sequence]\nseqLength=5\n");
      // The second box lies on a person who only stands there, and is forgiven.
      write(
          "trackers/MOT17-train/X/data/" + name + ".txt",
          "1,1,0,0,9,9,1,-1,-1,-1\n1,2,50,0,9,9,1,-1,-1,-1\n");
    }
    int code =
        MiharuCommand.run(
            "score",
            "mot",
            "--BENCHMARK",
            "MOT17",
            "--SPLIT_TO_EVAL",
            "train",
            "--TRACKERS_TO_EVAL",
            "X",
            "--METRICS",
            "CLEAR",
            "Identity",
            "--USE_PARALLEL",
            "False",
            "--NUM_PARALLEL_CORES",
            "1",
            "--GT_FOLDER",
            folder + "/gt",
            "--TRACKERS_FOLDER",
            folder + "/trackers",
            "--json");
    assertEquals(ExitCode.DONE.code(), code);
    assertEquals(1.0, json().get("MOTA").asDouble());
    Path home = folder.resolve("trackers/MOT17-train/X");
    String summary = Files.readString(home.resolve("pedestrian_summary.txt"));
    assertTrue(summary.startsWith("MOTA MOTP MODA CLR_Re CLR_Pr MTR PTR MLR CLR_TP"), summary);
    assertTrue(summary.contains("\r\n100 100 100 100 100 100 0 0 2 0 0"), summary);
    assertEquals(4, Files.readAllLines(home.resolve("pedestrian_detailed.csv")).size());
  }

  @Test
  void trackEvalsOwnOptions_withoutMetrics_scoreItsUsualThree_andTruthsMayLieElsewhere()
      throws IOException {
    write("gt/S1/gt/gt_val_half.txt", "1,1,0,0,9,9,1,1,1\n");
    write("trackers/X/data/S1.txt", "1,1,0,0,9,9,1,-1,-1,-1\n");
    int code =
        MiharuCommand.run(
            "score",
            "mot",
            "--GT_FOLDER",
            folder + "/gt",
            "--TRACKERS_FOLDER",
            folder + "/trackers",
            "--SKIP_SPLIT_FOL",
            "True",
            "--GT_LOC_FORMAT",
            "{gt_folder}/{seq}/gt/gt_val_half.txt",
            "--json");
    assertEquals(ExitCode.DONE.code(), code);
    assertEquals(1.0, json().get("HOTA").asDouble());
    assertTrue(json().has("IDF1"));
    assertFalse(json().has("SFDA"));
  }

  @Test
  void twoFiles_needNoFolder_andAreRefusedBeyondTheGivenLength() throws IOException {
    Path truth = write("gt.txt", "1,1,0,0,9,9,1,-1,-1,-1\n8,1,0,0,9,9,1,-1,-1,-1\n");
    String[] plain = {"score", "mot", "--gt", "" + truth, "--tracker", "" + truth, "--json"};
    assertEquals(ExitCode.DONE.code(), MiharuCommand.run(plain));
    assertEquals(1.0, json().get("HOTA").asDouble());
    assertEquals(
        ExitCode.DATA_REFUSED.code(),
        MiharuCommand.run(
            "score", "mot", "--gt", "" + truth, "--tracker", "" + truth, "--seq-length", "7"));
  }

  @Test
  void aBoxWithoutArea_isRefused_andTakenWithCompat() throws IOException {
    Path truth = write("gt.txt", "1,1,0,0,9,9,1,1,1\n");
    Path found = write("found.txt", "1,1,0,0,-9,9,1,-1,-1,-1\n");
    assertEquals(
        ExitCode.DATA_REFUSED.code(),
        MiharuCommand.run("score", "mot", "--gt", "" + truth, "--tracker", "" + found));
    assertEquals(
        ExitCode.DONE.code(),
        MiharuCommand.run(
            "score", "mot", "--gt", "" + truth, "--tracker", "" + found, "--compat", "--json"));
    assertEquals(1, json().get("CLR_FP").asInt());
  }

  @Test
  void coco_printsTheTwelveLinesAndNothingElse() throws IOException {
    Path truth =
        write(
            "gt.json",
            "{\"images\":[{\"id\":1}],\"categories\":[{\"id\":1,\"name\":\"cat\"}],"
                + "\"annotations\":[{\"id\":1,\"image_id\":1,\"category_id\":1,"
                + "\"bbox\":[0,0,40,40],\"area\":1600,\"iscrowd\":0}]}");
    Path found =
        write(
            "det.json", "[{\"image_id\":1,\"category_id\":1,\"bbox\":[0,0,40,40],\"score\":0.5}]");
    assertEquals(ExitCode.DONE.code(), MiharuCommand.run("score", "coco", "" + truth, "" + found));
    String[] lines = printed.toString(StandardCharsets.UTF_8).split("\\R", -1);
    assertEquals(13, lines.length); // twelve, and nothing behind the last break
    assertEquals(
        " Average Precision  (AP) @[ IoU=0.50:0.95 | area=   all | maxDets=100 ] = 1.000",
        lines[0]);
  }

  @Test
  void vocAndAva_takeTheirReferencesOptions() throws IOException {
    write("gts/1.txt", "dog 0 0 9 9\n");
    write("dets/1.txt", "dog 0.5 0 0 9 9\n");
    assertEquals(
        ExitCode.DONE.code(),
        MiharuCommand.run(
            "score",
            "voc",
            "-gt",
            folder + "/gts",
            "-det",
            folder + "/dets",
            "-t",
            "0.5",
            "-np",
            "--json"));
    assertEquals(1.0, json().get("mAP").asDouble());
    printed.reset();
    Path labels = write("labels.pbtxt", "item {\n  name: \"run\"\n  id: 1\n}\n");
    Path truth = write("gt.csv", "v,902,0,0,1,1,1\n");
    Path found = write("det.csv", "v,902,0,0,1,1,1,0.5\n");
    assertEquals(
        ExitCode.DONE.code(),
        MiharuCommand.run("score", "ava", "-l", "" + labels, "-g", "" + truth, "-d", "" + found));
    assertEquals(
        """
        { 'PascalBoxes_PerformanceByCategory/AP@0.5IOU/run': 1.0,
          'PascalBoxes_Precision/mAP@0.5IOU': 1.0}
        """,
        printed.toString(StandardCharsets.UTF_8));
    printed.reset();
    assertEquals(
        ExitCode.DONE.code(), MiharuCommand.run("score", "ava", "" + truth, "" + found, "--json"));
    assertEquals(1.0, json().get("mAP").asDouble());
  }
}
