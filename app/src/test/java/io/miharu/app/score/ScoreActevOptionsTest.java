package io.miharu.app.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.app.ExitCode;
import io.miharu.app.cli.MiharuCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of {@code ActEV_Scorer.py}, each with what it changes. */
class ScoreActevOptionsTest {

  private static final String CLAIM =
      """
      {"activity":"Closing","activityID":1,"presenceConf":0.5,"localization":{"a.mp4":{"31":1,"91":0}}}""";

  @TempDir private Path folder;

  /** What a run left: its exit status, and standard output and error together. */
  private record Outcome(int exit, String text) {}

  @BeforeEach
  void writeFiles() throws IOException {
    write("files.json", "{\"a.mp4\":{\"framerate\":30.0,\"selected\":{\"1\":1,\"1801\":0}}}");
    write(
        "activities.json",
        "{\"Closing\":{\"objectTypes\":[\"person\"]},\"Opening\":{\"objectTypes\":[]}}");
    write("ref.json", output(CLAIM));
    write("sys.json", output(CLAIM, claim(2, 0.25, 601, 661)));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String output(String... claims) {
    return "{\"filesProcessed\":[\"a.mp4\"],\"activities\":[" + String.join(",", claims) + "]}";
  }

  private static String claim(int id, double conf, int first, int end) {
    return """
        {"activity":"Closing","activityID":%d,"presenceConf":%s,\
        "localization":{"a.mp4":{"%d":1,"%d":0}}}"""
        .formatted(id, conf, first, end);
  }

  private Outcome run(String protocol, String... options) {
    List<String> words = new ArrayList<>(List.of("score", "actev", protocol));
    for (String option : List.of("s:sys", "r:ref", "a:activities", "f:files")) {
      words.add("-" + option.charAt(0));
      words.add(folder.resolve(option.substring(2) + ".json").toString());
    }
    words.add("-o");
    words.add(folder.resolve("OUT").toString());
    words.addAll(List.of(options));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(text, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      int exit = MiharuCommand.run(words.toArray(new String[0]));
      return new Outcome(exit, text.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The value of a row of scores_aggregated.csv; empty without it. */
  private String aggregated(String metric) throws IOException {
    return Files.readAllLines(folder.resolve("OUT/scores_aggregated.csv")).stream()
        .filter(line -> line.startsWith(metric + "|"))
        .map(line -> line.substring(metric.length() + 1))
        .collect(Collectors.joining());
  }

  private List<String> files() throws IOException {
    Path out = folder.resolve("OUT");
    try (Stream<Path> files = Files.walk(out)) {
      return List.copyOf(
          files
              .filter(Files::isRegularFile)
              .map(file -> out.relativize(file).toString().replace('\\', '/'))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void run_leavesTheFilesOfTheReference_picturesIncluded() throws IOException {
    assertEquals(ExitCode.DONE.code(), run("ActEV19_AD_V2").exit());
    assertEquals(
        List.of(
            "alignment.csv",
            "dm/RFA_Closing.json",
            "dm/RFA_mean_byfa.json",
            "dm/TFA_Closing.json",
            "dm/TFA_mean_byfa.json",
            "figures/DET_RFA_COMBINED.png",
            "figures/DET_RFA_COMBINEDAGG.png",
            "figures/DET_RFA_Closing.png",
            "figures/DET_RFA_mean_byfa.png",
            "figures/DET_TFA_COMBINED.png",
            "figures/DET_TFA_COMBINEDAGG.png",
            "figures/DET_TFA_Closing.png",
            "figures/DET_TFA_mean_byfa.png",
            "pair_metrics.csv",
            "scores_aggregated.csv",
            "scores_by_activity.csv",
            "scores_by_activity_and_threshold.csv",
            "scoring_parameters.json"),
        files());
    // One hit, then one false alarm in a minute.
    assertEquals(
        "{\"activity\":\"Closing\",\"label\":\"Closing\",\"fa_label\":\"RFA\","
            + "\"fn_label\":\"PMISS\",\"fa\":[0.0,1.0],\"fn\":[0.0,0.0],\"threshold\":[0.5,0.25]}\n",
        Files.readString(folder.resolve("OUT/dm/RFA_Closing.json")));
  }

  @Test
  void d_leavesPicturesPointsAndAreasOut() throws IOException {
    run("ActEV19_AD_V2", "-d");
    assertTrue(files().stream().noneMatch(name -> name.contains("/")));
    assertEquals("", aggregated("mean-nAUDC@1rfa"));
  }

  @Test
  void V_writesNothing_andNeedsNoReference() throws IOException {
    Files.delete(folder.resolve("ref.json"));
    assertEquals(ExitCode.DONE.code(), run("ActEV19_AD_V2", "-V").exit());
    assertFalse(Files.exists(folder.resolve("OUT")));
  }

  @Test
  void v_saysWhatIsDone() {
    assertTrue(run("ActEV19_AD_V2", "-v").text().contains("[Info] Checking "));
    assertFalse(run("ActEV19_AD_V2").text().contains("[Info]"));
  }

  @Test
  void I_scoresActivitiesThatNeverHappen() throws IOException {
    run("ActEV19_AD_V2", "-I");
    assertTrue(Files.readString(folder.resolve("OUT/scores_by_activity.csv")).contains("Opening|"));
    assertTrue(files().contains("figures/DET_RFA_Opening.png"));
  }

  @Test
  void i_scoresWhatReachesBeyondTheSelectedFrames() throws IOException {
    write("sys.json", output(claim(1, 0.5, 31, 91), claim(2, 0.75, 1790, 1990)));
    run("ActEV18_AD");
    assertEquals("0.0", aggregated("mean-p_miss@0.1rfa"));
    run("ActEV18_AD", "-i"); // now a false alarm comes first
    assertEquals("1.0", aggregated("mean-p_miss@0.1rfa"));
  }

  @Test
  void p_changesTheTargets() throws IOException {
    write("params.json", "{\"activity.p_miss_at_rfa_targets\":[0.7]}");
    run("ActEV18_AD", "-p", folder.resolve("params.json").toString());
    assertEquals("0.0", aggregated("mean-p_miss@0.7rfa"));
    assertEquals("", aggregated("mean-p_miss@0.1rfa"));
  }

  @Test
  void P_keepsTheBestInstancesThatAreShorterThanTheShare() throws IOException {
    run("ActEV18_AD", "-P", "0.05"); // of 1,800 frames: 90, so the second of 60 goes
    String alignment = Files.readString(folder.resolve("OUT/alignment.csv"));
    assertTrue(alignment.contains("|CD|") && !alignment.contains("|FA|"), alignment);
  }

  @Test
  void t_readsTheCurveAtAsManyScores() throws IOException {
    run("ActEV18_AD", "-t", "1");
    assertTrue(
        Files.readString(folder.resolve("OUT/dm/RFA_Closing.json"))
            .contains("\"threshold\":[0.5]"));
  }

  @Test
  void e_addsAveragePrecision() throws IOException {
    run("ActEV18_AD", "-e");
    // Found at once, in one of the two activities of the index.
    assertEquals("0.5", aggregated("mAP@0.50tIoU"));
  }

  @Test
  void F_m_S_letVideosBesideTheIndexThrough() throws IOException {
    write("sys.json", output(CLAIM).replace("[\"a.mp4\"]", "[\"a.mp4\",\"b.mp4\"]"));
    assertEquals(ExitCode.DATA_REFUSED.code(), run("ActEV18_AD").exit());
    assertEquals(ExitCode.DONE.code(), run("ActEV18_AD", "-F").exit());
    write("sys.json", output().replace("[\"a.mp4\"]", "[]"));
    assertEquals(ExitCode.DATA_REFUSED.code(), run("ActEV18_AD").exit());
    assertEquals(ExitCode.DONE.code(), run("ActEV18_AD", "-m").exit());
    assertEquals(ExitCode.DONE.code(), run("ActEV18_AD", "-S").exit());
  }

  @Test
  void compat_saysWhatIsRefusedAsTheReferenceDoes() throws IOException {
    write("sys.json", output(CLAIM.replace("0.5", "\"0.5\"")));
    Outcome refused = run("ActEV18_AD", "--compat");
    assertEquals(1, refused.exit());
    assertTrue(refused.text().startsWith("[Error] "), refused.text());
    assertEquals(ExitCode.DATA_REFUSED.code(), run("ActEV18_AD").exit());
  }

  @Test
  void c_changesThePictures_andAMissingFileIsSaid() throws IOException {
    write(
        "plot.json",
        "{\"figsize\":[4,3],\"xscale\":\"linear\",\"xlim\":[0,1],\"no_ppf\":true,\"ylim\":[0,1]}");
    run("ActEV18_AD", "-c", folder.resolve("plot.json").toString());
    Path picture = folder.resolve("OUT/figures/DET_RFA_Closing.png");
    assertEquals(3 * 120, ImageIO.read(picture.toFile()).getHeight());
    Outcome missing = run("ActEV18_AD", "-c", folder.resolve("none.json").toString());
    assertEquals(ExitCode.DONE.code(), missing.exit());
    assertTrue(missing.text().contains("none.json: no such file"), missing.text());
    write("plot.json", "{\"xscale\":\"log\",\"xlim\":[0,1]}");
    Outcome refused = run("ActEV18_AD", "-c", folder.resolve("plot.json").toString());
    assertEquals(ExitCode.DATA_REFUSED.code(), refused.exit());
  }

  @Test
  void n_changesNothing() throws IOException {
    run("ActEV18_AD", "-n", "1");
    String one = Files.readString(folder.resolve("OUT/scores_by_activity.csv"));
    run("ActEV18_AD", "-n", "4");
    assertEquals(one, Files.readString(folder.resolve("OUT/scores_by_activity.csv")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ActEV_SDL_V2NPR",
        "ActEV_SDL_V1",
        "ActEV18PC_AD",
        "ActEV18_AOD",
        "ActEV18_AODT",
        "SRL_AD_V1",
        "SRL_AD_V2",
        "SRL_AD_V3",
        "SRL_AOD_V1",
        "SRL_AOD_V2",
        "SRL_AOD_V3"
      })
  void everyProtocol_findsItsOwnTruth(String protocol) throws IOException {
    String object =
        """
        "objects":[{"objectType":"person","objectID":1,"localization":{"a.mp4":\
        {"31":{"presenceConf":1,"boundingBox":{"x":1,"y":2,"w":4,"h":5}},"91":{}}}}],""";
    String whole = CLAIM.replace("\"localization\"", object + "\"localization\"");
    write("ref.json", output(whole));
    write("sys.json", output(whole));
    assertEquals(ExitCode.DONE.code(), run(protocol, "-j").exit());
    assertEquals("0.0", aggregated("mean-p_miss@0.1rfa"));
    assertEquals(protocol.contains("AOD"), files().contains("object_alignment.csv"));
  }
}
