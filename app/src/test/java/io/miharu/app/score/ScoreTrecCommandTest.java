package io.miharu.app.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** What scripts read: standard output holds the reference tool's text and nothing else. */
@ResourceLock(Resources.SYSTEM_OUT)
class ScoreTrecCommandTest {

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

  @Test
  void trecEvalsOwnOptions_printItsOwnText() throws IOException {
    Path qrels = write("qrels", "1 0 a 1\n1 0 b 0\n2 0 c 1\n");
    Path run = write("run", "1 Q0 b 1 2 tag\n1 Q0 a 2 1 tag\n");
    assertEquals(
        ExitCode.DONE.code(),
        MiharuCommand.run(
            "score",
            "trec",
            "-q",
            "-c",
            "-M1000",
            "-l1",
            "-mP.2,1",
            "-m",
            "map",
            "" + qrels,
            "" + run));
    assertEquals(
        """
        map                   \t1\t0.5000
        P_1                   \t1\t0.0000
        P_2                   \t1\t0.5000
        map                   \t2\t0.0000
        P_1                   \t2\t0.0000
        P_2                   \t2\t0.0000
        map                   \tall\t0.2500
        P_1                   \tall\t0.0000
        P_2                   \tall\t0.2500
        """,
        text());
  }

  @Test
  void severalRuns_arePrintedOneAfterTheOther() throws IOException {
    Path qrels = write("qrels", "1 0 a 1\n1 0 b 0\n");
    Path first = write("run1", "1 Q0 a 1 2 one\n");
    Path second = write("run2", "1 Q0 b 1 2 two\n");
    assertEquals(
        ExitCode.DONE.code(),
        MiharuCommand.run(
            "score", "trec", "-m", "runid", "-m", "map", "" + qrels, "" + first, "" + second));
    assertEquals(
        """
        runid                 \tall\tone
        map                   \tall\t1.0000
        runid                 \tall\ttwo
        map                   \tall\t0.0000
        """,
        text());
  }

  @Test
  void unknownMeasure_isAWrongCommandLine() throws IOException {
    Path qrels = write("qrels", "1 0 a 1\n");
    Path run = write("run", "1 Q0 a 1 2 t\n");
    assertEquals(
        ExitCode.USAGE.code(),
        MiharuCommand.run("score", "trec", "-m", "mop", "" + qrels, "" + run));
    assertEquals("", text());
  }

  @Test
  void sampleEvalsOwnOptions_printItsOwnText() throws IOException {
    Path qrels = write("qrels", "7 0 a 1 1\n7 0 b 1 0\n");
    Path run = write("run", "7 Q0 a 1 2 t\n");
    assertEquals(
        ExitCode.DONE.code(), MiharuCommand.run("score", "avs", "-q", "" + qrels, "" + run));
    assertEquals("infAP\t\t7\t\t1.0000", text().lines().findFirst().orElse(""));
    assertEquals("num_ret\t\tall\t        1", text().lines().reduce("", (a, b) -> b));
  }

  @Test
  void shortLineOfARun_isRefusedUnlessReadAsTheScriptDoes() throws IOException {
    Path qrels = write("qrels", "7 0 a 1 1\n");
    Path run = write("run", "7 Q0 a 1 2\n");
    assertEquals(
        ExitCode.DATA_REFUSED.code(), MiharuCommand.run("score", "avs", "" + qrels, "" + run));
    assertEquals(
        ExitCode.DONE.code(), MiharuCommand.run("score", "avs", "--compat", "" + qrels, "" + run));
  }

  @Test
  void jsonOnStandardOutput_standsAlone() throws IOException {
    Path qrels = write("qrels", "7 0 a 1 1\n");
    Path run = write("run", "7 Q0 a 1 2 t\n");
    assertEquals(
        ExitCode.DONE.code(), MiharuCommand.run("score", "avs", "--json", "" + qrels, "" + run));
    assertEquals("[{\"scorer\":\"TRECVID AVS\"", text().substring(0, 24));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
