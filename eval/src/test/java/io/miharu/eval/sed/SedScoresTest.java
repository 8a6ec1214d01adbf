package io.miharu.eval.sed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.sed.SedEventScore.Point;
import io.miharu.eval.sed.SedObservation.Claim;
import io.miharu.eval.sed.SedScores.Settings;
import io.miharu.eval.viper.FrameSpans.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SedScoresTest {

  private static final double FPS = 25;
  private static final double HOUR = 3600;

  @TempDir private Path folder;

  private static SedObservation truth(int id, int first, int last) {
    return event(id, first, last, Optional.empty());
  }

  private static SedObservation report(int id, int first, int last, double score) {
    return event(id, first, last, Optional.of(new Claim(score, "" + score, score >= 0.5)));
  }

  private static SedObservation event(int id, int first, int last, Optional<Claim> claim) {
    return new SedObservation(
        "PersonRuns", "v", id, new Span(first, last), claim, Map.of(), Map.of(), "f.xml", 9999);
  }

  private static SedScores scores(List<SedObservation> truths, List<SedObservation> reports)
      throws DataFormatException {
    return SedScores.of(
        List.of(new SedFile("sys.xml", List.of("v"), reports)),
        List.of(new SedFile("ref.xml", List.of("v"), truths)),
        new Settings(
            FPS,
            1,
            Optional.of(HOUR),
            Optional.empty(),
            List.of(),
            false,
            false,
            SedAlignment.Weights.DEFAULT,
            SedCost.DEFAULT));
  }

  private static SedEventScore only(SedScores scores) {
    assertEquals(1, scores.events().size());
    return scores.events().get(0);
  }

  @Test
  void cost_weighsFalseAlarmsByTheTargetRate() {
    // Worked by hand: beta is 1 / (10 · 1.8) hours, or 1 / (10 · 20).
    Point point = new Point(0, 0.3, 2.4);
    assertEquals(0.3 + 2.4 / 18, point.cost(SedCost.DEFAULT), 1e-12);
    assertEquals(0.312, point.cost(new SedCost(10, 1, 20)), 1e-12);
  }

  @Test
  void perfectSystem_missesNothingAndAlarmsForNothing() throws DataFormatException {
    SedEventScore score =
        only(
            scores(
                List.of(truth(0, 1, 100), truth(1, 500, 600)),
                List.of(report(0, 1, 100, 0.9), report(1, 500, 600, 0.8))));
    assertEquals(0, score.actual().cost(SedCost.DEFAULT));
    assertEquals(0, score.minimum().cost(SedCost.DEFAULT));
    assertEquals(0.8, score.minimum().threshold());
  }

  @Test
  void reportOfTheSameEventTwice_isOneHitAndOneFalseAlarm() throws DataFormatException {
    SedEventScore score =
        only(
            scores(
                List.of(truth(0, 100, 200)),
                List.of(report(0, 100, 200, 0.6), report(1, 140, 160, 0.9))));
    // The surer of the two is the hit, although the other overlaps better.
    assertEquals(1, score.detected());
    assertEquals(1, score.falseAlarms());
    assertEquals(1, score.actual().falseAlarmsAnHour(), 1e-12);
    assertEquals(new Point(0.9, 0, 0), score.minimum());
  }

  @Test
  void equallySureReports_theBetterOverlappingIsTheHit() throws DataFormatException {
    SedScores scores =
        scores(
            List.of(truth(0, 100, 200)),
            List.of(report(0, 140, 160, 0.6), report(1, 100, 190, 0.6)));
    assertEquals(1, scores.alignments().get(0).mapped().get(0).system().id());
  }

  @Test
  void asManyAsPossible_arePaired_evenIfTheSurestPairHasToGo() throws DataFormatException {
    // Report 0 fits both annotations, report 1 only the first.
    SedScores scores =
        scores(
            List.of(truth(0, 100, 200), truth(1, 170, 260)),
            List.of(report(0, 150, 220, 0.9), report(1, 100, 120, 0.1)));
    assertEquals(2, scores.alignments().get(0).mapped().size());
  }

  @ParameterizedTest
  @CsvSource({"75, true", "74, false", "225, true", "226, false"})
  void middleOfAReport_mayLieOutsideByTheTolerance(int middle, boolean paired)
      throws DataFormatException {
    // One second is 25 frames, around frames 100 to 200.
    SedEventScore score =
        only(scores(List.of(truth(0, 100, 200)), List.of(report(0, middle, middle, 0.9))));
    assertEquals(paired ? 1 : 0, score.detected());
  }

  @Test
  void pairedReportsBelowTheDecision_areMisses() throws DataFormatException {
    SedEventScore score =
        only(scores(List.of(truth(0, 100, 200)), List.of(report(0, 100, 200, 0.2))));
    assertEquals(1, score.misses());
    assertEquals(1, score.actual().pMiss());
    assertEquals(0, score.minimum().pMiss());
  }

  @Test
  void orderOfEvents_andTheirSplitOverFiles_doNotMatter() throws DataFormatException {
    Random random = new Random(3);
    List<SedObservation> truths = new ArrayList<>();
    List<SedObservation> reports = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      int first = 1 + random.nextInt(4000);
      truths.add(truth(i, first, first + 20 + random.nextInt(100)));
      int other = 1 + random.nextInt(4000);
      reports.add(report(i, other, other + 20 + random.nextInt(100), random.nextInt(8) / 8.0));
    }
    SedScores first = scores(truths, reports);
    for (int round = 0; round < 10; round++) {
      Collections.shuffle(truths, random);
      Collections.shuffle(reports, random);
      assertEquals(first, scores(truths, reports));
      SedScores split =
          SedScores.of(
              List.of(
                  new SedFile("a.xml", List.of("v"), reports.subList(0, 30)),
                  new SedFile("b.xml", List.of("v"), reports.subList(30, 80))),
              List.of(new SedFile("ref.xml", List.of("v"), truths)),
              first.settings());
      assertEquals(first.events(), split.events());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "framespan=\"1:10\";framespan=\"10:1\";needed frames as first:last",
        "framespan=\"1:10\";framespan=\"ten\";needed frames as first:last",
        "framespan=\"1:10\";framespan=\"1:3 7:9\";needed one span of frames",
        "framespan=\"1:10\";a=\"b\";got no framespan",
        "fvalue value=\"0.5\";fvalue value=\"NaN\";finite number as DetectionScore",
        "fvalue value=\"0.5\";fvalue value=\"high\";finite number as DetectionScore",
        "<data:fvalue value=\"0.5\"/>;'';needed one DetectionScore of PersonRuns 0, got 0",
        "bvalue value=\"true\";bvalue value=\"maybe\";true or false as DetectionDecision",
        "</viper>;</vipe>;needed well-formed XML",
        "</object>;'';needed well-formed XML",
        "<viper xmlns;<!DOCTYPE viper SYSTEM \"file:///etc/passwd\"><viper xmlns;document type",
        "id=\"0\";id=\"none\";whole number as id",
        "name=\"DetectionDecision\";name=\"DetectionScore\";needed each attribute once",
      })
  void badSystemFiles_areRefusedWithTheirPlace(String part, String instead, String problem)
      throws IOException {
    String good =
        """
        <viper xmlns="http://lamp.cfar.umd.edu/viper#" xmlns:data="http://lamp.cfar.umd.edu/viperdata#">
          <data>
            <sourcefile filename="v">
              <object name="PersonRuns" id="0" framespan="1:10">
                <attribute name="DetectionScore"><data:fvalue value="0.5"/></attribute>
                <attribute name="DetectionDecision"><data:bvalue value="true"/></attribute>
              </object>
            </sourcefile>
          </data>
        </viper>
        """;
    Path file = folder.resolve("sys.xml");
    Files.writeString(file, good);
    assertEquals(1, SedFile.readSystem(file).observations().size());
    Files.writeString(file, good.replace(part, instead));
    String message =
        String.valueOf(
            assertThrows(DataFormatException.class, () -> SedFile.readSystem(file)).getMessage());
    assertTrue(message.contains(problem), message);
    assertTrue(message.matches("(?s).*sys.xml, line \\d+, column \\d+: .*"), message);
  }
}
