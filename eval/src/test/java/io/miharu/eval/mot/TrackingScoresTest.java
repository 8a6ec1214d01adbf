package io.miharu.eval.mot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackingScoresTest {

  private static MotRow row(long frame, int id, double left, double height) {
    return new MotRow(frame, id, left, 0, 10, height, 1, -1, -1);
  }

  private static MotRow row(long frame, int id, double left) {
    return row(frame, id, left, 10);
  }

  /** The worked case of methods/metrics.md, section 11: two people, six frames. */
  private static List<MotRow> oracleTruth() {
    List<MotRow> truth = new ArrayList<>();
    for (int frame = 1; frame <= 6; frame++) {
      truth.add(row(frame, 1, 0));
      truth.add(row(frame, 2, 100));
    }
    return truth;
  }

  /** One person's track breaks in two, the other's is low by 38 % and ends early, one is false. */
  private static List<MotRow> oracleFound() {
    List<MotRow> found = new ArrayList<>();
    for (int frame = 1; frame <= 6; frame++) {
      found.add(row(frame, frame <= 3 ? 1 : 2, 0));
      if (frame <= 4) {
        found.add(row(frame, 3, 100, 6.2));
      }
    }
    found.add(row(2, 4, 300));
    return found;
  }

  @Test
  void clear_ofTheWorkedCase_isAsPublished() {
    ClearCounts clear = TrackingScores.of(oracleTruth(), oracleFound()).clear();
    assertEquals(10, clear.hits());
    assertEquals(2, clear.misses());
    assertEquals(1, clear.falseAlarms());
    assertEquals(1, clear.switches());
    assertEquals(0, clear.fragments());
    assertEquals(1, clear.mostlyTracked());
    assertEquals(1, clear.partlyTracked());
    assertEquals(0, clear.mostlyLost());
    assertEquals((10.0 - 1 - 1) / 12, clear.mota(), 1e-12);
    assertEquals((6 * 1.0 + 4 * 0.62) / 10, clear.motp(), 1e-12);
    assertEquals(10.0 / 12, clear.recall());
    assertEquals(10.0 / 11, clear.precision());
  }

  @Test
  void identity_ofTheWorkedCase_givesEachPersonOneTrack() {
    IdentityCounts identity = TrackingScores.of(oracleTruth(), oracleFound()).identity();
    assertEquals(new IdentityCounts(3 + 4, 11 - 7, 12 - 7), identity);
    assertEquals(2.0 * 7 / (2 * 7 + 4 + 5), identity.idf1(), 1e-12);
  }

  @Test
  void hota_ofTheWorkedCase_isAsPublished() {
    HotaEvidence hota = TrackingScores.of(oracleTruth(), oracleFound()).hota();
    assertEquals(0.571752, hota.hota(), 5e-7);
    assertEquals(0.615861, hota.detA(), 5e-7);
    assertEquals(0.542105, hota.assA(), 5e-7);
    assertEquals(0.904000, hota.locA(), 5e-7);
    int half = 9; // the tenth threshold is 0.5
    assertEquals(0.5, HotaEvidence.threshold(half), 1e-12);
    assertEquals(10.0 / (10 + 2 + 1), hota.detA(half), 1e-12);
    // Person 1: two tracks of 3 frames, each 3 / (6 + 3 - 3); person 2: 4 / (6 + 4 - 4).
    assertEquals((6 * 0.5 + 4 * (4.0 / 6)) / 10, hota.assA(half), 1e-12);
    assertEquals(Math.sqrt(10.0 / 13 * hota.assA(half)), hota.hota(half), 1e-12);
  }

  @Test
  void scores_ofTheTruthItself_arePerfect() {
    TrackingScores scores = TrackingScores.of(oracleTruth(), oracleTruth());
    assertEquals(1.0, scores.clear().mota());
    assertEquals(1.0, scores.clear().motp());
    assertEquals(1.0, scores.identity().idf1());
    assertEquals(1.0, scores.hota().hota());
    assertEquals(2, scores.clear().mostlyTracked());
  }

  @Test
  void scores_ofATrackerThatFindsNothing_areZero() {
    TrackingScores scores = TrackingScores.of(oracleTruth(), List.of());
    assertEquals(0.0, scores.clear().mota());
    assertEquals(2, scores.clear().mostlyLost());
    assertEquals(0.0, scores.identity().idf1());
    assertEquals(0.0, scores.hota().hota());
  }

  @Test
  void scores_withoutTruth_divideByOneInstead() {
    TrackingScores scores = TrackingScores.of(List.of(), oracleTruth());
    assertEquals(12, scores.clear().falseAlarms());
    assertEquals((0.0 - 12) / 1, scores.clear().mota());
    assertEquals(0.0, scores.identity().idf1());
    assertEquals(0.0, scores.hota().hota());
  }

  @Test
  void scores_withShuffledLinesAndRenamedIds_stayTheSame() {
    TrackingScores plain = TrackingScores.of(oracleTruth(), oracleFound());
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<MotRow> truth = renamed(oracleTruth(), random.nextInt(1000));
      List<MotRow> found = renamed(oracleFound(), random.nextInt(1000));
      Collections.shuffle(truth, random);
      Collections.shuffle(found, random);
      TrackingScores other = TrackingScores.of(truth, found);
      assertEquals(plain.clear(), other.clear(), "seed " + seed);
      assertEquals(plain.identity(), other.identity(), "seed " + seed);
      assertEquals(plain.hota().hota(), other.hota().hota(), 1e-12, "seed " + seed);
    }
  }

  private static List<MotRow> renamed(List<MotRow> rows, int shift) {
    List<MotRow> renamed = new ArrayList<>();
    for (MotRow r : rows) {
      renamed.add(row(r.frame(), 5000 + shift - 7 * r.id(), r.left(), r.height()));
    }
    return renamed;
  }

  @Test
  void plus_ofTwoVideos_addsCountsAndWeighsByThem() {
    TrackingScores good = TrackingScores.of(oracleTruth(), oracleTruth());
    TrackingScores fair = TrackingScores.of(oracleTruth(), oracleFound());
    TrackingScores sum = good.plus(fair);
    assertEquals((12.0 + 10 - 1 - 1) / 24, sum.clear().mota(), 1e-12);
    assertEquals(2.0 * 19 / (2 * 19 + 4 + 5), sum.identity().idf1(), 1e-12);
    assertEquals(22.0 / 25, sum.hota().detA(9), 1e-12);
    assertEquals((12 + 10 * fair.hota().assA(9)) / 22, sum.hota().assA(9), 1e-12);
  }

  @Test
  void aFileCutWhereNoTrackGoesOn_andAddedUpAgain_scoresTheSame() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      List<MotRow> truth = new ArrayList<>();
      List<MotRow> found = new ArrayList<>();
      for (int frame = 1; frame <= 40; frame++) {
        int half = frame <= 20 ? 0 : 100; // other tracks in the second half
        for (int track = 1; track <= 4; track++) {
          truth.add(row(frame, half + track, 12 * track));
          if (random.nextInt(4) > 0) {
            int id = half + (random.nextInt(6) == 0 ? 5 + track : track);
            found.add(row(frame, id, 12 * track + 6 * random.nextDouble()));
          }
        }
      }
      TrackingScores whole = TrackingScores.of(truth, found);
      TrackingScores first = TrackingScores.of(part(truth, 1, 20), part(found, 1, 20));
      TrackingScores second = TrackingScores.of(part(truth, 21, 40), part(found, 21, 40));
      for (TrackingScores sum : List.of(first.plus(second), second.plus(first))) {
        assertEquals(whole.clear().mota(), sum.clear().mota(), 1e-12, "seed " + seed);
        assertEquals(whole.clear().motp(), sum.clear().motp(), 1e-12, "seed " + seed);
        assertEquals(whole.clear().fragments(), sum.clear().fragments(), "seed " + seed);
        assertEquals(whole.identity(), sum.identity(), "seed " + seed);
        assertEquals(whole.hota().hota(), sum.hota().hota(), 1e-12, "seed " + seed);
        assertEquals(whole.hota().assA(), sum.hota().assA(), 1e-12, "seed " + seed);
        assertEquals(whole.motMetrics().mota(), sum.motMetrics().mota(), 1e-12, "seed " + seed);
      }
    }
  }

  private static List<MotRow> part(List<MotRow> rows, int first, int last) {
    List<MotRow> part = new ArrayList<>();
    for (MotRow r : MotFile.between(rows, first, last)) {
      part.add(row(r.frame() - first + 1, r.id(), r.left(), r.height()));
    }
    return part;
  }

  @Test
  void clear_aPartnerOfTheFrameBefore_staysWhileItOverlapsEnough() {
    // Track 9 fits better in frame 2, but track 8 still overlaps by 6.2 / 10.
    List<MotRow> truth = List.of(row(1, 1, 0), row(2, 1, 0));
    List<MotRow> found = List.of(row(1, 8, 0), row(2, 8, 0, 6.2), row(2, 9, 0));
    ClearCounts clear = TrackingScores.of(truth, found).clear();
    assertEquals(0, clear.switches());
    assertEquals(1 + 0.62, clear.iouSum(), 1e-12);
  }

  @Test
  void clear_aTrackFoundAgainAfterAGap_isAFragmentAndNoSwitch() {
    List<MotRow> truth =
        List.of(row(1, 1, 0), row(2, 1, 0), row(3, 1, 0), row(1, 2, 50), row(2, 2, 50));
    List<MotRow> found = List.of(row(1, 8, 0), row(2, 7, 50), row(3, 8, 0));
    ClearCounts clear = TrackingScores.of(truth, found).clear();
    assertEquals(1, clear.fragments());
    assertEquals(0, clear.switches());
  }

  @Test
  void motMetrics_newTracksAndNewPeople_areAscentsAndMigrations() {
    // Track 9 is new when person 1 changes to it; person 2 is new when track 9 changes to them.
    List<MotRow> truth = List.of(row(1, 1, 0), row(2, 1, 0), row(3, 2, 50), row(4, 1, 0));
    List<MotRow> found = List.of(row(1, 8, 0), row(2, 9, 0), row(3, 9, 50), row(4, 8, 0));
    MotMetricsCounts counts = TrackingScores.of(truth, found).motMetrics();
    assertEquals(2, counts.switches()); // in frames 2 and 4
    assertEquals(1, counts.ascents());
    assertEquals(1, counts.transfers()); // track 8 goes back to its own person
    assertEquals(1, counts.migrations());
  }

  @Test
  void protocol_everything_leavesOutTruthsMarkedZero() {
    List<MotRow> truth = List.of(row(1, 1, 0), new MotRow(1, 2, 50, 0, 10, 10, 0, -1, -1));
    assertEquals(1.0, TrackingScores.of(truth, List.of(row(1, 1, 0))).clear().mota());
  }

  @Test
  void protocol_mot17_forgivesABoxOnADistractor() {
    MotRow pedestrian = new MotRow(1, 1, 0, 0, 10, 10, 1, 1, 1);
    MotRow reflection = new MotRow(1, 2, 50, 0, 10, 10, 0, 12, 1);
    List<MotRow> found = List.of(row(1, 1, 0), row(1, 2, 50));
    ClearCounts clear =
        TrackingScores.of(List.of(pedestrian, reflection), found, MotProtocol.MOT17).clear();
    assertEquals(1, clear.hits());
    assertEquals(0, clear.falseAlarms());
  }

  @Test
  void protocol_mot17_withoutCategories_refusesInsteadOfScoringNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> TrackingScores.of(oracleTruth(), oracleFound(), MotProtocol.MOT17));
  }

  @Test
  void of_rowsWithoutIds_refuses() {
    assertThrows(
        IllegalArgumentException.class,
        () -> TrackingScores.of(oracleTruth(), List.of(row(1, -1, 0))));
  }
}
