package io.miharu.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.LabelFamilies;
import io.miharu.nets.Suppression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DetectionsTest {

  private static final LabelFamilies NONE = LabelFamilies.NONE;

  private static Detection seen(String label, float left, float confidence) {
    return new Detection(ConceptId.of(label), new Box(left, 0, left + 10, 10), confidence);
  }

  @Test
  void withoutDuplicates_overlapOfOneLabel_keepsTheSurest() {
    Detection weak = seen("car", 0, 0.5f);
    Detection sure = seen("car", 2, 0.9f); // shares 8 of 12 columns: IoU 8 / 12
    assertEquals(List.of(sure), Detections.withoutDuplicates(List.of(weak, sure), 0.6));
    assertEquals(List.of(sure, weak), Detections.withoutDuplicates(List.of(weak, sure), 8.0 / 12));
  }

  @Test
  void withoutDuplicates_overlapOfTwoLabels_keepsBoth() {
    Detection car = seen("car", 0, 0.9f);
    Detection truck = seen("truck", 0, 0.8f);
    assertEquals(List.of(car, truck), Detections.withoutDuplicates(List.of(truck, car), 0.45));
  }

  @Test
  void withoutDuplicates_chain_dropsOnlyWhatOverlapsOneThatStays() {
    Detection first = seen("car", 0, 0.9f);
    Detection second = seen("car", 4, 0.8f); // IoU with the first 6 / 14
    Detection third = seen("car", 8, 0.7f); // with the first 2 / 18, with the second 6 / 14
    assertEquals(
        List.of(first, third), Detections.withoutDuplicates(List.of(third, second, first), 0.4));
  }

  @Test
  void suppressed_votes_areTheMeanByConfidence() {
    Detection sure = seen("car", 0, 0.6f);
    Detection weak = seen("car", 2, 0.3f); // IoU with the sure one 8 / 12
    Detection other = seen("truck", 2, 0.3f);
    List<Detection> all = List.of(weak, other, sure);
    assertEquals(
        List.of(sure, other),
        Detections.suppressed(all, new Suppression(0.45, Suppression.NO_VOTES, NONE)));
    assertEquals(
        List.of(sure, other), Detections.suppressed(all, new Suppression(0.45, 0.7, NONE)));

    List<Detection> voted = Detections.suppressed(all, new Suppression(0.45, 0.6, NONE));

    assertEquals(2, voted.size());
    Detection car = voted.get(0);
    assertEquals(0.6f, car.confidence());
    assertEquals(2 * 0.3 / 0.9, car.box().left(), 1e-5);
    assertEquals(10 + 2 * 0.3 / 0.9, car.box().right(), 1e-5);
    assertEquals(10, car.box().bottom(), 1e-5);
    assertEquals(other, voted.get(1));
  }

  @Test
  void suppressed_aBoxOfNoConfidence_staysWhereItIs() {
    Detection nothing = seen("car", 0, 0);
    assertEquals(
        List.of(nothing),
        Detections.suppressed(List.of(nothing), new Suppression(0.45, 0.6, NONE)));
  }

  /** (0.6 · 0 + 0.3 · 2) / 0.9: the truck is the car said again, and votes about its edges. */
  @Test
  void suppressed_labelsOfAFamily_areOneThing() {
    Detection car = seen("car", 0, 0.6f);
    Detection truck = seen("truck", 2, 0.3f); // IoU with the car 8 / 12
    Detection person = seen("person", 0, 0.2f);
    LabelFamilies families =
        new LabelFamilies(List.of(List.of(ConceptId.of("car"), ConceptId.of("truck"))));

    List<Detection> found =
        Detections.suppressed(List.of(truck, person, car), new Suppression(0.45, 0.6, families));

    assertEquals(2, found.size());
    assertEquals(car.label(), found.get(0).label());
    assertEquals(0.6f, found.get(0).confidence());
    assertEquals(0.6 / 0.9, found.get(0).box().left(), 1e-5);
    assertEquals(person, found.get(1));
  }

  /** Every pair is asked, and none told apart by where its corners are. */
  @Test
  void suppressed_aCrowd_isAsWithAllPairsCompared() {
    Random random = new Random(1);
    List<Detection> crowd = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double width = 4 + 40 * random.nextDouble() * random.nextDouble();
      double height = width * (0.4 + 3 * random.nextDouble());
      Box box = Box.ofSize(200 * random.nextDouble(), 80 * random.nextDouble(), width, height);
      crowd.add(new Detection(ConceptId.of("person"), box, random.nextFloat()));
    }
    List<Detection> expected = new ArrayList<>();
    for (Detection one : crowd.stream().sorted(Detections.ORDER).toList()) {
      if (expected.stream().noneMatch(surer -> surer.box().iou(one.box()) > 0.45)) {
        expected.add(one);
      }
    }
    assertEquals(expected, Detections.withoutDuplicates(crowd, 0.45));

    List<Detection> voted = Detections.suppressed(crowd, new Suppression(0.45, 0.3, NONE));

    assertEquals(expected.size(), voted.size());
    for (int i = 0; i < voted.size(); i++) {
      Box kept = expected.get(i).box();
      double sum = 0;
      double right = 0;
      for (Detection voter : crowd) {
        double weight = voter.box().iou(kept) >= 0.3 ? voter.confidence() : 0;
        sum += weight;
        right += weight * voter.box().right();
      }
      assertEquals(right / sum, voted.get(i).box().right(), 1e-3);
    }
  }

  @Test
  void order_equalConfidence_isByLabelThenPlace() {
    List<Detection> sorted =
        List.of(
            seen("truck", 9, 0.9f),
            seen("car", 1, 0.5f),
            seen("car", 2, 0.5f),
            seen("dog", 0, 0.5f));
    for (int seed = 0; seed < 20; seed++) {
      List<Detection> shuffled = new ArrayList<>(sorted);
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(Detections.ORDER);
      assertEquals(sorted, shuffled, "seed " + seed);
    }
  }
}
