package io.miharu.eval.actev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityFileTest {

  private static final String ACTIVITY =
      """
      {"activity":"Closing","activityID":1,"localization":{"a.mp4":{"3120":0,"3100":1}}}""";

  private final Path folder;

  ActivityFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("truth.json"), text);
  }

  private ActivityFile read(String activities) throws IOException {
    return ActivityFile.read(
        file("{\"filesProcessed\":[\"a.mp4\"],\n\"activities\":[\n" + activities + "\n]}"));
  }

  @Test
  void read_anInstance_takesItsStepsInOrderOfFrames() throws IOException {
    ActivityInstance closing =
        new ActivityInstance(
            "Closing",
            1,
            "a.mp4",
            List.of(new FrameSpan(3100, 3120)),
            OptionalDouble.empty(),
            List.of());
    assertEquals(new ActivityFile(List.of("a.mp4"), List.of(closing)), read(ACTIVITY));
  }

  @Test
  void read_severalSteps_areSpansAndEqualStepsAreOne() throws IOException {
    String steps = "{\"1\":0,\"5\":1,\"7\":1,\"9\":0,\"20\":1,\"21\":0}";
    assertEquals(
        List.of(new FrameSpan(5, 9), new FrameSpan(20, 21)),
        read(ACTIVITY.replaceAll("\\{\"3120.*?}", steps)).activities().get(0).active());
  }

  @Test
  void read_noActivities_isAVideoInWhichNothingHappens() throws IOException {
    assertEquals(List.of(), read("").activities());
  }

  @Test
  void read_anIdWithAPoint_isWholeForADraft7SchemaOnly() throws IOException {
    Path system =
        file(
            "{\"filesProcessed\":[\"a.mp4\"],\"activities\":["
                + ACTIVITY.replace("\"activityID\":1", "\"presenceConf\":0.5,\"activityID\":1.0")
                + "]}");
    ActivityRules second =
        new ActivityRules(true, false, true, true, false, ActivityRules.Objects.IGNORED);
    assertEquals(1, ActivityFile.read(system, second).activities().get(0).id());
    ActivityRules first =
        new ActivityRules(true, false, false, true, false, ActivityRules.Objects.IGNORED);
    assertThrows(DataFormatException.class, () -> ActivityFile.read(system, first));
  }

  /** Each row turns part of a good instance, on line 3, into something else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"activityID\":1 | \"activityID\":\"1\" | line 3, column | activityID as a whole number",
        "\"activityID\":1 | \"activityID\":1.5 | line 3, column | activityID as a whole number",
        "\"activityID\":1 | \"activityID\":99999999999 | line 3, column | out of range",
        "\"activityID\":1, | '' | line 3, column | without activityID",
        "\"activityID\":1 | \"presenceConf\":\"0.9\",\"activityID\":1 | line 3 | presenceConf as a number",
        "\"activityID\":1 | \"presenceConf\":NaN,\"activityID\":1 | line 3 | NaN",
        "\"activityID\":1 | \"presenceConf\":1e999,\"activityID\":1 | line 3 | finite",
        "\"activityID\":1 | \"activityID\":1,\"activityID\":2 | line 3 | Duplicate",
        "\"3120\":0, | '' | line 3 | 0 where it has ended",
        "\"3120\":0 | \"3000\":0 | line 3 | 0 where it has ended",
        "\"3120\":0 | \"x\":0 | line 3 | frame number",
        "\"3120\":0 | \"3120\":2 | line 3 | 0 or 1",
        "{\"a.mp4\": | {\"b.mp4\":{\"1\":1,\"2\":0},\"a.mp4\": | line 3 | one video",
        "{\"a.mp4\": | {\"b.mp4\": | filesProcessed | b.mp4",
        "}}} | }} | truth.json | needed",
      })
  void read_aFaultyInstance_namesPlaceAndNeed(String good, String bad, String place, String need) {
    DataFormatException refusal =
        assertThrows(DataFormatException.class, () -> read(ACTIVITY.replace(good, bad)));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.contains("truth.json"), message);
    assertTrue(message.contains(place), message);
    assertTrue(message.contains(need), message);
  }

  @Test
  void read_theSameIdTwice_refuses() {
    DataFormatException refusal =
        assertThrows(DataFormatException.class, () -> read(ACTIVITY + ",\n" + ACTIVITY));
    assertTrue(String.valueOf(refusal.getMessage()).contains("line 4"), refusal.getMessage());
  }

  @Test
  void read_aFileCutAnywhere_refusesAndDoesNotHang() throws IOException {
    String whole = "{\"filesProcessed\":[\"a.mp4\"],\n\"activities\":[\n" + ACTIVITY + "\n]}";
    for (int length = 0; length < whole.length(); length++) {
      Path cut = file(whole.substring(0, length));
      assertThrows(DataFormatException.class, () -> ActivityFile.read(cut), "cut at " + length);
    }
    assertEquals(1, ActivityFile.read(file(whole)).activities().size());
  }

  @Test
  void read_textAfterTheEnd_refuses() throws IOException {
    Path file = file("{\"filesProcessed\":[],\"activities\":[]} {}");
    assertThrows(DataFormatException.class, () -> ActivityFile.read(file));
  }

  @Test
  void fileIndex_writtenAndReadAgain_isTheSame() throws IOException {
    FileIndex index =
        new FileIndex(
            new TreeMap<>(
                Map.of(
                    "b.mp4",
                    FileIndex.Video.whole(30, 4000),
                    "a.mp4",
                    new FileIndex.Video(
                        29.97, List.of(new FrameSpan(1, 5), new FrameSpan(9, 11))))));
    Path file = folder.resolve("file-index.json");
    index.write(file);
    assertEquals(
        """
        {
        "a.mp4":{"framerate":29.97,"selected":{"1":1,"5":0,"9":1,"11":0}},
        "b.mp4":{"framerate":30.0,"selected":{"1":1,"4001":0}}
        }
        """,
        Files.readString(file));
    assertEquals(index, FileIndex.read(file));
  }

  @Test
  void fileIndex_withoutARate_refuses() throws IOException {
    Path none = file("{\"a.mp4\":{\"selected\":{\"1\":1,\"5\":0}}}");
    assertThrows(DataFormatException.class, () -> FileIndex.read(none));
    Path zero = file("{\"a.mp4\":{\"framerate\":0,\"selected\":{\"1\":1,\"5\":0}}}");
    assertThrows(DataFormatException.class, () -> FileIndex.read(zero));
  }

  @Test
  void activityIndex_writtenAndReadAgain_isTheSame() throws IOException {
    ActivityIndex index =
        new ActivityIndex(
            new TreeMap<>(Map.of("fall", List.of("person"), "cut-in", List.<String>of())));
    Path file = folder.resolve("activity-index.json");
    index.write(file);
    assertEquals(
        """
        {
        "cut-in":{"objectTypes":[]},
        "fall":{"objectTypes":["person"]}
        }
        """,
        Files.readString(file));
    assertEquals(index, ActivityIndex.read(file));
  }
}
