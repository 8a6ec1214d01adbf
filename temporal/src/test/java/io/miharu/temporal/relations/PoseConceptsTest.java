package io.miharu.temporal.relations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A stick man with a torso of 50 px, drawn by hand; y grows downwards. */
class PoseConceptsTest {

  private final PoseConcepts concepts = new PoseConcepts();

  /** Points as {@code x, y} of shoulders, hips, knees, ankles and wrists; both sides alike. */
  private static Pose man(double... xy) {
    List<Joint> joints = new ArrayList<>(Collections.nCopies(17, Joint.MISSING));
    int[] pairs = {5, 11, 13, 15, 9};
    for (int i = 0; i < pairs.length && 2 * i + 1 < xy.length; i++) {
      Joint joint = new Joint((float) xy[2 * i], (float) xy[2 * i + 1], 0.9f);
      joints.set(pairs[i], joint);
      joints.set(pairs[i] + 1, joint);
    }
    return new Pose(SkeletonLayout.COCO_17, joints);
  }

  private static final Pose STANDING = man(100, 100, 100, 150, 100, 195, 100, 240, 110, 160);
  private static final Pose SITTING = man(100, 100, 100, 150, 140, 155, 140, 200, 120, 150);
  private static final Pose BENT = man(150, 150, 100, 150, 100, 195, 100, 240, 150, 200);
  private static final Pose LYING = man(40, 230, 90, 232, 135, 234, 180, 235, 60, 235);
  private static final Pose HANDS_UP = man(100, 100, 100, 150, 100, 195, 100, 240, 90, 60);

  private SortedSet<String> likely(double seconds, Pose... poses) {
    TrackState track =
        new TrackState(
            1, ConceptId.of("person"), 1, new Box(40, 60, 200, 245), 0.9f, true, MediaTime.ZERO);
    List<TrackPose> seen = new ArrayList<>();
    for (Pose pose : poses) {
      seen.add(new TrackPose(1, pose));
    }
    SortedSet<String> likely = new TreeSet<>();
    for (ConceptScore score : concepts.score(MediaTime.ofSeconds(seconds), List.of(track), seen)) {
      assertEquals("pose", score.source());
      assertEquals(List.of(1), score.tracks());
      if (score.probability() >= 0.5) {
        likely.add(score.concept().value());
      }
    }
    return likely;
  }

  @Test
  void score_eachPosture_isNamed() {
    assertEquals(new TreeSet<>(List.of("standing", "upright")), likely(0, STANDING));
    assertEquals(new TreeSet<>(List.of("sitting", "upright")), likely(1, SITTING));
    assertEquals(new TreeSet<>(List.of("bent-over")), likely(2, BENT));
    assertEquals(new TreeSet<>(List.of("lying")), likely(3, LYING));
    assertEquals(new TreeSet<>(List.of("arms-up", "standing", "upright")), likely(4, HANDS_UP));
  }

  @Test
  void score_torsoAtSixtyDegrees_isLyingWithAHalf() {
    // Hips on the ground, shoulders 60 degrees off the vertical.
    Pose pose = man(100 + 50 * Math.sin(Math.PI / 3), 235 - 25, 100, 235, 145, 235, 190, 235);
    double lying =
        concepts
            .score(
                MediaTime.ZERO,
                List.of(
                    new TrackState(
                        1,
                        ConceptId.of("person"),
                        1,
                        new Box(40, 60, 200, 245),
                        0.9f,
                        true,
                        MediaTime.ZERO)),
                List.of(new TrackPose(1, pose)))
            .stream()
            .filter(score -> score.concept().value().equals("lying"))
            .mapToDouble(ConceptScore::probability)
            .sum();
    assertEquals(0.5, lying, 1e-3);
  }

  @Test
  void score_betweenTwoLooks_stillHoldsAndThenEnds() {
    likely(0, STANDING);
    assertTrue(likely(0.3).contains("standing"));
    assertTrue(likely(0.4, man()).contains("standing"), "a look that found nothing");
    assertTrue(likely(0.6).isEmpty());
  }

  @Test
  void score_noTorso_saysNothing() {
    assertEquals(new TreeSet<>(), likely(0, man()));
  }

  @Test
  void withoutBoxPostures_trackWithASkeleton_losesWhatTheBoxSaid() {
    likely(0, STANDING);
    ConceptScore own = score("lying", 1);
    ConceptScore other = score("lying", 2);
    ConceptScore motion = score("moving", 1);
    assertEquals(List.of(other, motion), concepts.withoutBoxPostures(List.of(own, other, motion)));
    likely(1);
    assertFalse(concepts.withoutBoxPostures(List.of(own)).isEmpty(), "the skeleton is old");
  }

  @Test
  void withoutBoxPostures_skeletonThatIsNotUpright_doesNotDenyThatTheBoxLies() {
    likely(0, STANDING);
    likely(1, BENT);
    ConceptScore lying = score("lying", 1);
    assertEquals(List.of(lying), concepts.withoutBoxPostures(List.of(lying, score("upright", 1))));
  }

  private static ConceptScore score(String concept, int track) {
    return ConceptScore.ofTracks(ConceptId.of(concept), MediaTime.ZERO, 0.9, "tracks", track);
  }
}
