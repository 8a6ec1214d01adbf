package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.ActivityObject;
import io.miharu.eval.actev.ActivityObject.PixelBox;
import io.miharu.eval.actev.ActivityObject.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ObjectMatcherTest {

  private static final ScoreRange RANGE = new ScoreRange(0, 1);

  private static ActivityObject object(String type, int id, double conf, long... frames) {
    List<Step> path = new ArrayList<>();
    for (int i = 0; i < frames.length; i += 2) {
      PixelBox box = new PixelBox((int) frames[i + 1], 0, 10, 10);
      path.add(new Step(frames[i], Optional.of(box), OptionalDouble.of(conf), false));
    }
    return new ActivityObject(type, id, path);
  }

  private static Instance instance(ActivityObject... objects) {
    ActivityInstance source =
        Sample.with(Sample.truth(1, "Closing", Sample.A, 1, 101), 0.5, objects);
    return new Instance(source, Spans.of(1, 101), List.of(objects));
  }

  private static ObjectEvidence compare(
      ActevProtocol protocol, Instance truth, Instance system, Map<String, String> classes) {
    TreeMap<String, Map<String, String>> byActivity = new TreeMap<>();
    TreeMap<String, List<String>> types = new TreeMap<>();
    types.put("Closing", classes.isEmpty() ? List.of() : List.of("person", "rider"));
    if (!classes.isEmpty()) {
      byActivity.put("Closing", classes);
    }
    ActivityIndex index = new ActivityIndex(types, byActivity);
    return new ObjectMatcher(protocol, ScoringParameters.of(protocol), index, RANGE)
        .compare(truth, system);
  }

  @Test
  void minMode_isTheLowestOfAllThresholds() {
    Instance truth = instance(object("person", 1, 0, 1, 0));
    Instance system =
        instance(object("person", 1, 0.9, 1, 0, 81, 500), object("person", 2, 0.2, 1, 900));
    ObjectEvidence evidence = compare(ActevProtocol.ACTEV18_AOD, truth, system, Map.of());
    // At 0.9: 20 of 100 frames missed and 20 false; at 0.2: 100 false ones more.
    assertEquals((20.0 + 20) / 100, evidence.minMode());
    assertEquals(1 - 0.4, evidence.congruence());
    assertEquals(20.0 / 100, evidence.missRate(0).value(0));
    assertEquals(120.0 / 100, evidence.missRate(0).falseAlarms(1));
  }

  @Test
  void minMode_ofOtherTypes_needsAClassInCommon() {
    Instance truth = instance(object("person", 1, 0, 1, 0));
    Instance system = instance(object("rider", 1, 0.9, 1, 0));
    assertEquals(
        (100.0 + 100) / 100, compare(ActevProtocol.ACTEV18_AOD, truth, system, Map.of()).minMode());
    assertEquals(
        0, compare(ActevProtocol.ACTEV18_AOD, truth, system, Map.of("rider", "person")).minMode());
  }

  @Test
  void minMode_withoutBoxesOnOneSide_isUndefined() {
    Instance some = instance(object("person", 1, 0.5, 1, 0));
    assertEquals(
        Double.NaN, compare(ActevProtocol.ACTEV18_AOD, some, instance(), Map.of()).minMode());
    assertEquals(
        Double.NaN, compare(ActevProtocol.ACTEV18_AOD, instance(), some, Map.of()).minMode());
  }

  @Test
  void minMote_countsAChangeOfIdentityAsOneError() {
    Instance truth = instance(object("person", 1, 0, 1, 0));
    Instance system =
        instance(object("person", 1, 0.9, 1, 0, 51, 500), object("person", 2, 0.9, 1, 500, 51, 0));
    // Found in all frames, 100 boxes elsewhere, one change.
    assertEquals(
        (0.0 + 100 + 1) / 100,
        compare(ActevProtocol.ACTEV18_AODT, truth, system, Map.of()).minMote());
  }

  @Test
  void stretches_goFromChangeToChange() {
    Instance truth = instance(object("person", 1, 0, 1, 0, 41, 5));
    Instance system = instance(object("person", 1, 0.9, 1, 0, 61, 5));
    ActevProtocol protocol = ActevProtocol.ACTEV18_AOD;
    ObjectMatcher matcher =
        new ObjectMatcher(
            protocol, ScoringParameters.of(protocol), Sample.activities("Closing"), RANGE);
    assertEquals(
        List.of(40L, 20L, 40L),
        matcher.stretches(truth, system).stream().map(s -> s.frames()).toList());
  }

  @Test
  void minMode_ofATypeThatHasNoClass_matchesNothing() {
    TreeMap<String, Map<String, String>> classes = new TreeMap<>();
    classes.put("Closing", Map.of("rider", "person"));
    TreeMap<String, List<String>> types = new TreeMap<>();
    types.put("Closing", List.of());
    Instance truth = instance(object("person", 1, 0, 1, 0));
    Instance system = instance(object("person", 1, 0.9, 1, 0));
    ObjectMatcher matcher =
        new ObjectMatcher(
            ActevProtocol.ACTEV18_AOD,
            ScoringParameters.of(ActevProtocol.ACTEV18_AOD),
            new ActivityIndex(types, classes),
            RANGE);
    // The activity has a table of classes, and no person in it: 100 missed and 100 false.
    assertEquals((100.0 + 100) / 100, matcher.compare(truth, system).minMode());
  }
}
