package io.miharu.eval.actev.scoring;

import static io.miharu.eval.actev.scoring.Sample.A;
import static io.miharu.eval.actev.scoring.Sample.B;
import static io.miharu.eval.actev.scoring.Sample.claim;
import static io.miharu.eval.actev.scoring.Sample.score;
import static io.miharu.eval.actev.scoring.Sample.truth;
import static io.miharu.eval.actev.scoring.Sample.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.scoring.ActevOptions.Boxes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActevScorerTest {

  private static final double EXACT = 1e-12;

  private static ActevOptions precision(boolean compat) {
    return new ActevOptions(
        false, false, OptionalDouble.empty(), true, Boxes.EACH, false, 0, compat);
  }

  /** Random truths of one second and more, and claims near and far. */
  private static List<ActivityInstance> random(long seed, int count, boolean claims) {
    Random random = new Random(seed);
    List<ActivityInstance> instances = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      long first = 1L + random.nextInt(1500);
      long end = first + 30 + random.nextInt(200);
      String activity = random.nextBoolean() ? "Closing" : "Opening";
      String file = random.nextBoolean() ? A : B;
      instances.add(
          claims
              ? claim(id, activity, file, first, end, random.nextInt(20) / 20.0)
              : truth(id, activity, file, first, end));
    }
    return instances;
  }

  @ParameterizedTest
  @EnumSource(
      value = ActevProtocol.class,
      names = ".*AD.*|.*SDL.*",
      mode = EnumSource.Mode.MATCH_ANY)
  void score_aPerfectSystem_isPerfect(ActevProtocol protocol) {
    List<ActivityInstance> truth = random(1, 12, false);
    List<ActivityInstance> system =
        truth.stream().map(instance -> Sample.with(instance, 0.5)).toList();
    ActevScores scores = score(protocol, truth, system);
    assertEquals(0, value(scores, "mean-p_miss@0.15rfa"));
    assertEquals(0, value(scores, "mean-nAUDC@0.2rfa"));
    assertEquals(0, value(scores, "n-mide"));
    if (protocol.usesTfa()) {
      assertEquals(0, value(scores, "mean-nAUDC@0.2tfa"));
    }
  }

  @Test
  void score_anEmptySystem_missesEverything() {
    ActevScores scores = score(ActevProtocol.ACTEV_SDL_V2, random(1, 12, false), List.of());
    assertEquals(1, value(scores, "mean-p_miss@0.2tfa"));
    assertEquals(1, value(scores, "mean-nAUDC@0.2tfa"));
    assertEquals(Double.NaN, value(scores, "n-mide"));
  }

  @ParameterizedTest
  @EnumSource(
      value = ActevProtocol.class,
      names = {"ACTEV18_AD", "ACTEV19_AD", "ACTEV19_AD_V2", "ACTEV_SDL_V1", "ACTEV_SDL_V2"})
  void score_linesInAnotherOrder_givesTheSame(ActevProtocol protocol) {
    for (long seed = 0; seed < 20; seed++) {
      List<ActivityInstance> truth = new ArrayList<>(random(seed, 15, false));
      List<ActivityInstance> system = new ArrayList<>(random(seed + 100, 60, true));
      ActevScores first = score(protocol, truth, system, precision(false));
      Collections.shuffle(truth, new Random(seed));
      Collections.shuffle(system, new Random(seed + 1));
      ActevScores second = score(protocol, truth, system, precision(false));
      assertEquals(first.aggregated(), second.aggregated(), "seed " + seed);
    }
  }

  @Test
  void score_videosInFilesOfTheirOwn_areTheSumOfBoth() {
    List<ActivityInstance> truth = random(3, 20, false);
    List<ActivityInstance> system = random(4, 60, true);
    // Only the range of scores is taken from the whole run; it must be the same in both parts.
    system.add(claim(61, "Closing", A, 1, 2, 1));
    system.add(claim(62, "Closing", B, 1, 2, 1));
    system.add(claim(63, "Closing", A, 1, 2, 0));
    system.add(claim(64, "Closing", B, 1, 2, 0));
    int hits = 0;
    for (String file : List.of(A, B)) {
      ActevScores part =
          score(
              ActevProtocol.ACTEV_SDL_V2,
              truth.stream().filter(i -> i.file().equals(file)).toList(),
              system.stream().filter(i -> i.file().equals(file)).toList());
      hits += hits(part);
    }
    assertEquals(hits, hits(score(ActevProtocol.ACTEV_SDL_V2, truth, system)));
  }

  private static int hits(ActevScores scores) {
    return scores.activities().stream().mapToInt(a -> a.detail().alignment().hits().size()).sum();
  }

  @Test
  void score_oneHitAndOneFalseAlarm_isReadOffTheCurve() {
    List<ActivityInstance> truth =
        List.of(truth(1, "Closing", A, 101, 201), truth(2, "Closing", B, 101, 201));
    List<ActivityInstance> system =
        List.of(
            claim(1, "Closing", A, 101, 201, 0.9), // a hit
            claim(2, "Closing", A, 901, 1001, 0.8), // 1 false alarm in 2 minutes
            claim(3, "Closing", B, 101, 201, 0.7)); // a hit
    ActevScores scores = score(ActevProtocol.ACTEV_SDL_V2, truth, system);
    // Points (0, 1/2), (1/2, 1/2), (1/2, 0): the last one at a target counts.
    assertEquals(0.5, value(scores, "mean-p_miss@0.2rfa"), EXACT);
    assertEquals(0, value(scores, "mean-p_miss@0.5rfa"), EXACT);
    // 100 of 2 * (1800 - 100) quiet frames are claimed falsely.
    assertEquals(0, value(scores, "mean-p_miss@0.03tfa"), EXACT);
    assertEquals(
        100.0 / 3400, scores.activities().get(0).detail().thresholds().get(2).metrics().get("tfa"));
    // (1 + 8) / (2 + 10) with one miss.
    assertEquals(9.0 / 12, value(scores, "mean-w_p_miss@0.2rfa"), EXACT);
  }

  @Test
  void score_twoClaimsOfOneInstance_areOneTimeTooMany() {
    List<ActivityInstance> truth = List.of(truth(1, "Closing", A, 101, 201));
    List<ActivityInstance> system =
        List.of(claim(1, "Closing", A, 101, 201, 0.9), claim(2, "Closing", A, 151, 251, 0.8));
    // By excess, the whole second claim is too much: 50 frames in the instance, 50 beside it.
    assertEquals(100L, last(ActevProtocol.ACTEV_SDL_V2, truth, system, "tfa_numer"));
    // Instance by instance, only what lies in quiet time is: 50 frames.
    assertEquals(50L, last(ActevProtocol.ACTEV19_AD, truth, system, "tfa_numer"));
    assertEquals(3500L, last(ActevProtocol.ACTEV_SDL_V2, truth, system, "tfa_denom"));
  }

  private static Number last(
      ActevProtocol protocol,
      List<ActivityInstance> truth,
      List<ActivityInstance> system,
      String metric) {
    var thresholds = score(protocol, truth, system).activities().get(0).detail().thresholds();
    return thresholds.get(thresholds.size() - 1).metrics().getOrDefault(metric, -1);
  }

  @Test
  void score_anInstanceThatReachesOutOfTheSelectedFrames_isLeftOutUnlessKept() {
    List<ActivityInstance> truth =
        List.of(truth(1, "Closing", A, 0, 50), truth(2, "Closing", A, 101, 201));
    ActevScores scores = score(ActevProtocol.ACTEV_SDL_V2, truth, List.of());
    assertEquals(1, scores.activities().get(0).truths());
    ActevOptions keep =
        new ActevOptions(true, false, OptionalDouble.empty(), false, Boxes.EACH, false, 0, false);
    assertEquals(
        2, score(ActevProtocol.ACTEV_SDL_V2, truth, List.of(), keep).activities().get(0).truths());
  }

  @Test
  void score_ofAlignmentsAsGood_takesTheOneThatFitsTimeBetter() {
    List<ActivityInstance> truth =
        List.of(truth(1, "Closing", A, 101, 201), truth(2, "Closing", A, 141, 241));
    List<ActivityInstance> system =
        List.of(claim(1, "Closing", A, 141, 241, 0.5), claim(2, "Closing", A, 101, 201, 0.5));
    assertEquals(0, value(score(ActevProtocol.ACTEV_SDL_V2, truth, system), "n-mide"));
  }

  @Test
  void score_averagePrecisionOverTwoVideos_isRightUnlessTheDefectIsWanted() {
    List<ActivityInstance> truth =
        List.of(truth(1, "Closing", A, 101, 201), truth(2, "Closing", B, 101, 201));
    List<ActivityInstance> system =
        List.of(claim(1, "Closing", A, 101, 201, 0.9), claim(2, "Closing", B, 101, 201, 0.8));
    // One activity of two never happens and counts as 0.
    assertEquals(
        (1.0 + 0) / 2,
        value(score(ActevProtocol.ACTEV18_AD, truth, system, precision(false)), "mAP@0.50tIoU"));
    // The first instance of video A blocks the first of video B: one hit of two, then a miss.
    assertEquals(
        (0.5 + 0) / 2,
        value(score(ActevProtocol.ACTEV18_AD, truth, system, precision(true)), "mAP@0.50tIoU"));
  }

  @Test
  void score_prunedToAShare_keepsTheBestThatFitIn() {
    // 3,600 frames * 0.05 = 180: the first claim fits in, the second does not.
    List<ActivityInstance> system =
        List.of(claim(1, "Closing", A, 101, 201, 0.9), claim(2, "Closing", A, 901, 1001, 0.8));
    ActevOptions prune =
        new ActevOptions(false, false, OptionalDouble.of(0.05), false, Boxes.EACH, false, 0, false);
    ActevScores scores =
        score(ActevProtocol.ACTEV_SDL_V2, List.of(truth(1, "Closing", A, 1, 50)), system, prune);
    assertEquals(1, scores.activities().get(0).claims());
    assertTrue(scores.notes().toString().contains("1 of 2 instances of the system"));
  }
}
