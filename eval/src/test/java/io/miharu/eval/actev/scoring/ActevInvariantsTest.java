package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.ActivityObject;
import io.miharu.eval.actev.ActivityObject.PixelBox;
import io.miharu.eval.actev.ActivityObject.Step;
import io.miharu.eval.actev.scoring.ActevScores.Activity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every run, over random ones: activities, their time, and their objects. */
class ActevInvariantsTest {

  private static final int SEEDS = 8;

  /** Truths that are apart, one to a slot of 200 frames, so that each has one best claim. */
  private static List<ActivityInstance> truths(Random random) {
    List<ActivityInstance> truths = new ArrayList<>();
    for (String file : List.of(Sample.A, Sample.B)) {
      for (int slot = 0; slot < 8; slot++) {
        long first = 1 + 200L * slot + random.nextInt(40);
        long end = first + 40 + random.nextInt(100);
        String activity = random.nextBoolean() ? "Closing" : "Opening";
        ActivityInstance bare = Sample.truth(truths.size() + 1, activity, file, first, end);
        truths.add(withObject(bare, OptionalDouble.empty(), box(random), OptionalDouble.empty()));
      }
    }
    return truths;
  }

  /** Claims anywhere, of few scores, so that many are tied; the range of scores is 0 to 1. */
  private static List<ActivityInstance> claims(Random random) {
    List<ActivityInstance> claims = new ArrayList<>();
    for (String file : List.of(Sample.A, Sample.B)) {
      for (int i = 0; i < 30; i++) {
        long first = 1L + random.nextInt(1500);
        long end = first + 20 + random.nextInt(150);
        String activity = random.nextBoolean() ? "Closing" : "Opening";
        double conf = i < 2 ? i : random.nextInt(5) / 4.0;
        ActivityInstance bare = Sample.truth(claims.size() + 1, activity, file, first, end);
        claims.add(
            withObject(
                bare, OptionalDouble.of(conf), box(random), OptionalDouble.of(i < 2 ? i : conf)));
      }
    }
    return claims;
  }

  private static PixelBox box(Random random) {
    return new PixelBox(random.nextInt(20), random.nextInt(20), 60, 40);
  }

  private static ActivityInstance withObject(
      ActivityInstance bare, OptionalDouble conf, PixelBox box, OptionalDouble boxConf) {
    ActivityObject object =
        new ActivityObject(
            "person",
            1,
            List.of(
                new Step(bare.active().get(0).first(), Optional.of(box), boxConf, false),
                new Step(bare.active().get(0).end(), Optional.empty())));
    return new ActivityInstance(
        bare.activity(), bare.id(), bare.file(), bare.active(), conf, List.of(object));
  }

  private static ActevScores score(
      ActevProtocol protocol, List<ActivityInstance> truth, List<ActivityInstance> system) {
    TreeMap<String, List<String>> index = new TreeMap<>();
    index.put("Closing", List.of("person"));
    index.put("Opening", List.of("person"));
    return ActevScorer.score(
        protocol,
        ScoringParameters.of(protocol),
        new ActivityIndex(index),
        Sample.files(),
        Sample.file(truth),
        Sample.file(system),
        ActevOptions.DEFAULT);
  }

  @ParameterizedTest
  @EnumSource(ActevProtocol.class)
  void aPerfectSystem_scoresPerfectly(ActevProtocol protocol) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<ActivityInstance> truth = truths(random);
      List<ActivityInstance> system = new ArrayList<>();
      for (ActivityInstance one : truth) {
        PixelBox box = one.objects().get(0).path().get(0).box().orElseThrow();
        OptionalDouble conf = OptionalDouble.of(random.nextDouble());
        system.add(withObject(one, conf, box, conf));
      }
      ActevScores scores = score(protocol, truth, system);
      String at = "seed " + seed;
      assertEquals(0, Sample.value(scores, "mean-p_miss@0.1rfa"), at);
      assertEquals(0, Sample.value(scores, "mean-nAUDC@0.2rfa"), at);
      assertEquals(0, Sample.value(scores, "n-mide"), at);
      if (protocol.usesTfa()) {
        assertEquals(0, Sample.value(scores, "mean-p_miss@0.03tfa"), at);
        assertEquals(0, Sample.value(scores, "mean-nAUDC@0.2tfa"), at);
      }
      for (Activity activity : scores.activities()) {
        assertEquals(activity.truths(), activity.detail().alignment().hits().size(), at);
        activity
            .detail()
            .pairs()
            .forEach(pair -> assertEquals(0.0, pair.metrics().getOrDefault("minMODE", 0.0), at));
      }
      if (protocol.objects() == ActevProtocol.Objects.PMISS_AND_MODE) {
        assertEquals(0, Sample.value(scores, "object-p_miss@0.033rfa"), at);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ActevProtocol.class)
  void theOrderOfInstances_doesNotMatter(ActevProtocol protocol) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<ActivityInstance> truth = truths(random);
      List<ActivityInstance> system = claims(random);
      ActevScores first = score(protocol, truth, system);
      Collections.shuffle(truth, random);
      Collections.shuffle(system, random);
      assertSame(first, score(protocol, truth, system), "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ActevProtocol.class,
      names = {"ACTEV19_AD", "ACTEV_SDL_V2", "ACTEV18_AOD", "SRL_AOD_V1"})
  void aRunInOneFilePerVideo_mergedAgain_scoresTheSame(ActevProtocol protocol, @TempDir Path folder)
      throws IOException {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<ActivityInstance> truth = truths(random);
      List<ActivityInstance> system = claims(random);
      List<ActivityInstance> merged = new ArrayList<>();
      for (String video : List.of(Sample.B, Sample.A)) {
        Path file = folder.resolve(video + ".json");
        new ActivityFile(List.of(video), of(video, system)).write(file);
        merged.addAll(ActivityFile.read(file).activities());
      }
      assertSame(score(protocol, truth, system), score(protocol, truth, merged), "seed " + seed);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ActevProtocol.class,
      names = {"ACTEV18_AD", "ACTEV19_AD", "ACTEV_SDL_V2", "ACTEV18_AOD"})
  void videosScoredOnTheirOwn_haveTheAlignmentsOfTheWhole(ActevProtocol protocol) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<ActivityInstance> truth = truths(random);
      List<ActivityInstance> system = claims(random);
      List<String> parts = new ArrayList<>();
      for (String video : List.of(Sample.A, Sample.B)) {
        parts.addAll(hits(score(protocol, of(video, truth), of(video, system))));
      }
      List<String> whole = hits(score(protocol, truth, system));
      assertTrue(!whole.isEmpty(), "seed " + seed);
      assertEquals(
          whole.stream().sorted().toList(), parts.stream().sorted().toList(), "seed " + seed);
    }
  }

  /** Claims of one score are one point of the curve, whichever of them are hits. */
  @ParameterizedTest
  @EnumSource(ActevProtocol.class)
  void tiedClaims_renumbered_leaveTheCurvesAsTheyAre(ActevProtocol protocol) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<ActivityInstance> truth = truths(random);
      List<ActivityInstance> system = claims(random);
      List<ActivityInstance> renumbered = new ArrayList<>();
      for (ActivityInstance one : system) {
        renumbered.add(
            new ActivityInstance(
                one.activity(),
                1000 - one.id(),
                one.file(),
                one.active(),
                one.presenceConf(),
                one.objects()));
      }
      ActevScores first = score(protocol, truth, system);
      ActevScores second = score(protocol, truth, renumbered);
      for (int i = 0; i < first.activities().size(); i++) {
        Activity activity = first.activities().get(i);
        assertEquals(activity.curves(), second.activities().get(i).curves(), "seed " + seed);
        assertEquals(
            activity.curves().get(0).points().size(),
            system.stream()
                .filter(claim -> claim.activity().equals(activity.name()))
                .mapToDouble(claim -> claim.presenceConf().orElseThrow())
                .distinct()
                .count(),
            "seed " + seed);
      }
    }
  }

  private static List<ActivityInstance> of(String video, List<ActivityInstance> all) {
    return all.stream().filter(one -> one.file().equals(video)).toList();
  }

  private static List<String> hits(ActevScores scores) {
    List<String> hits = new ArrayList<>();
    for (Activity activity : scores.activities()) {
      for (Pair hit : activity.detail().alignment().hits()) {
        hits.add(hit.truth().id() + " is " + hit.system().id());
      }
    }
    return hits;
  }

  private static void assertSame(ActevScores first, ActevScores second, String at) {
    assertEquals(first.aggregated(), second.aggregated(), at);
    assertEquals(byActivity(first), byActivity(second), at);
    assertEquals(hits(first), hits(second), at);
  }

  private static SortedMap<String, SortedMap<String, Number>> byActivity(ActevScores scores) {
    SortedMap<String, SortedMap<String, Number>> all = new TreeMap<>();
    scores.activities().forEach(activity -> all.put(activity.name(), activity.metrics()));
    return all;
  }
}
