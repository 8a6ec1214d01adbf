package io.miharu.eval.anticipation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnticipationScoresTest {

  private static final double FPS = 10;

  @TempDir private Path folder;

  private static List<AnticipationVideo> four() {
    return List.of(
        new AnticipationVideo("a", 8, FPS, .1, .1, .2, .3, .5, .7, .9, .95, .95, .95),
        new AnticipationVideo("b", 6, FPS, .05, .1, .1, .2, .4, .6, .9, .9, .9, .9),
        new AnticipationVideo("c", 0, FPS, .1, .1, .1, .1, .45, .1, .1, .1, .1, .1),
        new AnticipationVideo("d", 0, FPS, .05, .05, .05, .05, .05, .15, .05, .05, .05, .05));
  }

  @Test
  void fourVideos_scoreAsWorkedByHand() {
    // Recall 1/2 above 0.6: precision 1, best time at 0.601 … 0.7, frame 5 of 8. Recall 1 keeps
    // its lowest threshold 0.05: two hits, two false alarms, alerts at once.
    AnticipationScores scores = AnticipationScores.of(four(), false);
    assertEquals(1 * 0.5 + (1 + 0.5) / 2 * 0.5, scores.averagePrecision(), 1e-9);
    assertEquals((3.0 / 8 + 1) / 2, scores.meanTimeToAccident(), 1e-9);
    assertEquals(1, scores.timeToAccident(0.8), 1e-9);
  }

  @Test
  void orderOfVideos_doesNotMatter() {
    List<AnticipationVideo> videos = new ArrayList<>(four());
    Collections.reverse(videos);
    assertEquals(
        AnticipationScores.of(four(), false).groups(),
        AnticipationScores.of(videos, false).groups());
  }

  @Test
  void perfectSystem_isPerfect() {
    AnticipationScores scores =
        AnticipationScores.of(
            List.of(
                new AnticipationVideo("p", 4, FPS, 1, 1, 1, 1),
                new AnticipationVideo("n", 0, FPS, 0, 0, 0, 0)),
            false);
    assertEquals(1, scores.averagePrecision(), 1e-9);
    assertEquals(0.4, scores.meanTimeToAccident(), 1e-9); // the whole clip
  }

  @Test
  void negativesOfZero_areFalseAlarmsOnlyForTheReference() {
    List<AnticipationVideo> videos =
        List.of(
            new AnticipationVideo("p", 2, FPS, 0, .5), new AnticipationVideo("n", 0, FPS, 0, 0));
    assertEquals(1, AnticipationScores.of(videos, false).averagePrecision(), 1e-9);
    assertEquals(0.5, AnticipationScores.of(videos, true).averagePrecision(), 1e-9);
  }

  @Test
  void alarmBudget_takesTheLowestThresholdThatKeepsToIt() {
    AnticipationScores.AtFalseAlarms none = AnticipationScores.of(four(), false).atFalseAlarms(1);
    // Two seconds of negatives allow no alarm: above c's 0.45. a alerts at 0.5 in frame 4, b at 0.6
    // in frame 5.
    assertEquals(0.451, none.threshold(), 1e-9);
    assertEquals(1, none.recall());
    assertEquals(((8 - 4) / FPS + (6 - 5) / FPS) / 2, none.seconds(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "v,2,1,10,.5;column 2: needed a label of 0 or 1",
        "v,1,,10,.5;column 3: needed the accident's frame",
        "v,1,2,10,.5;column 3: needed an accident within the 1 frames",
        "v,0,1,10,.5;column 3: needed no accident's frame",
        "v,0,,0,.5;column 4: needed frames a second above 0",
        "v,0,,10,NaN;column 5: needed the score of frame 0",
        "v,0,,10;column 4: needed at least 5 values",
      })
  void badLines_areRefusedWithTheirPlace(String line, String problem) throws IOException {
    Path file = Files.writeString(folder.resolve("scores.csv"), "video,label,toa,fps\n" + line);
    String message =
        String.valueOf(
            assertThrows(DataFormatException.class, () -> AnticipationVideo.read(file))
                .getMessage());
    assertTrue(message.contains("scores.csv, line 2, " + problem), message);
  }
}
