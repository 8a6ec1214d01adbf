package io.miharu.eval.clear;

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
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files say of who is asked for, by the rules of F4DE's CLEARDTScorer. */
class ClearFilesTest {

  private static final String FRAME = "<object name=\"FRAME\" id=\"0\" framespan=\"1:9\"/>";

  @TempDir private Path folder;

  private Path file(String name, String objects) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        """
        <viper xmlns="http://lamp.cfar.umd.edu/viper#" xmlns:data="http://lamp.cfar.umd.edu/viperdata#">
        <data><sourcefile filename="v.mpg">
        %s
        </sourcefile></data></viper>
        """
            .formatted(objects));
  }

  private List<ClearFrame> frames(ClearDomain domain, ClearMeasure measure, String truth)
      throws IOException {
    return ClearFiles.read(
            List.of(file("t.xml", truth + FRAME)),
            List.of(file("s.xml", FRAME)),
            ClearTask.of(domain, measure),
            false)
        .sequences()
        .get(0)
        .frames();
  }

  private static String vehicle(String attributes) {
    return """
    <object name="VEHICLE" id="3" framespan="1:9">
    <attribute name="LOCATION"><data:bbox framespan="1:9" x="1" y="2" width="10" height="20"/></attribute>
    %s
    </object>
    """
        .formatted(attributes);
  }

  private static String mobility(String... values) {
    StringBuilder text = new StringBuilder("<attribute name=\"MOBILITY\">");
    for (int i = 0; i < values.length; i += 2) {
      text.append(
          "<data:lvalue framespan=\"%s\" value=\"%s\"/>".formatted(values[i], values[i + 1]));
    }
    return text.append("</attribute>").toString();
  }

  @Test
  void vehicleThatStandsForAWhile_isNotAskedForThen() throws IOException {
    List<ClearFrame> frames =
        frames(
            ClearDomain.SV,
            ClearMeasure.AREA,
            vehicle(mobility("1:4", "MOBILE", "5:9", "STATIONARY")));
    assertEquals(3, frames.stream().filter(frame -> frame.truth().containsKey(3)).count()); // 2:4
    assertEquals(4, frames.stream().filter(frame -> frame.dontCare().containsKey(3)).count());
  }

  @Test
  void vehicleThatAlwaysStands_isNotThere() throws IOException {
    List<ClearFrame> frames =
        frames(ClearDomain.SV, ClearMeasure.AREA, vehicle(mobility("1:9", "STATIONARY")));
    assertEquals(7, frames.size());
    for (ClearFrame frame : frames) {
      assertTrue(frame.truth().isEmpty() && frame.dontCare().isEmpty(), frame.toString());
    }
  }

  @Test
  void sameWord_meansAnotherThingInAnotherDomain() throws IOException {
    // What moves is MOBILE to surveillance and MOVING to aerial video.
    String moving = vehicle(mobility("1:4", "MOVING", "5:9", "MOBILE"));
    List<ClearFrame> fromAbove = frames(ClearDomain.UV, ClearMeasure.AREA, moving);
    assertTrue(fromAbove.get(0).truth().containsKey(3));
    assertTrue(fromAbove.get(6).dontCare().containsKey(3));
    List<ClearFrame> fromAPole = frames(ClearDomain.SV, ClearMeasure.AREA, moving);
    assertTrue(fromAPole.get(0).dontCare().containsKey(3));
    assertTrue(fromAPole.get(6).truth().containsKey(3));
  }

  @Test
  void vehicleInAGroupOnly_isNotAskedFor() throws IOException {
    List<ClearFrame> frames =
        frames(ClearDomain.UV, ClearMeasure.AREA, vehicle("").replace("LOCATION", "GROUPBOX"));
    assertTrue(frames.get(0).dontCare().containsKey(3));
  }

  @Test
  void objectLeftOfThePicture_isNotAskedFor() throws IOException {
    List<ClearFrame> frames =
        frames(ClearDomain.SV, ClearMeasure.AREA, vehicle("").replace("x=\"1\"", "x=\"-1\""));
    assertTrue(frames.get(0).dontCare().containsKey(3));
  }

  @Test
  void personInAMeeting_isTwoHeadsHighAndAsWideAsTheBody() throws IOException {
    List<ClearFrame> frames =
        frames(
            ClearDomain.MR,
            ClearMeasure.AREA,
            """
            <object name="Person" id="1" framespan="1:9">
            <attribute name="HEAD LOCATION"><data:obox framespan="1:9" x="40" y="10" width="20" height="30" rotation="5"/></attribute>
            <attribute name="BODY LOCATION"><data:obox framespan="1:9" x="30" y="45" width="50" height="90" rotation="0"/></attribute>
            </object>
            """);
    assertEquals(Place.of(new OrientedBox(30, 10, 50, 60, 0)), frames.get(0).truth().get(1));
  }

  @Test
  void frameWithACrowd_isNotScored() throws IOException {
    Path truth =
        file(
            "t.xml",
            vehicle("")
                + """
                <object name="FRAME" id="0" framespan="1:9">
                <attribute name="CROWD"><data:bvalue framespan="3:4" value="true"/><data:bvalue framespan="5:9" value="false"/></attribute>
                </object>
                """);
    List<ClearFrame> frames =
        ClearFiles.read(
                List.of(truth),
                List.of(file("s.xml", FRAME)),
                ClearTask.of(ClearDomain.SV, ClearMeasure.AREA),
                false)
            .sequences()
            .get(0)
            .frames();
    assertEquals(List.of(2, 5, 6, 7, 8), frames.stream().map(ClearFrame::number).toList());
  }

  @Test
  void points_areJudgedByDistanceInSizesOfTheBox() throws IOException {
    String hand =
        """
        <object name="HAND" id="1" framespan="1:9">
        <attribute name="LOCATION"><data:point framespan="1:9" x="100" y="%d"/></attribute>
        %s
        </object>
        """;
    String box =
        "<attribute name=\"LARGEBOX\"><data:obox framespan=\"1:9\" x=\"80\" y=\"80\" width=\"30\""
            + " height=\"50\" rotation=\"0\"/></attribute>";
    ClearTask task = ClearTask.of(ClearDomain.MR, ClearMeasure.POINT);
    Path system = file("s.xml", hand.formatted(110, "") + FRAME);
    ClearScores boxed = score(file("t.xml", hand.formatted(100, box) + FRAME), system, task);
    assertEquals(1 - 10 / ((30 + 50) / 2.0), boxed.modp(), 1e-12);
    ClearScores bare = score(file("t.xml", hand.formatted(100, "") + FRAME), system, task);
    assertEquals(1 - 10 / ((720 + 480) / 4.0), bare.modp(), 1e-12);
    ClearTask area = ClearTask.of(ClearDomain.MR, ClearMeasure.AREA);
    assertTrue(
        problem(file("t.xml", hand.formatted(100, "") + FRAME), system, area).contains("Point"));
  }

  private static ClearScores score(Path truth, Path system, ClearTask task) throws IOException {
    return ClearScores.of(
        ClearFiles.read(List.of(truth), List.of(system), task, false).sequences().get(0),
        ClearSettings.DEFAULT);
  }

  private static String problem(Path truth, Path system, ClearTask task) {
    return String.valueOf(
        assertThrows(
                DataFormatException.class,
                () -> ClearFiles.read(List.of(truth), List.of(system), task, false))
            .getMessage());
  }

  @Test
  void attributesAndObjectsOfOtherDomains_areRefused() throws IOException {
    Path system = file("s.xml", FRAME);
    ClearTask task = ClearTask.of(ClearDomain.BN, ClearMeasure.AREA);
    assertTrue(problem(file("t.xml", vehicle("") + FRAME), system, task).contains("\"VEHICLE\""));
    String typo = vehicle("<attribute name=\"OCLUSION\"/>") + FRAME;
    ClearTask surveillance = ClearTask.of(ClearDomain.SV, ClearMeasure.AREA);
    String message = problem(file("t.xml", typo), system, surveillance);
    assertTrue(message.contains("t.xml, line 3") && message.contains("\"OCLUSION\""), message);
  }

  @Test
  void systemThatEndsEarly_isRefusedUnlessThatIsAllowed() throws IOException {
    Path truth = file("t.xml", vehicle("") + FRAME);
    Path system = file("s.xml", FRAME.replace("1:9", "1:5"));
    ClearTask task = ClearTask.of(ClearDomain.SV, ClearMeasure.AREA);
    assertTrue(problem(truth, system, task).contains("overlapNotRequired"));
    ClearTask partial = new ClearTask(ClearDomain.SV, ClearMeasure.AREA, 0, true);
    assertEquals(7, score(truth, system, partial).misses());
    ClearFiles skipped = ClearFiles.read(List.of(truth), List.of(system), task, true);
    assertEquals(List.of("t.xml"), skipped.unmatched());
  }

  @Test
  void valueOutsideItsObject_needsTheTolerance() throws IOException {
    String early = vehicle("").replace("id=\"3\" framespan=\"1:9\"", "id=\"3\" framespan=\"3:9\"");
    Path truth = file("t.xml", early + FRAME);
    Path system = file("s.xml", FRAME);
    assertTrue(
        problem(truth, system, ClearTask.of(ClearDomain.SV, ClearMeasure.AREA))
            .contains("frameTol"));
    ClearTask tolerant = new ClearTask(ClearDomain.SV, ClearMeasure.AREA, 2, false);
    assertEquals(6, score(truth, system, tolerant).truths()); // 3 to 8: the object's own frames
  }

  @Test
  void truthInAnyOrderOfFiles_findsItsSystem() throws IOException {
    Path truth = file("t.xml", vehicle("") + FRAME);
    Path system = file("s.xml", vehicle("") + FRAME);
    Path otherTruth = folder.resolve("t2.xml");
    Files.writeString(otherTruth, Files.readString(truth).replace("v.mpg", "w.mpg"));
    Path otherSystem = folder.resolve("s2.xml");
    Files.writeString(otherSystem, Files.readString(system).replace("v.mpg", "w.mpg"));
    ClearFiles files =
        ClearFiles.read(
            List.of(truth, otherTruth),
            List.of(otherSystem, system),
            ClearTask.of(ClearDomain.SV, ClearMeasure.AREA),
            false);
    assertEquals(
        List.of("s.xml", "s2.xml"),
        files.sequences().stream().map(ClearSequence::systemFile).toList());
  }

  @Test
  void objectsInAnyOrder_scoreTheSame() throws IOException {
    ClearTask task = ClearTask.of(ClearDomain.BN, ClearMeasure.AREA);
    for (long seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      List<String> truth = faces(random, 8);
      List<String> system = faces(random, 10);
      ClearScores before = score(faceFile("t.xml", truth), faceFile("s.xml", system), task);
      assertTrue(before.sfda() > 0);
      Collections.shuffle(truth, random);
      Collections.shuffle(system, random);
      ClearScores after = score(faceFile("t.xml", truth), faceFile("s.xml", system), task);
      assertEquals(before.mota(), after.mota(), "seed " + seed);
      assertEquals(before.sfda(), after.sfda(), 1e-12, "seed " + seed);
      assertEquals(before.ata(), after.ata(), 1e-12, "seed " + seed);
      assertEquals(before.motp(), after.motp(), 1e-12, "seed " + seed);
    }
  }

  private Path faceFile(String name, List<String> faces) throws IOException {
    return file(name, String.join("", faces) + FRAME);
  }

  private static List<String> faces(Random random, int count) {
    List<String> faces = new ArrayList<>();
    for (int id = 0; id < count; id++) {
      int first = 1 + random.nextInt(4);
      faces.add(
          """
          <object name="FACE" id="%d" framespan="%d:9"><attribute name="LOCATION">
          <data:bbox framespan="%d:9" x="%d" y="%d" width="%d" height="50"/>
          </attribute></object>
          """
              .formatted(
                  id,
                  first,
                  first,
                  random.nextInt(100),
                  random.nextInt(100),
                  40 + random.nextInt(60)));
    }
    return faces;
  }
}
