package io.miharu.learning.skeletons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProtocolTest {

  /** Twenty actions of ten persons, once each. */
  private static ActionSet msr() {
    List<ActionClip> clips = new ArrayList<>();
    BodyMotion still = BodyMotion.atRate(BodyLayout.MSR_20, 15, new float[60]);
    List<String> actions = new ArrayList<>();
    for (int action = 0; action < 20; action++) {
      actions.add("action-" + action);
      for (int subject = 1; subject <= 10; subject++) {
        String name = "a%02d_s%02d".formatted(action, subject);
        clips.add(new ActionClip(name, action, "s%02d".formatted(subject), name, List.of(still)));
      }
    }
    return new ActionSet("msr", BodyLayout.MSR_20, actions, clips, List.of());
  }

  @Test
  void crossSubject_splitsTheThreeSetsByOddAndEvenSubjects() {
    ActionSet set = msr();
    List<Fold> folds = Protocol.CROSS_SUBJECT.folds(set);
    assertEquals(3, folds.size());
    for (Fold fold : folds) {
      // 8 actions of 5 persons on each side.
      assertEquals(40, fold.train().size());
      assertEquals(40, fold.test().size());
    }
    assertEquals(List.of(0, 3, 6, 7, 8, 10, 11, 13), folds.get(1).classes());
    assertTrue(
        folds.get(0).train().stream()
            .allMatch(i -> Set.of("s01", "s03", "s05", "s07", "s09").contains(subject(set, i))));
  }

  /** Subject 2 judges, 1 and 3 teach; all other clips are on no list. */
  @Test
  void listed_takesOnlyClipsOfTheSetsOwnLists() {
    ActionSet all = msr();
    ActionSet set =
        new ActionSet(
            all.name(),
            all.layout(),
            all.actions(),
            all.clips(),
            List.of(),
            Map.of(
                "AS1",
                List.of("a02_s01", "a05_s02", "a05_s03"),
                "AS2",
                List.of("a09_s04", "a09_s05")));
    Fold first = Protocol.LISTED.folds(set).get(0);
    assertEquals("AS1", first.name());
    assertEquals(List.of(2, 5), first.classes());
    assertEquals(List.of("a02_s01", "a05_s03"), names(set, first.train()));
    assertEquals(List.of("a05_s02"), names(set, first.test()));
  }

  @Test
  void listed_ofASetWithoutLists_isRefused() {
    String refusal =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class, () -> Protocol.LISTED.folds(msr()).isEmpty())
                .getMessage());
    assertTrue(refusal.contains("ActionSet1.txt"), refusal);
  }

  private static List<String> names(ActionSet set, List<Integer> places) {
    return places.stream().map(i -> set.clips().get(i).name()).toList();
  }

  @Test
  void leaveOneSubjectOut_judgesEveryClipOnceByStrangers() {
    ActionSet set = msr();
    List<Integer> judged = new ArrayList<>();
    for (Fold fold : Protocol.LEAVE_ONE_SUBJECT_OUT.folds(set)) {
      judged.addAll(fold.test());
      Set<String> known =
          fold.train().stream().map(i -> subject(set, i)).collect(Collectors.toSet());
      assertFalse(fold.test().stream().anyMatch(i -> known.contains(subject(set, i))));
    }
    assertEquals(200, judged.size());
    assertEquals(200, judged.stream().distinct().count());
  }

  @Test
  void validation_takesWholeSubjectsOutOfTheTrainingPartOnly() {
    ActionSet set = msr();
    Fold fold = Protocol.CROSS_SUBJECT.folds(set).get(0);
    Fold inner = Protocol.validation(set, fold, 1);
    assertTrue(fold.train().containsAll(inner.test()));
    assertTrue(fold.train().containsAll(inner.train()));
    Set<String> judges =
        inner.test().stream().map(i -> subject(set, i)).collect(Collectors.toSet());
    assertEquals(1, judges.size());
    assertFalse(inner.train().stream().anyMatch(i -> judges.contains(subject(set, i))));
  }

  @Test
  void choosing_takesFoldsJudgedByTheSameSubjectsAsTheFirst() {
    ActionSet set = msr();
    List<Fold> sets = Protocol.CROSS_SUBJECT.folds(set);
    assertEquals(sets, Protocol.choosing(set, sets));
    List<Fold> each = Protocol.LEAVE_ONE_SUBJECT_OUT.folds(set);
    assertEquals(each.subList(0, 1), Protocol.choosing(set, each));
  }

  @Test
  void halfTheSubjects_isTheSameEveryTime() {
    assertEquals(Protocol.HALF_THE_SUBJECTS.folds(msr()), Protocol.HALF_THE_SUBJECTS.folds(msr()));
  }

  @Test
  void named_unknown_namesTheOnesThereAre() {
    assertTrue(
        String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> Protocol.named("thirds"))
                    .getMessage())
            .contains("leave-one-subject-out"));
  }

  @Test
  void stickFigures_areTheSameForOneSeedAndStandUpright() {
    ActionSet set = StickFigures.draw(10, 7);
    assertEquals(60, set.clips().size());
    ActionClip again = StickFigures.draw(10, 7).clips().get(33);
    assertEquals(set.clips().get(33).frames(), again.frames());
    for (ActionClip clip : set.clips()) {
      BodyMotion body = clip.bodies().get(0);
      assertTrue(body.at(0, BodyLayout.SBU_15.head(), 1) > body.at(0, 11, 1) + 0.8, clip.name());
    }
  }

  private static String subject(ActionSet set, int clip) {
    return set.clips().get(clip).subject();
  }
}
