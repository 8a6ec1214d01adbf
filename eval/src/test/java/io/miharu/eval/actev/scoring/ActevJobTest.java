package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.scoring.ActevOptions.Boxes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActevJobTest {

  private static final String CLAIM =
      """
      {"activity":"Closing","activityID":1,"presenceConf":0.5,"localization":{"a.mp4":{"31":1,"91":0}}}""";

  private final Path folder;

  ActevJobTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeIndexesAndTruth() throws IOException {
    write("files.json", "{\"a.mp4\":{\"framerate\":30.0,\"selected\":{\"1\":1,\"1801\":0}}}");
    write("activities.json", "{\"Closing\":{\"objectTypes\":[\"person\"]}}");
    write("ref.json", output("[" + CLAIM.replace("\"presenceConf\":0.5,", "") + "]"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String output(String activities) {
    return "{\"filesProcessed\":[\"a.mp4\"],\n\"activities\":" + activities + "}";
  }

  private ActevJob job(ActevProtocol protocol, boolean ignore, boolean compat) {
    return new ActevJob(
        protocol,
        folder.resolve("sys.json"),
        folder.resolve("activities.json"),
        folder.resolve("files.json"),
        Optional.empty(),
        ignore,
        ignore,
        false,
        new ActevOptions(
            false, false, OptionalDouble.empty(), false, Boxes.EACH, false, 0, compat));
  }

  private String refusal(ActevProtocol protocol) {
    return String.valueOf(
        assertThrows(DataFormatException.class, () -> job(protocol, false, false).check())
            .getMessage());
  }

  /** Each row turns part of a good claim into something that the reference accepts in silence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"Closing\" | \"Juggling\" | activities[0].activity: needed an activity of",
        "\"91\":0 | \"11\":0 | activities[0].localization.a.mp4: needed the frames of an activity",
        "\"a.mp4\" | \"z.mp4\" | activities[0].localization: needed a video of",
      })
  void check_whatTheReferenceTakesInSilence_isRefusedUnlessCompat(
      String good, String bad, String message) throws IOException {
    write("sys.json", output("[" + CLAIM.replace(good, bad) + "]"));
    String refusal = refusal(ActevProtocol.ACTEV19_AD_V2);
    assertTrue(refusal.contains(message), refusal);
    job(ActevProtocol.ACTEV19_AD_V2, false, true).score(folder.resolve("ref.json"));
  }

  @Test
  void check_anIdTwice_isRefusedUnlessCompat() throws IOException {
    write("sys.json", output("[" + CLAIM + ",\n" + CLAIM + "]"));
    String refusal = refusal(ActevProtocol.ACTEV19_AD_V2);
    assertTrue(refusal.contains("line 3") && refusal.contains("activities[1].activityID"), refusal);
    ActevScores scores =
        job(ActevProtocol.ACTEV19_AD_V2, false, true).score(folder.resolve("ref.json"));
    assertEquals(2, scores.activities().get(0).claims());
  }

  @Test
  void score_noInstanceAtAll_missesEverythingAndSaysSo() throws IOException {
    write("sys.json", output("[]"));
    ActevScores scores =
        job(ActevProtocol.ACTEV19_AD_V2, false, false).score(folder.resolve("ref.json"));
    assertEquals(1, Sample.value(scores, "mean-p_miss@0.15rfa"));
    assertTrue(scores.notes().get(0).contains("no instance"), scores.notes().toString());
  }

  @Test
  void score_anEmptyActivityIndex_hasNoRows() throws IOException {
    write("activities.json", "{}");
    write("sys.json", output("[]"));
    ActevScores scores =
        job(ActevProtocol.ACTEV19_AD_V2, false, false).score(folder.resolve("ref.json"));
    assertEquals(0, scores.activities().size() + scores.aggregated().size());
  }

  @Test
  void check_aKeyThatStandsTwice_isRefusedUnlessCompat_whichTakesTheLast() throws IOException {
    // The first value of each pair would be refused on its own.
    write(
        "sys.json",
        output(
            "["
                + CLAIM
                    .replace("0.5", "\"high\",\"presenceConf\":0.25")
                    .replace("\"91\":0", "\"91\":7,\"91\":0")
                + "]"));
    assertTrue(refusal(ActevProtocol.ACTEV19_AD_V2).contains("line 2"));
    write("sys.json", output("[" + CLAIM.replace("0.5", "0.5,\"presenceConf\":0.25") + "]"));
    String refusal = refusal(ActevProtocol.ACTEV19_AD_V2);
    assertTrue(refusal.contains("Duplicate field 'presenceConf'"), refusal);
    ActivityFile read = job(ActevProtocol.ACTEV19_AD_V2, false, true).check();
    assertEquals(0.25, read.activities().get(0).presenceConf().orElseThrow());
  }

  @Test
  void check_aVideoThatStandsTwiceInTheIndex_isRefusedUnlessCompat_whichTakesTheLast()
      throws IOException {
    write("sys.json", output("[" + CLAIM + "]"));
    write(
        "files.json",
        """
        {"a.mp4":{"framerate":30.0,"selected":{"1":1,"61":0}},
        "a.mp4":{"framerate":30.0,"selected":{"1":1,"1801":0}}}""");
    assertTrue(refusal(ActevProtocol.ACTEV19_AD_V2).contains("Duplicate field 'a.mp4'"));
    ActevScores scores =
        job(ActevProtocol.ACTEV19_AD_V2, false, true).score(folder.resolve("ref.json"));
    assertEquals(1, scores.activities().get(0).truths()); // which ends in frame 90
  }

  @Test
  void check_aFaultBesideATwinKey_isStillRefusedUnderCompat() throws IOException {
    write("sys.json", output("[" + CLAIM.replace("0.5", "0.5,\"presenceConf\":\"high\"") + "]"));
    String refusal =
        String.valueOf(
            assertThrows(
                    DataFormatException.class,
                    () -> job(ActevProtocol.ACTEV19_AD_V2, false, true).check())
                .getMessage());
    assertTrue(refusal.contains("activities[0].presenceConf: needed"), refusal);
  }

  @Test
  void check_withoutValidation_looksNeitherAtTheSchemaNorAtTheVideos() throws IOException {
    write("sys.json", output("[" + CLAIM + "]").replace("[\"a.mp4\"]", "[\"b.mp4\"]"));
    ActevJob checked = job(ActevProtocol.ACTEV_SDL_V2, false, false);
    ActevJob unchecked =
        new ActevJob(
            checked.protocol(),
            checked.system(),
            checked.activities(),
            checked.files(),
            checked.parameters(),
            false,
            false,
            true,
            checked.options());
    assertThrows(DataFormatException.class, checked::check);
    assertEquals(
        0, Sample.value(unchecked.score(folder.resolve("ref.json")), "mean-p_miss@0.15rfa"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"presenceConf\":0.5, | '' | needed a system's activity with presenceConf",
        "0.5 | NaN | activities[0].presenceConf: needed a finite number, got NaN",
        "0.5 | \"0.5\" | activities[0].presenceConf: needed presenceConf as a number",
        "\"31\":1 | \"-31\":1 | needed a frame number of 0 or more",
        "\"31\":1 | \"31\":2 | needed 0 or 1",
        "\"31\":1, | '' | needed the frames of an activity",
        "\"31\":1 | \"+31\":1 | needed a frame number as key",
        "\"a.mp4\" | \"a b.mp4\" | needed a file name of letters, digits",
        "0.5 | 0.5,\"alertFrame\":\"40\" | needed alertFrame as a whole number",
      })
  void check_whatTheSchemaForbids_isRefusedWithOrWithoutCompat(
      String good, String bad, String message) throws IOException {
    write("sys.json", output("[" + CLAIM.replace(good, bad) + "]"));
    String refusal = refusal(ActevProtocol.ACTEV19_AD_V2);
    assertTrue(refusal.contains(message), refusal);
    assertThrows(
        DataFormatException.class, () -> job(ActevProtocol.ACTEV19_AD_V2, false, true).check());
  }

  /** Each row turns part of a good object into something that the schema of AOD forbids. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"objects\" | \"things\" | needed an activity with objects",
        "\"presenceConf\":1, | '' | a boundingBox and a presenceConf",
        "\"boundingBox\" | \"box\" | a boundingBox and a presenceConf",
        ",\"91\":{} | '' | a localization of two steps or more",
        "\"w\":4 | \"w\":4,\"d\":1 | no member but x, y, w and h",
        "\"w\":4 | \"w\":4.5 | w as a whole number",
        "\"31\":{ | \"-31\":{ | a frame number of 0 or more",
      })
  void check_anObjectThatTheSchemaForbids_isRefusedWithOrWithoutCompat(
      String good, String bad, String message) throws IOException {
    write("sys.json", output("[" + withObject().replace(good, bad) + "]"));
    String refusal = refusal(ActevProtocol.ACTEV18_AOD);
    assertTrue(refusal.contains(message), refusal);
    assertThrows(
        DataFormatException.class, () -> job(ActevProtocol.ACTEV18_AOD, false, true).check());
    job(ActevProtocol.ACTEV18_AD, false, false).check(); // which does not look at objects
  }

  @Test
  void check_aBoxWithoutScore_isAcceptedByTheSrlProtocols() throws IOException {
    write("sys.json", output("[" + withObject().replace("\"presenceConf\":1,", "") + "]"));
    job(ActevProtocol.SRL_AOD_V1, false, false).check();
  }

  @Test
  void check_aBoxOfNegativeSize_isRefusedUnlessCompat() throws IOException {
    write("sys.json", output("[" + withObject().replace("\"w\":4", "\"w\":-4") + "]"));
    String refusal = refusal(ActevProtocol.ACTEV18_AOD);
    assertTrue(refusal.contains("boundingBox.w: needed w of 0 px or more, got -4"), refusal);
    ActevScores scores =
        job(ActevProtocol.ACTEV18_AOD, false, true).score(folder.resolve("ref.json"));
    assertEquals(1, scores.activities().get(0).claims());
  }

  private static String withObject() {
    String object =
        """
        {"objectType":"person","objectID":1,"localization":{"a.mp4":\
        {"31":{"presenceConf":1,"boundingBox":{"x":1,"y":2,"w":4,"h":5}},"91":{}}}}""";
    return CLAIM.replace("\"localization\"", "\"objects\":[" + object + "],\"localization\"");
  }

  @Test
  void check_videosBesideTheIndex_areRefusedUnlessIgnored() throws IOException {
    write("sys.json", output("[" + CLAIM + "]").replace("[\"a.mp4\"]", "[\"a.mp4\",\"b.mp4\"]"));
    assertTrue(refusal(ActevProtocol.ACTEV19_AD_V2).contains("got \"b.mp4\"; pass -F"));
    job(ActevProtocol.ACTEV19_AD_V2, true, false).check();
    write("sys.json", output("[" + CLAIM + "]").replace("a.mp4", "b.mp4"));
    assertTrue(refusal(ActevProtocol.ACTEV19_AD_V2).contains("got none named \"a.mp4\"; pass -m"));
    job(ActevProtocol.ACTEV19_AD_V2, true, false).check();
  }

  @Test
  void check_withoutProcessingReport_isRefusedByTheSecondSdlProtocolOnly() throws IOException {
    write("sys.json", output("[" + CLAIM + "]"));
    assertTrue(refusal(ActevProtocol.ACTEV_SDL_V2).contains("processingReport"));
    job(ActevProtocol.ACTEV_SDL_V2NPR, false, false).check();
    job(ActevProtocol.ACTEV_SDL_V1, false, false).check();
  }

  @Test
  void rewrite_writesBesideTheFiles_asTheReferenceDoes() throws IOException {
    write("sys.json", output("[" + CLAIM + "]"));
    job(ActevProtocol.ACTEV19_AD_V2, false, false).rewrite(folder.resolve("ref.json"), ".kept");
    assertTrue(Files.readString(folder.resolve("sys.kept.json")).contains("\"presenceConf\":0.5"));
    assertTrue(Files.readString(folder.resolve("ref.kept.json")).contains("\"31\":1"));
  }

  @Test
  void check_aVideoThatStandsTwiceOrIsNotListed_isAccepted() throws IOException {
    write("sys.json", output("[" + CLAIM + "]").replace("[\"a.mp4\"]", "[\"a.mp4\",\"a.mp4\"]"));
    assertEquals(
        1,
        job(ActevProtocol.ACTEV19_AD_V2, false, false)
            .score(folder.resolve("ref.json"))
            .activities()
            .size());
  }

  @Test
  void score_aTruthWithoutFilesProcessed_isAccepted() throws IOException {
    write("sys.json", output("[" + CLAIM + "]"));
    write("ref.json", "{\"activities\":[" + CLAIM + "]}");
    ActevScores scores =
        job(ActevProtocol.ACTEV19_AD_V2, false, false).score(folder.resolve("ref.json"));
    assertEquals(0, Sample.value(scores, "mean-p_miss@0.15rfa"));
  }

  @Test
  void check_videosOfTheReport_standForThoseProcessed() throws IOException {
    write(
        "sys.json",
        output("[" + CLAIM + "]")
            .replace("[\"a.mp4\"]", "[]")
            .replaceFirst(
                "^\\{",
                "{\"processingReport\":{\"fileStatuses\":{\"a.mp4\":{\"status\":\"success\",\"message\":\"\"}}},"));
    job(ActevProtocol.ACTEV_SDL_V2, false, false).check();
    job(ActevProtocol.ACTEV19_AD_V2, false, false).check();
  }

  @Test
  void score_anInstanceThatNeverEnds_isLeftOutUnderCompat() throws IOException {
    write("sys.json", output("[" + CLAIM.replace("\"91\":0", "\"11\":0") + "]"));
    ActevScores scores =
        job(ActevProtocol.ACTEV19_AD_V2, false, true).score(folder.resolve("ref.json"));
    assertEquals(0, scores.activities().get(0).claims());
  }
}
