package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Joint;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.core.SkeletonLayout;
import io.miharu.core.SkeletonSequence;
import io.miharu.core.TrackPose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PosesFileTest {

  @TempDir private Path folder;

  private static Pose nose(float x) {
    List<Joint> joints = new ArrayList<>(Collections.nCopies(17, Joint.MISSING));
    joints.set(0, new Joint(x, 2.5f, 0.5f));
    return new Pose(SkeletonLayout.COCO_17, joints);
  }

  @Test
  void read_whatWasWritten_givesEachTrackItsSkeletonsOverTime() throws IOException {
    Path file = folder.resolve("poses.jsonl");
    try (PosesFile poses = new PosesFile(file)) {
      poses.write(
          0, MediaTime.ZERO, List.of(new TrackPose(1, nose(10)), new TrackPose(4, nose(20))));
      poses.write(6, MediaTime.ofSeconds(0.2), List.of(new TrackPose(1, nose(11.25f))));
    }
    assertTrue(Files.readString(file).startsWith("{\"frame\":1,\"time\":0.0,\"track\":1,"));
    SortedMap<Integer, SkeletonSequence> sequences = PosesFile.read(file);
    assertEquals(List.of(1, 4), List.copyOf(sequences.keySet()));
    SkeletonSequence first = Objects.requireNonNull(sequences.get(1));
    assertEquals(List.of(MediaTime.ZERO, MediaTime.ofSeconds(0.2)), first.times());
    assertEquals(new Joint(11.25f, 2.5f, 0.5f), first.pose(1).joint("nose"));
    assertFalse(first.pose(1).joint("left-hip").found());
  }

  @Test
  void read_lineWithTooFewJoints_namesTheLine() throws IOException {
    Path file = folder.resolve("poses.jsonl");
    Files.writeString(file, "{\"time\":0,\"track\":1,\"joints\":[]}\n");
    IOException refused = assertThrows(IOException.class, () -> PosesFile.read(file));
    assertTrue(refused.toString().contains("line 1"), refused.toString());
  }
}
