package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.eval.FrameTimes.FrameSpan;
import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.FileIndex;
import io.miharu.eval.actev.FileIndex.Video;
import io.miharu.eval.actev.scoring.ActevOptions.Boxes;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Rules of ActEV_Scorer that only its program states; every value is worked by hand. */
class ReferenceRulesTest {

  private static final FileIndex FAR =
      new FileIndex(Map.of(Sample.A, new Video(30, List.of(new FrameSpan(1000, 2000)))));

  private static ActevOptions options(OptionalDouble prune, boolean all, int points) {
    return new ActevOptions(false, all, prune, false, Boxes.EACH, false, points, false);
  }

  private static ActevScores far(List<ActivityInstance> truth, List<ActivityInstance> system) {
    return ActevScorer.score(
        ActevProtocol.ACTEV19_AD,
        ScoringParameters.of(ActevProtocol.ACTEV19_AD),
        Sample.activities("Closing"),
        FAR,
        new ActivityFile(List.of(Sample.A), truth),
        new ActivityFile(List.of(Sample.A), system),
        ActevOptions.DEFAULT);
  }

  @Test
  void tfa_ofSelectedFramesFarFromTheFirst_countsTheGapsBetweenTruths() {
    List<ActivityInstance> truth =
        List.of(
            Sample.truth(1, "Closing", Sample.A, 1200, 1500),
            Sample.truth(2, "Closing", Sample.A, 1700, 1800));
    List<ActivityInstance> system = List.of(Sample.claim(1, "Closing", Sample.A, 1450, 1600, 0.9));
    Map<String, Number> row =
        far(truth, system).activities().get(0).detail().thresholds().get(0).metrics();
    // 1,000 selected frames, so the end is marked at 1,000: [0, 1000) and the gap [1500, 1700).
    assertEquals(1000L + 200, row.get("tfa_denom"));
    assertEquals(1600L - 1500, row.get("tfa_numer"));
  }

  @Test
  void tfa_behindTheLastTruth_hasNoEnd() {
    List<ActivityInstance> truth = List.of(Sample.truth(1, "Closing", Sample.A, 1200, 1500));
    List<ActivityInstance> system = List.of(Sample.claim(1, "Closing", Sample.A, 1600, 1700, 0.9));
    Map<String, Number> row =
        far(truth, system).activities().get(0).detail().thresholds().get(0).metrics();
    assertEquals(1000L, row.get("tfa_denom"));
    assertEquals(100L, row.get("tfa_numer"));
  }

  @Test
  void prune_countsWhatIsOutsideTheSelectedFrames_andStaysBelowTheLimit() {
    List<ActivityInstance> claims =
        List.of(
            Sample.claim(1, "Closing", Sample.A, 1, 101, 0.9),
            Sample.claim(2, "Closing", Sample.A, 5001, 5051, 0.8),
            Sample.claim(3, "Closing", Sample.A, 201, 231, 0.7));
    // 100 + 50 + 30 frames: all are shorter than 181 together, the last is too much for 180.
    assertEquals(3, Selection.pruned(claims, 181).size());
    assertEquals(2, Selection.pruned(claims, 180).size());
    assertEquals(1, Selection.pruned(claims, 150.9).size());
    assertEquals(0, Selection.pruned(claims, 100).size());
  }

  @Test
  void scoreRange_afterPruning_isThatOfWhatIsLeft_unlessAllActivitiesAreKept() {
    ActivityFile truth = Sample.file(List.of(Sample.truth(1, "Closing", Sample.A, 1, 31)));
    ActivityFile system =
        Sample.file(
            List.of(
                Sample.claim(1, "Closing", Sample.A, 1, 101, 0.9),
                Sample.claim(2, "Closing", Sample.A, 201, 401, 0.2)));
    VideoSet videos = VideoSet.of(Sample.files());
    OptionalDouble share = OptionalDouble.of(0.05); // of 3,600 frames: 180
    assertEquals(
        new ScoreRange(0.9, 0.9),
        Selection.of(Sample.activities("Closing"), videos, truth, system, options(share, false, 0))
            .scores());
    assertEquals(
        new ScoreRange(0.2, 0.9),
        Selection.of(Sample.activities("Closing"), videos, truth, system, options(share, true, 0))
            .scores());
  }

  @Test
  void scoreRange_includesActivitiesThatAreNotScored() {
    ActivityFile truth = Sample.file(List.of(Sample.truth(1, "Closing", Sample.A, 1, 31)));
    ActivityFile system =
        Sample.file(
            List.of(
                Sample.claim(1, "Closing", Sample.A, 1, 31, 0.5),
                Sample.claim(2, "Juggling", Sample.A, 1, 31, 0.1)));
    assertEquals(
        new ScoreRange(0.1, 0.5),
        Selection.of(
                Sample.activities("Closing"),
                VideoSet.of(Sample.files()),
                truth,
                system,
                ActevOptions.DEFAULT)
            .scores());
  }

  @Test
  void points_ofAThinnedCurve_areSpreadOverTheirRanks() {
    // 6 points in 4: 0, 5/3, 10/3 and 5, rounded.
    assertArrayEquals(new int[] {0, 2, 3, 5}, Sweep.kept(6, 4));
    // 4 points in 3: 0, 1.5 and 3; a half goes to the even neighbour.
    assertArrayEquals(new int[] {0, 2, 3}, Sweep.kept(4, 3));
    assertArrayEquals(new int[] {0}, Sweep.kept(4, 1));
    assertArrayEquals(new int[] {0, 1, 2}, Sweep.kept(3, 5));
    assertArrayEquals(new int[] {0, 1, 2}, Sweep.kept(3, 0));
  }

  @Test
  void parameters_ofAodt_haveThoseOfTracking() {
    String json = ScoringParameters.of(ActevProtocol.ACTEV18_AODT).json();
    assertEquals(true, json.contains("\"mode.cost_id\": 1"));
    assertEquals(true, json.contains("\"activity.epsilon_object_tracking_congruence\": 1e-06"));
  }
}
