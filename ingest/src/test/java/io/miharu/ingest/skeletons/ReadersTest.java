package io.miharu.ingest.skeletons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyMotion;
import io.miharu.core.SkeletonSequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers on written files: every trap of the sets once. */
class ReadersTest {

  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String refusal(String set, Path source) {
    return String.valueOf(
        assertThrows(SkeletonFormatException.class, () -> ActionSets.read(set, source))
            .getMessage());
  }

  private static String numbers(int count, String separator) {
    return IntStream.range(0, count)
        .mapToObj(i -> String.format(Locale.ROOT, "%.2f", 0.01 * i + 0.1))
        .collect(Collectors.joining(separator));
  }

  @Test
  void sbu_normalisedCoordinates_comeOutInMetres() throws IOException {
    write("s01s02/03/001/skeleton_pos.txt", "7,0.5,0.6,2" + ",0.1".repeat(87) + "\n");
    ActionClip clip = ActionSets.read("sbu", folder).clips().get(0);
    BodyMotion body = clip.bodies().get(0);
    assertEquals(1.28 - 2.56 * 0.5, body.at(0, 0, 0), 1e-6);
    assertEquals(0.96 - 1.6 * 0.6, body.at(0, 0, 1), 1e-6);
    assertEquals(1.28 * 2, body.at(0, 0, 2), 1e-6);
    assertEquals("s01s02_03_001", clip.name());
    assertEquals(2, clip.action());
  }

  @Test
  void sbu_lineWithAMissingValue_isRefusedByFileAndLine() throws IOException {
    write(
        "s01s02/03/001/skeleton_pos.txt",
        "1," + numbers(90, ",") + "\n2," + numbers(89, ",") + "\n");
    String refusal = refusal("sbu", folder);
    assertEquals("s01s02/03/001/skeleton_pos.txt, line 2: needs 91 numbers, got 90", refusal);
  }

  @Test
  void msr_recordingOfZeros_isLeftOutByName() throws IOException {
    write("data/a13_s09_e02_skeleton3D.txt", "0 0 0 0\n".repeat(20));
    write("data/a01_s01_e01_skeleton3D.txt", "1 2 3 1\n".repeat(19) + "0 0 0 0\n"); // head was lost
    ActionSet set = ActionSets.read("msr", folder);
    assertEquals(1, set.clips().size());
    assertEquals(
        List.of("a13_s09_e02: all its joints are 0 0 0, no frame has a body"), set.leftOut());
    assertTrue(Float.isNaN(set.clips().get(0).bodies().get(0).at(0, 19, 0)));
  }

  @Test
  void msr_itsLists_areThoseOfTheSet() throws IOException {
    write("data/a01_s01_e01_skeleton3D.txt", "1 2 3 1\n".repeat(20));
    write("ActionSet2.txt", "a01_s01_e01\r\na04_s01_e01\r\n");
    ActionSet set = ActionSets.read("msr", folder);
    assertEquals(Map.of("AS2", List.of("a01_s01_e01", "a04_s01_e01")), set.lists());
  }

  @Test
  void msr_halfAFrame_isRefused() throws IOException {
    write("a01_s01_e01_skeleton3D.txt", "1 2 3 1\n".repeat(30));
    String refusal = refusal("msr", folder);
    assertTrue(refusal.contains("has 30 lines; needs 20 for each frame"));
  }

  @Test
  void utkinect_labelsAreIndices_repeatedOnesCountOnceAndNanIsLeftOut() throws IOException {
    String joints = " " + numbers(60, " ") + "\n";
    write(
        "joints_s01_e01.txt",
        "10" + joints + "12" + joints + "12" + joints + "20" + joints + "30" + joints);
    write("actionLabel_modified.txt", "s01_e01\nwalk: 12 20\ncarry:  NaN NaN\n");
    ActionSet set = ActionSets.read("utkinect", folder);
    assertEquals(1, set.clips().size());
    assertEquals(2, set.clips().get(0).frames());
    assertEquals(12 / 30.0, set.clips().get(0).bodies().get(0).times().get(0).seconds(), 1e-6);
    assertEquals(List.of("s01_e01 carry: its interval is NaN"), set.leftOut());
  }

  @Test
  void utkinect_withoutTheCorrectedLabels_saysSo() throws IOException {
    write("joints_s01_e01.txt", "1 " + numbers(60, " "));
    assertTrue(refusal("utkinect", folder).contains("actionLabel_modified.txt"));
  }

  @Test
  void ntu_threeBodies_keepsTheTwoThatMove() throws IOException {
    StringBuilder text = new StringBuilder("2\n");
    for (int t = 0; t < 2; t++) {
      text.append("3\n");
      for (int body = 0; body < 3; body++) {
        // Body 71 stands still at x = 5 m; 70 and 72 move by 1 m and 2 m.
        double x = body == 1 ? 5 : t * (body == 0 ? 1 : 2);
        text.append("7").append(body).append(" 0 1 0 1 0 0 0.1 0.1 2\n25\n");
        text.append((x + " 0.5 3 0 0 0 0 0 0 0 0 2\n").repeat(25));
      }
    }
    write("S001C002P003R002A013.skeleton", text.toString());
    ActionClip clip = ActionSets.read("ntu", folder).clips().get(0);
    assertEquals(12, clip.action());
    assertEquals("P003", clip.subject());
    assertEquals(2, clip.bodies().size());
    assertEquals(2, clip.bodies().get(0).at(1, 0, 0));
    assertEquals(1, clip.bodies().get(1).at(1, 0, 0));
  }

  @Test
  void ntu_fileThatEndsEarly_isRefused() throws IOException {
    write("S001C002P003R002A013.skeleton", "1\n1\n70 0 1\n25\n0 0 1 0 0 0 0 0 0 0 0 2\n");
    assertTrue(refusal("ntu", folder).contains("ends after 5 lines"));
  }

  @Test
  void csv_ownRecordings_takeActionAndSubjectFromTheirNames() throws IOException {
    String header = "layout,florence-15\ntime,joints\n";
    write("jump/ann_1.csv", header + "0," + numbers(45, ",") + "\n0.1," + numbers(45, ",") + "\n");
    write("wave/bob_1.csv", header + "0,,," + "," + numbers(42, ",") + "\n");
    ActionSet set = ActionSets.read("csv", folder);
    assertEquals(List.of("jump", "wave"), set.actions());
    assertEquals("bob", set.clips().get(1).subject());
    assertTrue(Float.isNaN(set.clips().get(1).bodies().get(0).at(0, 0, 0)));
    assertEquals(2, set.clips().get(0).frames());
  }

  @Test
  void recording_thatIsMissingOrEmpty_isRefusedByName() throws IOException {
    Path missing = folder.resolve("nothere.csv");
    String none =
        String.valueOf(
            assertThrows(SkeletonFormatException.class, () -> ActionSets.recording(missing))
                .getMessage());
    assertTrue(none.startsWith(missing + " is no file"), none);
    Path empty = Files.writeString(folder.resolve("empty.csv"), "layout,kinect-20\ntime\n");
    String nothing =
        String.valueOf(
            assertThrows(SkeletonFormatException.class, () -> ActionSets.recording(empty))
                .getMessage());
    assertTrue(nothing.startsWith("empty.csv: needs a line for each moment"), nothing);
  }

  @Test
  void recording_oneFile_isReadWithoutAFolderForItsAction() throws IOException {
    String header = "layout,sbu-15\ntime\n";
    write("mine.csv", header + "0," + numbers(45, ",") + "\n0.1," + numbers(45, ",") + "\n");
    List<BodyMotion> bodies = ActionSets.recording(folder.resolve("mine.csv"));
    assertEquals(1, bodies.size());
    assertEquals(2, bodies.get(0).frames());
    assertEquals(0.1, bodies.get(0).times().get(1).seconds(), 1e-9);
  }

  @Test
  void csv_unknownLayout_namesTheOnesThereAre() throws IOException {
    write("jump/ann_1.csv", "layout,robot-9\ntime\n0,1\n");
    assertTrue(refusal("csv", folder).contains("kinect-20"));
  }

  @Test
  void read_fromATarArchive_isTheSameAsFromItsFolder() throws IOException {
    String file = "s01s02/03/001/skeleton_pos.txt";
    write(file, "7," + numbers(90, ",") + "\n");
    Path archive = folder.resolve("set.tar");
    byte[] bytes = Files.readAllBytes(folder.resolve(file));
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
      TarArchiveEntry entry = new TarArchiveEntry("sbu/" + file);
      entry.setSize(bytes.length);
      tar.putArchiveEntry(entry);
      tar.write(bytes);
      tar.closeArchiveEntry();
    }
    BodyMotion packed = ActionSets.read("sbu", archive).clips().get(0).bodies().get(1);
    BodyMotion plain = ActionSets.read("sbu", folder).clips().get(0).bodies().get(1);
    assertArrayEquals(plain.values(), packed.values());
  }

  @Test
  void read_archiveThatIsNone_isRefused() throws IOException {
    write("set.tar.gz", "no archive");
    assertTrue(
        refusal("sbu", folder.resolve("set.tar.gz")).contains("cannot be read as an archive"));
  }

  private static String keypoints(double x, double confidence) {
    return IntStream.range(0, 17)
        .mapToObj(i -> x + "," + i + "," + confidence)
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void coco_twoPersonsInAPicture_theBestScoreIsKeptUnlessTracksTellThemApart() throws IOException {
    String one = "{\"image_id\":3,\"keypoints\":" + keypoints(1, 0.9) + ",\"score\":0.5}";
    String two = "{\"image_id\":3,\"keypoints\":" + keypoints(2, 0) + ",\"score\":0.8}";
    write("poses.json", "[" + one + "," + two + "]");
    Map<Integer, SkeletonSequence> best = CocoPoses.read(folder.resolve("poses.json"), 10);
    assertEquals(1, best.size());
    // The better one has no joint that was found.
    assertTrue(best.values().stream().noneMatch(s -> s.pose(0).joint("nose").found()));
    write("tracks.json", "[" + one + "," + two.replace("{", "{\"track_id\":7,") + "]");
    Map<Integer, SkeletonSequence> apart = CocoPoses.read(folder.resolve("tracks.json"), 10);
    assertEquals(Set.of(0, 7), apart.keySet());
    apart.values().forEach(s -> assertEquals(0.3, s.times().get(0).seconds(), 1e-9));
  }

  @Test
  void coco_sixteenKeypoints_areRefused() throws IOException {
    write("poses.json", "[{\"image_id\":3,\"keypoints\":[1,2,3]}]");
    assertTrue(
        String.valueOf(
                assertThrows(
                        SkeletonFormatException.class,
                        () -> CocoPoses.read(folder.resolve("poses.json"), 10))
                    .getMessage())
            .contains("entry 0: needs 51 numbers in keypoints, got 3"));
  }
}
