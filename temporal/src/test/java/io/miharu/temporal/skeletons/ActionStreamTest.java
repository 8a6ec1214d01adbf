package io.miharu.temporal.skeletons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.MediaTime;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActionStreamTest {

  private static final ActionStream.Settings SHARP =
      new ActionStream.Settings(1, 0.2, 0.5, 0, 1, 1, 30, 1);

  /** Joint 0's x says which action goes on: 1 for the first, 2 for the second, 0 for none. */
  private static double[] shares(BodyMotion window) {
    int action = Math.round(window.at(window.frames() / 2, 0, 0)) - 1;
    double[] shares = {0.1, 0.1, 0.1};
    shares[action < 0 ? 2 : action] = 0.8;
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
    ActionStream stream =
        new ActionStream(ActionStreamTest::shares, ActionDurations.unknown(2), settings);
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
    assertEquals(2, found.get(0).start().seconds(), 0.21);
    assertEquals(5, found.get(0).end().seconds(), 0.21);
    assertEquals(7, found.get(1).start().seconds(), 0.21);
    assertEquals(9, found.get(1).end().seconds(), 0.21);
    assertEquals(1, found.get(1).action());
    assertEquals(0.8, found.get(1).score(), 1e-6);
  }

  @Test
  void finish_inTheMiddleOfAnAction_givesIt() throws IOException {
    ActionStream stream =
        new ActionStream(ActionStreamTest::shares, ActionDurations.unknown(2), SHARP);
    List<ActionSegment> found = new ArrayList<>(stream.next(stream().part(0, 40)));
    assertEquals(List.of(), found);
    found.addAll(stream.finish());
    assertEquals(1, found.size());
    assertEquals(2, found.get(0).start().seconds(), 0.21);
    assertEquals(4, found.get(0).end().seconds(), 0.21);
  }

  @Test
  void finish_ofNothing_isNothing() throws IOException {
    assertEquals(
        List.of(),
        new ActionStream(ActionStreamTest::shares, ActionDurations.unknown(2), SHARP).finish());
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
      ActionStream one =
          new ActionStream(ActionStreamTest::shares, ActionDurations.unknown(2), SHARP);
      ActionStream two =
          new ActionStream(ActionStreamTest::shares, ActionDurations.unknown(2), SHARP);
      for (int t = 0; t < cut; t++) {
        assertEquals(one.next(all.part(t, t + 1)), two.next(other.part(t, t + 1)));
      }
    }
  }

  /** ln(0.8 / 0.1) is 2.08, so a beginning that costs 3 pays with the second moment. */
  @Test
  void next_anAction_isKnownWhenItIsLikelierThanNone() throws IOException {
    ActionSegment first = run(new ActionStream.Settings(1, 0.2, 3, 0, 1, 1, 30, 1)).get(0);
    double middle = first.start().seconds() + 0.1;
    // The second moment of the action is seen when half a second after its middle is there.
    assertEquals(middle + 0.2 + 0.5, first.known().seconds(), 1e-6);
  }

  /** What is longer than is waited for comes in one piece all the same. */
  @Test
  void next_aLongAction_isGivenInOnePiece() throws IOException {
    List<ActionSegment> found = run(new ActionStream.Settings(1, 0.2, 0.5, 0, 1, 1, 1, 1));
    assertEquals(2, found.size());
    assertEquals(2, found.get(0).start().seconds(), 0.21);
    assertEquals(5, found.get(0).end().seconds(), 0.21);
  }

  @Test
  void next_aStreamThatBeginsLate_hasItsOwnTimes() throws IOException {
    BodyMotion all = stream();
    List<MediaTime> times =
        all.times().stream().map(time -> time.plus(Duration.ofHours(30))).toList();
    ActionStream stream =
        new ActionStream(ActionStreamTest::shares, ActionDurations.unknown(2), SHARP);
    List<ActionSegment> found =
        new ArrayList<>(stream.next(new BodyMotion(all.layout(), times, all.values())));
    found.addAll(stream.finish());
    assertEquals(2, found.size());
    assertEquals(108_002, found.get(0).start().seconds(), 0.21);
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
