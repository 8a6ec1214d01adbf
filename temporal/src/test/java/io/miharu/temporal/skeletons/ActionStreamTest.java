package io.miharu.temporal.skeletons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.MediaTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActionStreamTest {

  private static final ActionStream.Settings SHARP =
      new ActionStream.Settings(List.of(1.0), 0.2, 0.6, 0.3, 0.4, 0.5, 1);

  /** Joint 0's x says which action goes on: 1 for the first, 2 for the second, 0 for none. */
  private static double[] shares(BodyMotion window) {
    double[] shares = new double[3];
    for (int t = 0; t < window.frames(); t++) {
      int action = Math.round(window.at(t, 0, 0)) - 1;
      shares[action < 0 ? 2 : action] += 1.0 / window.frames();
    }
    return shares;
  }

  /** Ten frames a second; the first action from 2 s to 5 s, the second from 7 s to 9 s. */
  private static BodyMotion stream() {
    int frames = 120;
    float[] values = new float[frames * BodyLayout.SBU_15.size() * 3];
    for (int t = 0; t < frames; t++) {
      float action = t >= 20 && t < 50 ? 1 : t >= 70 && t < 90 ? 2 : 0;
      values[t * BodyLayout.SBU_15.size() * 3] = action;
    }
    return BodyMotion.atRate(BodyLayout.SBU_15, 10, values);
  }

  private static List<ActionSegment> run(ActionStream.Settings settings, int... cuts)
      throws IOException {
    BodyMotion all = stream();
    ActionStream stream = new ActionStream(ActionStreamTest::shares, 2, settings);
    List<ActionSegment> found = new ArrayList<>();
    int from = 0;
    for (int cut : cuts) {
      found.addAll(stream.next(all.part(from, cut)));
      from = cut;
    }
    found.addAll(stream.next(all.part(from, all.frames())));
    found.addAll(stream.finish());
    return found;
  }

  @Test
  void next_twoActions_areFoundWithinALook() throws IOException {
    List<ActionSegment> found = run(SHARP);
    assertEquals(2, found.size());
    // Half of what the windows say about the first fifth of a second of an action is the action.
    assertEquals(2, found.get(0).start().seconds(), 0.21);
    assertEquals(5, found.get(0).end().seconds(), 0.41);
    assertEquals(7, found.get(1).start().seconds(), 0.21);
    assertEquals(1, found.get(1).action());
  }

  /** Statement K13, second half. */
  @Test
  void next_otherChunks_findTheSame() throws IOException {
    List<ActionSegment> whole = run(ActionStream.Settings.DEFAULT);
    Random random = new Random(3);
    for (int trial = 0; trial < 20; trial++) {
      int[] cuts = random.ints(10, 0, 121).sorted().toArray();
      assertEquals(whole, run(ActionStream.Settings.DEFAULT, cuts));
    }
  }

  /** What is given by a moment does not depend on what comes after it. */
  @Test
  void next_anotherFuture_changesNothingThatWasGiven() throws IOException {
    BodyMotion all = stream();
    int row = BodyLayout.SBU_15.size() * 3;
    for (int cut = 10; cut < 120; cut += 10) {
      float[] values = all.values();
      for (int t = cut; t < 120; t++) {
        values[t * row] = 2;
      }
      BodyMotion other = new BodyMotion(BodyLayout.SBU_15, all.times(), values);
      ActionStream one = new ActionStream(ActionStreamTest::shares, 2, SHARP);
      ActionStream two = new ActionStream(ActionStreamTest::shares, 2, SHARP);
      for (int t = 0; t < cut; t++) {
        assertEquals(one.next(all.part(t, t + 1)), two.next(other.part(t, t + 1)));
      }
    }
  }

  @Test
  void next_anAction_isKnownWhenItsCurveSwitchesOn() throws IOException {
    // Windows that end from 2.2 s to 3 s cover the time from 2 s to 2.2 s; 3, 5, 7, 9 and 10 of
    // their ten frames are the action's, 0.68 on the mean. Before, it is 0.5.
    assertEquals(3.0, run(SHARP).get(0).known().seconds(), 1e-6);
    assertEquals(2.0, run(SHARP).get(0).start().seconds(), 1e-6);
  }

  /** Two windows of two pieces: the middle piece is in both, the outer ones in one each. */
  @Test
  void votes_ofAPiece_areTheMeanOfTheWindowsThatCoverIt() {
    WindowVotes votes = new WindowVotes(1, List.of(2));
    votes.next();
    votes.next();
    votes.add(0, new double[] {0.2, 0.8});
    votes.next();
    votes.add(0, new double[] {0.6, 0.4});
    assertEquals(0.2, votes.take()[0], 1e-9);
    assertEquals(0.4, votes.take()[0], 1e-9);
    assertEquals(0.6, votes.take()[0], 1e-9);
    assertEquals(0, votes.size());
  }

  @Test
  void segments_shortInterruption_isNone() {
    CurveSegments segments = new CurveSegments(1, SHARP);
    List<ActionSegment> found = new ArrayList<>();
    double[] curve = {0, 0.9, 0.9, 0.1, 0.8, 0.9, 0, 0, 0, 0, 0.7, 0.6, 0, 0, 0};
    for (int i = 0; i < curve.length; i++) {
      found.addAll(segments.next(0.2 * i, 0.2 * (i + 1), 5, new double[] {curve[i]}));
    }
    // On at 0.2 s, until 1.2 s in spite of 0.6 s to 0.8 s; and from 2 s to 2.4 s.
    assertEquals(2, found.size());
    assertEquals(0.2, found.get(0).start().seconds(), 1e-6);
    assertEquals(1.2, found.get(0).end().seconds(), 1e-6);
    assertEquals(0.9, found.get(0).score(), 1e-6);
    assertEquals(2.0, found.get(1).start().seconds(), 1e-6);
  }

  @Test
  void segments_twoActionsAtOnce_theLowerScoreGoes() {
    CurveSegments segments = new CurveSegments(2, SHARP);
    List<ActionSegment> found = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      double on = i >= 2 && i <= 6 ? 1 : 0;
      found.addAll(segments.next(0.2 * i, 0.2 * (i + 1), 5, new double[] {0.6 * on, 0.8 * on}));
    }
    assertEquals(1, found.size());
    assertEquals(1, found.get(0).action());
  }

  @Test
  void iou_halfOverlap_isAThird() {
    ActionSegment one = segment(0, 2);
    ActionSegment other = segment(1, 3);
    assertEquals(1 / 3.0, one.iou(other), 1e-9);
    assertTrue(one.iou(one) == 1);
  }

  private static ActionSegment segment(double start, double end) {
    return new ActionSegment(
        0,
        MediaTime.ofSeconds(start),
        MediaTime.ofSeconds(end),
        MediaTime.ofSeconds(start + 0.6),
        1);
  }
}
