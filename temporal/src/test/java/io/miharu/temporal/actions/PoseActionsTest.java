package io.miharu.temporal.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Joint;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.core.SkeletonLayout;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import io.miharu.nets.ModelFormatException;
import io.miharu.temporal.actions.ActionPreparation.Joints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a network that says how high the wrists are; see {@link HandsUp}. */
class PoseActionsTest {

  private static final int RATE = 10;

  /** Trunks are 100 px long; wrists at the height of the shoulders score 4, so at T = 2: 2. */
  private static final double AT_SHOULDERS = 1 / (1 + Math.exp(-2));

  @TempDir private Path folder;

  /** Who stands at x, both wrists so far over the hips, in trunk lengths. */
  private static Pose pose(double x, double wrists) {
    List<Joint> joints = new ArrayList<>();
    for (String name : SkeletonLayout.COCO_17.joints()) {
      double side = name.startsWith("left") ? 20 : name.startsWith("right") ? -20 : 0;
      double y =
          name.endsWith("wrist")
              ? 300 - 100 * wrists
              : name.endsWith("shoulder") || name.endsWith("elbow")
                  ? 200
                  : name.endsWith("hip")
                      ? 300
                      : name.endsWith("knee") ? 350 : name.endsWith("ankle") ? 400 : 150;
      joints.add(new Joint((float) (x + side), (float) y, 0.9f));
    }
    return new Pose(SkeletonLayout.COCO_17, joints);
  }

  private static TrackState track(int id, double x) {
    return new TrackState(
        id,
        ConceptId.of("person"),
        1,
        new Box((float) x - 40, 130, (float) x + 40, 410),
        0.9f,
        true,
        MediaTime.ZERO);
  }

  /** People at these places, wrists at the shoulders, for some seconds; scores by frame. */
  private static List<List<ConceptScore>> film(PoseActions actions, double seconds, double... xs)
      throws IOException {
    List<List<ConceptScore>> scores = new ArrayList<>();
    for (int frame = 0; frame <= seconds * RATE; frame++) {
      List<TrackState> tracks = new ArrayList<>();
      List<TrackPose> poses = new ArrayList<>();
      for (int i = 0; i < xs.length; i++) {
        tracks.add(track(i + 1, xs[i]));
        poses.add(new TrackPose(i + 1, pose(xs[i], 1)));
      }
      scores.add(actions.score(MediaTime.ofSeconds(frame / (double) RATE), tracks, poses));
    }
    return scores;
  }

  private SkeletonActionNetwork network(int bodies) throws IOException {
    return SkeletonActionNetwork.open(
        HandsUp.write(
            folder.resolve("up-%d.onnx".formatted(bodies)), bodies, Joints.PICTURE, true));
  }

  @Test
  void score_onePerson_isJudgedOnceTheWindowIsNearlyFull() throws IOException {
    try (SkeletonActionNetwork network = network(1)) {
      List<List<ConceptScore>> scores = film(new PoseActions(List.of(network)), 3, 300);
      for (int frame = 0; frame < scores.size(); frame++) {
        // Looks are every 0.4 s; a window of 2 s may lack its first quarter, so that of 1.6 s is
        // the first with enough.
        assertEquals(frame < 16 ? 0 : 1, scores.get(frame).size(), "frame " + frame);
      }
      ConceptScore last = scores.get(30).get(0);
      assertEquals(HandsUp.UP, last.concept());
      assertEquals(AT_SHOULDERS, last.probability(), 1e-3);
      assertEquals(List.of(1), last.tracks());
      assertEquals("hands-up", last.source());
    }
  }

  @Test
  void score_twoWhoAreClose_areJudgedAsAPair_thoseFarApartAreNot() throws IOException {
    try (SkeletonActionNetwork network = network(2)) {
      List<List<ConceptScore>> near = film(new PoseActions(List.of(network)), 2, 300, 420);
      assertEquals(List.of(1, 2), near.get(20).get(0).tracks());
      List<List<ConceptScore>> far = film(new PoseActions(List.of(network)), 2, 300, 800);
      assertEquals(List.of(), far.get(20));
    }
  }

  @Test
  void score_whatComesLater_changesNothingOfBefore() throws IOException {
    try (SkeletonActionNetwork network = network(1)) {
      List<List<ConceptScore>> whole = film(new PoseActions(List.of(network)), 5, 300);
      assertEquals(
          whole.subList(0, 31), film(new PoseActions(List.of(network)), 3, 300), "first 3 s");
    }
  }

  @Test
  void score_legsOutOfThePicture_saysNothing() throws IOException {
    try (SkeletonActionNetwork network = network(1)) {
      PoseActions actions = new PoseActions(List.of(network));
      for (int frame = 0; frame <= 30; frame++) {
        List<Joint> joints = new ArrayList<>(pose(300, 1).joints());
        joints.set(15, Joint.MISSING);
        joints.set(16, Joint.MISSING);
        assertEquals(
            List.of(),
            actions.score(
                MediaTime.ofSeconds(frame / 10.0),
                List.of(track(1, 300)),
                List.of(new TrackPose(1, new Pose(SkeletonLayout.COCO_17, joints)))));
      }
    }
  }

  @Test
  void score_afterAGapOrWithoutTheTrack_saysNothing() throws IOException {
    try (SkeletonActionNetwork network = network(1)) {
      PoseActions actions = new PoseActions(List.of(network));
      film(actions, 3, 300);
      MediaTime next = MediaTime.ofSeconds(3.1);
      assertEquals(List.of(), actions.score(next, List.of(), List.of()));
      // Unseen for longer than a window may miss at its end, but still followed.
      MediaTime later = MediaTime.ofSeconds(3.7);
      assertEquals(List.of(), actions.score(later, List.of(track(1, 300)), List.of()));
    }
  }

  @Test
  void vocabulary_leavesSilentClassesOut() throws IOException {
    try (SkeletonActionNetwork network = network(1)) {
      assertEquals(List.of(HandsUp.UP), new PoseActions(List.of(network)).vocabulary());
    }
  }

  @Test
  void forPictures_trainedOnJointsInSpace_isRefusedByItsCard() throws IOException {
    Path file = HandsUp.write(folder.resolve("space.onnx"), 1, Joints.SPACE, true);
    try (SkeletonActionNetwork network = SkeletonActionNetwork.open(file)) {
      ModelFormatException refused = assertThrows(ModelFormatException.class, network::forPictures);
      assertTrue(String.valueOf(refused.getMessage()).contains("trained on joints in space"));
    }
  }

  @Test
  void open_withoutCalibration_isRefused() throws IOException {
    Path file = HandsUp.write(folder.resolve("raw.onnx"), 1, Joints.PICTURE, false);
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> SkeletonActionNetwork.open(file).close());
    assertTrue(String.valueOf(refused.getMessage()).contains("has no calibration"));
  }
}
