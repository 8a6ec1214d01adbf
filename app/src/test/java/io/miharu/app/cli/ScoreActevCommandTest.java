package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreActevCommandTest {

  private static final String INSTANCE =
      """
      {"activity":"Closing","activityID":1,%s"localization":{"a.mp4":{"31":1,"91":0}}}""";

  private final Path folder;

  ScoreActevCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeFiles() throws IOException {
    write("files.json", "{\"a.mp4\":{\"framerate\":30.0,\"selected\":{\"1\":1,\"1801\":0}}}");
    write("activities.json", "{\"Closing\":{\"objectTypes\":[\"person\"]}}");
    write("ref.json", output(""));
    write("sys.json", output("\"presenceConf\":0.5,"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String output(String score) {
    return "{\"filesProcessed\":[\"a.mp4\"],\"activities\":[" + INSTANCE.formatted(score) + "]}";
  }

  private CommandRun actev(Object... more) {
    List<Object> words = new ArrayList<>(List.of("score", "actev", "ActEV19_AD_V2"));
    words.addAll(
        List.of("-s", folder.resolve("sys.json"), "-a", folder.resolve("activities.json")));
    words.addAll(List.of("-f", folder.resolve("files.json"), "-v", "-n", "2"));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  @Test
  void score_withTheReferencesOptions_writesItsFiles() throws IOException {
    CommandRun run = actev("-r", folder.resolve("ref.json"), "-o", folder.resolve("out"), "-d");
    assertEquals(0, run.exitCode(), run.err());
    List<String> aggregated = Files.readAllLines(folder.resolve("out/scores_aggregated.csv"));
    assertEquals("metric_name|metric_value", aggregated.get(0));
    assertTrue(aggregated.contains("mean-p_miss@0.15rfa|0.0"), aggregated.toString());
    assertFalse(aggregated.toString().contains("AUDC"), "-d leaves areas out");
    assertEquals(
        "Closing|CD|1|1|0.5|2.0|{\"presenceconf_congruence\": 1.0}",
        Files.readAllLines(folder.resolve("out/alignment.csv")).get(1));
  }

  @Test
  void score_asJson_hasTheHeadlineAndAllMetrics() {
    CommandRun run = actev("-r", folder.resolve("ref.json"), "--json");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("\"mean-p_miss@0.15rfa\":0.0"), run.out());
    assertTrue(run.out().contains("\"w_p_miss@0.01tfa\""), run.out());
  }

  @Test
  void score_severalSystems_writesAFolderForEach() throws IOException {
    write("other.json", output("\"presenceConf\":0.7,"));
    CommandRun run =
        actev(
            "-s",
            folder.resolve("other.json"),
            "-r",
            folder.resolve("ref.json"),
            "-o",
            folder.resolve("out"));
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(Files.exists(folder.resolve("out/sys/alignment.csv")));
    assertTrue(Files.exists(folder.resolve("out/other/alignment.csv")));
  }

  @Test
  void score_validationOnly_needsNoTruthAndPrintsNoScore() {
    CommandRun run = actev("-V");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals("", run.out());
  }

  @Test
  void score_whatCannotBe_saysWhatWasNeeded() throws IOException {
    assertTrue(actev().err().contains("-r FILE is needed"));
    write("sys.json", output("\"presenceConf\":\"high\","));
    CommandRun run = actev("-r", folder.resolve("ref.json"));
    assertEquals(7, run.exitCode());
    assertTrue(run.err().contains("activities[0].presenceConf"), run.err());
  }
}
