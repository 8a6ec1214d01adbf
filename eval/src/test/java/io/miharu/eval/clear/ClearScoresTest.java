package io.miharu.eval.clear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClearScoresTest {

  private static final Place LEFT = box(0, 10);
  private static final Place RIGHT = box(100, 10);
  private static final Place HALF = box(5, 10); // of LEFT: 50 / 150

  @TempDir private Path folder;

  private static Place box(double x, double width) {
    return Place.of(new OrientedBox(x, 0, width, 10, 0));
  }

  private static ClearFrame frame(Map<Integer, Place> truth, Map<Integer, Place> found) {
    return ClearFrame.of(1, truth, Map.of(), found);
  }

  private static ClearScores scores(ClearFrame... frames) {
    return ClearScores.of(
        new ClearSequence("t", "s", "v", "FACE", ClearMeasure.AREA, 720, 480, List.of(frames)),
        ClearSettings.DEFAULT);
  }

  @Test
  void perfectSystem_isPerfect() {
    ClearFrame both = frame(Map.of(1, LEFT, 2, RIGHT), Map.of(7, RIGHT, 8, LEFT));
    ClearScores result = scores(both, both);
    assertEquals(1, result.sfda());
    assertEquals(1, result.ata());
    assertEquals(1, result.moda());
    assertEquals(1, result.modp());
    assertEquals(1, result.mota());
    assertEquals(1, result.motp());
  }

  @Test
  void scores_ofThreeFramesWorkedByHand() {
    ClearScores result =
        scores(
            frame(Map.of(1, LEFT), Map.of(5, HALF)),
            frame(Map.of(1, LEFT), Map.of()),
            frame(Map.of(), Map.of()));
    assertEquals((2 * (1.0 / 3) / 2 + 0 + 1) / 3, result.sfda(), 1e-12);
    assertEquals((1.0 / 3) / 2 / ((1 + 1) / 2.0), result.ata(), 1e-12);
    assertEquals(1 - 1.0 / 2, result.moda(), 1e-12);
    assertEquals(1.0 / 3, result.modp(), 1e-12);
  }

  @Test
  void changeOfIdentity_isASplit_andASharedTrackAMerge() {
    ClearScores split =
        scores(frame(Map.of(1, LEFT), Map.of(5, LEFT)), frame(Map.of(1, LEFT), Map.of(6, LEFT)));
    assertEquals(1, split.splits());
    assertEquals(1 - 1.0 / 2, split.mota(), 1e-12);
    ClearScores merge =
        scores(frame(Map.of(1, LEFT), Map.of(5, LEFT)), frame(Map.of(2, LEFT), Map.of(5, LEFT)));
    assertEquals(1, merge.merges());
  }

  @Test
  void trackingPairs_areKeptWhileTheyOverlap() {
    // In the second frame 6 fits better, but 5 is still there.
    ClearScores result =
        scores(
            frame(Map.of(1, LEFT), Map.of(5, LEFT)),
            frame(Map.of(1, LEFT), Map.of(5, HALF, 6, LEFT)));
    assertEquals(0, result.splits());
    assertEquals((1 + 1.0 / 3) / 2, result.motp(), 1e-12);
    assertEquals(1, result.modp(), 1e-12);
  }

  @Test
  void trackingPairs_areGivenUpBelowAFifth() {
    // 1.5 of 10 wide: 15 / 185 of LEFT.
    Place edge = box(8.5, 10);
    ClearScores result =
        scores(
            frame(Map.of(1, LEFT), Map.of(5, LEFT)),
            frame(Map.of(1, LEFT), Map.of(5, edge, 6, LEFT)));
    assertEquals(1, result.splits());
    assertEquals(1, result.motp(), 1e-12);
  }

  @Test
  void changeAfterALongAbsence_isForgiven() {
    for (int away : new int[] {50, 51}) {
      List<ClearFrame> frames = new ArrayList<>();
      frames.add(frame(Map.of(1, LEFT), Map.of(5, LEFT)));
      for (int i = 0; i < away; i++) {
        frames.add(frame(Map.of(), Map.of()));
      }
      frames.add(frame(Map.of(1, LEFT), Map.of(6, LEFT)));
      assertEquals(away > 50 ? 0 : 1, scores(frames.toArray(ClearFrame[]::new)).splits());
    }
  }

  @Test
  void tracks_areDividedByTheFramesInWhichTheyDiffer() {
    // Together in one frame, apart in the other, where the found one is not on the true one: the
    // union of the two tracks has 3 boxes of frames, not 2.
    ClearScores result =
        scores(frame(Map.of(1, LEFT), Map.of(5, LEFT)), frame(Map.of(1, LEFT), Map.of(5, RIGHT)));
    assertEquals(1.0 / 3, result.ata(), 1e-12);
  }

  @Test
  void boxesOnWhatNobodyAsksFor_areNoFalseAlarms() {
    ClearFrame ignored = ClearFrame.of(1, Map.of(), Map.of(1, LEFT), Map.of(5, HALF));
    assertEquals(0, scores(ignored).falseAlarms());
    assertEquals(1, scores(frame(Map.of(), Map.of(5, HALF))).falseAlarms());
  }

  @Test
  void turnedBoxes_overlapAsTheirShapesDo() {
    // A unit square and the same turned by 45 degrees about its centre: an octagon of 2√2 − 2.
    OrientedBox upright = new OrientedBox(0, 0, 1, 1, 0);
    double half = Math.sqrt(0.5);
    OrientedBox turned = new OrientedBox(0.5 - half, 0.5, 1, 1, 45);
    double octagon = 2 * Math.sqrt(2) - 2;
    assertEquals(octagon / (2 - octagon), upright.overlap(turned), 1e-12);
    assertEquals(octagon / (2 - octagon), turned.overlap(upright), 1e-12);
    assertEquals(1, turned.overlap(turned), 1e-12);
  }

  @Test
  void overlap_ofAnyBoxes_isSymmetricAndInRange() {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      OrientedBox a = box(random);
      OrientedBox b = box(random);
      assertEquals(a.overlap(b), b.overlap(a), 1e-9);
      assertTrue(a.overlap(b) >= 0 && a.overlap(b) <= 1 + 1e-9);
    }
  }

  private static List<ClearSequence> read(Path truth, Path system) throws IOException {
    ClearTask task = ClearTask.of(ClearDomain.BN, ClearMeasure.AREA);
    return ClearFiles.read(List.of(truth), List.of(system), task, false).sequences();
  }

  private static OrientedBox box(Random random) {
    return new OrientedBox(
        random.nextInt(30),
        random.nextInt(30),
        1 + random.nextInt(30),
        1 + random.nextInt(30),
        random.nextInt(360));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "width=\"10\";width=\"-1\";width and height above 0",
        "x=\"1\";x=\"one\";needed a number as x",
        "x=\"1\";x=\"NaN\";needed a box",
        "name=\"FRAME\";name=\"OTHER\";needed an object FRAME",
        "1:9;1:2;at least 3 annotated frames",
      })
  void badTruthFiles_areRefusedWithTheirPlace(String part, String instead, String problem)
      throws IOException {
    String good =
        """
        <viper xmlns="http://lamp.cfar.umd.edu/viper#" xmlns:data="http://lamp.cfar.umd.edu/viperdata#">
          <data>
            <sourcefile filename="file:/a/v.mpg">
              <object name="FACE" id="0" framespan="1:8">
                <attribute name="LOCATION">
                  <data:bbox framespan="1:8" x="1" y="2" width="10" height="20"/>
                </attribute>
              </object>
              <object name="FRAME" id="0" framespan="1:9"/>
            </sourcefile>
          </data>
        </viper>
        """;
    Path truth = Files.writeString(folder.resolve("truth.xml"), good);
    Path system = Files.writeString(folder.resolve("sys.xml"), good);
    assertEquals(7, read(truth, system).get(0).frames().size());
    Files.writeString(truth, good.replace(part, instead));
    String message =
        String.valueOf(
            assertThrows(DataFormatException.class, () -> read(truth, system)).getMessage());
    assertTrue(message.contains(problem), message);
    assertTrue(message.matches("(?s).*truth.xml, line \\d+, column \\d+: .*"), message);
  }

  @Test
  void systemWithoutTheVideo_isRefused() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String video : List.of("v.mpg", "w.mpg")) {
      files.add(
          Files.writeString(
              folder.resolve(video + ".xml"),
              """
              <viper><data><sourcefile filename="%s">
              <object name="FRAME" id="0" framespan="1:9"/>
              </sourcefile></data></viper>
              """
                  .formatted(video)));
    }
    assertThrows(DataFormatException.class, () -> read(files.get(0), files.get(1)));
  }
}
