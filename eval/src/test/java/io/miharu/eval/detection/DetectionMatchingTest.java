package io.miharu.eval.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.core.Box;
import io.miharu.eval.MatchCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DetectionMatchingTest {

  private static MatchCounts match(List<Box> truth, List<Box> found) {
    return DetectionMatching.DEFAULT.match(truth, found);
  }

  @Test
  void match_countsHitsFalseAlarmsAndMisses() {
    Box seen = new Box(0, 0, 10, 10);
    Box unseen = new Box(50, 0, 60, 10);
    Box close = new Box(0, 0, 10, 8); // IoU 80 / 100
    Box invented = new Box(90, 0, 95, 5);
    assertEquals(new MatchCounts(1, 1, 1), match(List.of(seen, unseen), List.of(close, invented)));
  }

  @Test
  void match_overlapOfExactlyTheThreshold_isAHit() {
    assertEquals(
        new MatchCounts(1, 0, 0),
        match(List.of(new Box(0, 0, 10, 10)), List.of(new Box(0, 0, 10, 5))));
    assertEquals(
        new MatchCounts(0, 1, 1),
        match(List.of(new Box(0, 0, 10, 10)), List.of(new Box(0, 0, 10, 4.9f))));
  }

  @Test
  void match_twoBoxesOnOneTruth_isOneHitAndOneFalseAlarm() {
    Box truth = new Box(0, 0, 10, 10);
    assertEquals(new MatchCounts(1, 1, 0), match(List.of(truth), List.of(truth, truth)));
  }

  @Test
  void match_whenTheBestOverlapWouldCostAPair_takesMorePairs() {
    Box left = new Box(0, 0, 10, 10);
    Box right = new Box(2, 0, 12, 10);
    Box onLeft = new Box(0.5f, 0, 10.5f, 10); // IoU 9.5 / 10.5 with left, 8.5 / 11.5 with right
    Box narrow = new Box(0, 0, 6, 10); // IoU 60 / 100 with left, 40 / 120 with right
    assertEquals(new MatchCounts(2, 0, 0), match(List.of(left, right), List.of(onLeft, narrow)));
  }

  @Test
  void match_inAnyOrder_countsTheSame() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<Box> truth = boxes(random);
      List<Box> found = boxes(random);
      MatchCounts counts = match(truth, found);
      assertEquals(truth.size(), counts.truths());
      assertEquals(found.size(), counts.found());
      Collections.shuffle(truth, random);
      Collections.shuffle(found, random);
      assertEquals(counts, match(truth, found), "seed " + seed);
    }
  }

  private static List<Box> boxes(Random random) {
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < random.nextInt(10); i++) {
      boxes.add(Box.ofSize(random.nextInt(20), random.nextInt(20), 15, 15));
    }
    return boxes;
  }

  @Test
  void match_ofAVideo_addsItsFramesAndKeepsThemApart() {
    Box box = new Box(0, 0, 10, 10);
    assertEquals(
        new MatchCounts(1, 1, 1),
        DetectionMatching.DEFAULT.match(
            new TreeMap<>(Map.of(1L, List.of(box), 2L, List.of(box))),
            new TreeMap<>(Map.of(1L, List.of(box), 3L, List.of(box)))));
  }

  @Test
  void minIou_outOfRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new DetectionMatching(0));
    assertThrows(IllegalArgumentException.class, () -> new DetectionMatching(1.01));
    assertThrows(IllegalArgumentException.class, () -> new DetectionMatching(Double.NaN));
  }
}
