package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.LabelFamilies;
import io.miharu.learning.detector.LabelledBox.Trust;
import io.miharu.learning.detector.PartialFrame.Region;
import io.miharu.learning.detector.Teacher.Vote;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeacherTest {

  private static final ConceptId CAR = ConceptId.of("car");
  private static final ConceptId TRUCK = ConceptId.of("truck");

  private static Vote vote(int look, ConceptId label, Box box, double confidence) {
    return new Vote(look, look < 2, new Detection(label, box, (float) confidence));
  }

  private static List<LabelledBox> count(List<Vote> votes) {
    return Teacher.count(votes, LabelFamilies.NONE);
  }

  /** Edges weighted with 0.8 and 0.4: (0.8 · 0 + 0.4 · 3) / 1.2 = 1; confidence (0.8 + 0.4) / 2. */
  @Test
  void count_twoLooksAgree_joinsByConfidence() {
    List<LabelledBox> found =
        count(
            List.of(
                vote(0, CAR, new Box(0, 0, 30, 30), 0.8),
                vote(1, CAR, new Box(3, 0, 33, 30), 0.4)));
    assertEquals(1, found.size());
    assertEquals(0.6, found.get(0).confidence(), 1e-6);
    assertEquals(1, found.get(0).box().left(), 1e-5);
    assertEquals(31, found.get(0).box().right(), 1e-5);
    assertEquals(Trust.SURE, found.get(0).trust());
  }

  /** 0.8 of one look is 0.4 of two: below 0.45, so nobody knows. */
  @Test
  void count_onlyOneLookSees_isUnsure() {
    List<LabelledBox> found = count(List.of(vote(0, CAR, new Box(0, 0, 30, 30), 0.8)));
    assertEquals(Trust.UNSURE, found.get(0).trust());
    assertFalse(found.get(0).isThing());
  }

  @Test
  void count_belowAFifth_isNothing() {
    assertEquals(List.of(), count(List.of(vote(0, CAR, new Box(0, 0, 30, 30), 0.39))));
  }

  /** 0.9 + 0.6 for truck against 0.7 for car: 1.5 of 2.2 votes. */
  @Test
  void count_looksDisagreeOnTheLabel_mostVotesWin_andTheShareIsKept() {
    Box box = new Box(0, 0, 30, 30);
    List<LabelledBox> found =
        count(List.of(vote(0, TRUCK, box, 0.9), vote(1, CAR, box, 0.7), vote(2, TRUCK, box, 0.6)));
    assertEquals(TRUCK, found.get(0).label());
    assertEquals(1.5 / 2.2, found.get(0).share(), 1e-6);
    assertEquals((0.9 + 0.7) / 2, found.get(0).confidence(), 1e-6);
  }

  /** A look that says car 0.4 and truck 0.3 is sure of a vehicle by 0.7, the other by 0.5. */
  @Test
  void count_labelsOfAFamilyInOneLook_countTogether() {
    Box box = new Box(0, 0, 30, 30);
    List<Vote> votes =
        List.of(vote(0, CAR, box, 0.4), vote(0, TRUCK, box, 0.3), vote(1, CAR, box, 0.5));

    LabelledBox apart = count(votes).get(0);
    LabelledBox together = Teacher.count(votes, DetectorLabels.FAMILIES).get(0);

    assertEquals((0.4 + 0.5) / 2, apart.confidence(), 1e-6);
    assertEquals((0.7 + 0.5) / 2, together.confidence(), 1e-6);
    assertEquals(CAR, together.label());
    assertEquals(0.9 / 1.2, together.share(), 1e-6);
  }

  @Test
  void count_aPieceOnlyAPartSaw_insideSomethingSurer_goes() {
    List<LabelledBox> found =
        count(
            List.of(
                vote(0, CAR, new Box(0, 0, 100, 100), 0.9),
                vote(1, CAR, new Box(0, 0, 100, 100), 0.9),
                vote(2, CAR, new Box(0, 0, 40, 40), 0.8),
                vote(3, CAR, new Box(0, 0, 40, 40), 0.8)));
    assertEquals(1, found.size());
  }

  /** The part's right border at 60 lies inside the frame, its left one is the frame's. */
  @Test
  void isCut_atAnInnerBorderOnly() {
    Region part = new Region(0, 0, 60, 60, false);
    assertTrue(Teacher.isCut(new Box(40, 10, 60, 30), part, 100, 100));
    assertFalse(Teacher.isCut(new Box(0, 0, 20, 30), part, 100, 100));
  }

  /** In a mirrored part 60 wide at 40, columns 0 to 10 are the frame's 90 to 100. */
  @Test
  void toFrame_ofAMirroredPart_turnsBack() {
    Box box = new Region(40, 40, 60, 60, true).toFrame(new Box(0, 5, 10, 15));
    assertEquals(new Box(90, 45, 100, 55), box);
  }

  @Test
  void mend_whatIsThereBeforeAndAfter_isThereBetween_forLess() {
    Detection before = new Detection(CAR, new Box(0, 0, 20, 20), 0.9f);
    Detection after = new Detection(CAR, new Box(4, 0, 24, 20), 0.6f);
    List<LabelledBox> mended = TrackRepair.mend(List.of(), List.of(before), List.of(after));
    assertEquals(1, mended.size());
    assertEquals(new Box(2, 0, 22, 20), mended.get(0).box());
    assertEquals(0.8 * 0.6, mended.get(0).confidence(), 1e-6);
    assertEquals(Trust.REPAIRED, mended.get(0).trust());
  }

  @Test
  void mend_whatIsGoneAfterwards_staysUnknown() {
    Detection before = new Detection(CAR, new Box(0, 0, 20, 20), 0.9f);
    assertEquals(List.of(), TrackRepair.mend(List.of(), List.of(before), List.of()));
  }

  @Test
  void mend_anUnsureBox_becomesAThing() {
    Detection seen = new Detection(CAR, new Box(0, 0, 20, 20), 0.9f);
    LabelledBox unsure = new LabelledBox(CAR, new Box(1, 0, 21, 20), 0.3f, 1, Trust.UNSURE);
    List<LabelledBox> mended = TrackRepair.mend(List.of(unsure), List.of(seen), List.of(seen));
    assertEquals(1, mended.size());
    assertEquals(Trust.REPAIRED, mended.get(0).trust());
    assertEquals(unsure.box(), mended.get(0).box());
  }
}
