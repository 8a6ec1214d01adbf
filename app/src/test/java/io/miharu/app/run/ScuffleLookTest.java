package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.Joint;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.core.SkeletonLayout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Black frames, thirty per second, before a camera that stands. */
class ScuffleLookTest {

  private static final ConceptId PERSON = ConceptId.of("person");

  /** Shoulders, hips and wrists, wherever the box is. */
  private static Pose pose(Frame frame, Box box) {
    List<Joint> joints = new ArrayList<>(Collections.nCopies(17, Joint.MISSING));
    for (int joint : new int[] {5, 6, 9, 10, 11, 12}) {
      joints.set(joint, new Joint((float) box.centreX(), box.top() + joint, 0.9f));
    }
    return new Pose(SkeletonLayout.COCO_17, joints);
  }

  private static Detection person(double left, double confidence) {
    return new Detection(PERSON, Box.ofSize(left, 4, 10, 40), (float) confidence);
  }

  private static List<Detection> two() {
    return List.of(person(5, 0.9), person(30, 0.8));
  }

  private static ScuffleLook after(int frames, List<Detection> people) throws IOException {
    ScuffleLook look = new ScuffleLook();
    for (int i = 0; i < frames; i++) {
      Frame frame = new TestFrame(i);
      if (look.isDue(frame.time())) {
        look.people(frame, people, ScuffleLookTest::pose);
      }
    }
    return look;
  }

  @Test
  void isDue_thirtyFramesASecond_isEverySecondFrame() throws IOException {
    ScuffleLook look = new ScuffleLook();
    List<Integer> due = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Frame frame = new TestFrame(i);
      if (look.isDue(frame.time())) {
        look.people(frame, List.of(), ScuffleLookTest::pose);
        due.add(i);
      }
    }
    assertEquals(List.of(0, 2, 4, 6), due);
  }

  @Test
  void judges_twoPeopleForASecond_does() throws IOException {
    assertFalse(after(29, two()).judges());
    ScuffleLook look = after(62, two());
    assertTrue(look.judges());
    assertTrue(look.probability().isPresent());
  }

  @Test
  void judges_oneAlone_doesNot() throws IOException {
    ScuffleLook look = after(62, List.of(person(5, 0.9)));
    assertTrue(look.values().isPresent());
    assertFalse(look.judges());
    assertTrue(look.probability().isEmpty());
  }

  @Test
  void people_twelveOfThem_looksAtTheSkeletonsOfTheTenSurest() throws IOException {
    List<Detection> crowd = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      crowd.add(person(i, 0.3 + 0.05 * i));
    }
    crowd.add(person(40, 0.2)); // too faint
    crowd.add(new Detection(ConceptId.of("car"), Box.ofSize(0, 0, 50, 40), 0.99f));
    List<Float> posed = new ArrayList<>();
    new ScuffleLook()
        .people(
            new TestFrame(0),
            crowd,
            (frame, box) -> {
              posed.add(box.left());
              return pose(frame, box);
            });
    assertEquals(List.of(11f, 10f, 9f, 8f, 7f, 6f, 5f, 4f, 3f, 2f), posed);
  }

  private static final List<ConceptScore> SAID =
      List.of(
          ConceptScore.ofScene(ConceptId.of("agitation"), MediaTime.ZERO, 0.4, "test"),
          ConceptScore.ofScene(ConceptId.of("camera-moving"), MediaTime.ZERO, 0.1, "test"));

  private static List<String> said(Specialists specialists, List<Detection> people)
      throws IOException {
    List<ConceptScore> scores = SAID;
    for (int i = 0; i < 62; i++) {
      scores = specialists.withScuffle(new TestFrame(i), people, SAID);
    }
    return scores.stream().map(score -> score.concept().toString()).toList();
  }

  @Test
  void withScuffle_twoPeople_saysScuffleInPlaceOfAgitation() throws IOException {
    assertEquals(
        List.of("camera-moving", "scuffle"),
        said(Specialists.ofScuffles(ScuffleLookTest::pose, true), two()));
  }

  @Test
  void withScuffle_oneAlone_leavesAgitation() throws IOException {
    assertEquals(
        List.of("agitation", "camera-moving"),
        said(Specialists.ofScuffles(ScuffleLookTest::pose, true), List.of(person(5, 0.9))));
  }

  @Test
  void withScuffle_boxesOfMovingRegionsOrNoSkeletons_saysNothingNew() throws IOException {
    assertEquals(
        List.of("agitation", "camera-moving"),
        said(Specialists.ofScuffles(ScuffleLookTest::pose, false), two()));
    assertEquals(List.of("agitation", "camera-moving"), said(Specialists.NONE, two()));
  }

  @Test
  void withScuffle_afterAReset_waitsForASecondAgain() throws IOException {
    Specialists specialists = Specialists.ofScuffles(ScuffleLookTest::pose, true);
    assertEquals(List.of("camera-moving", "scuffle"), said(specialists, two()));
    specialists.reset();
    List<ConceptScore> scores = specialists.withScuffle(new TestFrame(62), two(), SAID);
    assertEquals(SAID, scores);
  }
}
