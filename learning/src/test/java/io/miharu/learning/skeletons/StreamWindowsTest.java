package io.miharu.learning.skeletons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.LabelledStream;
import io.miharu.learning.skeletons.StreamWindows.Shown;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamWindowsTest {

  private static final StreamWindows MOST =
      new StreamWindows(Shown.MOST_OF_IT, List.of(1.0), 0.1, 1000, 1);
  private static final StreamWindows MIDDLE =
      new StreamWindows(Shown.ITS_MIDDLE, List.of(8.0), 0.1, 1000, 1);

  /** Ten seconds at ten frames a second; action 3 from 2 s to 4 s, action 1 from 5 s to 9 s. */
  private static LabelledStream stream() {
    int row = BodyLayout.SBU_15.size() * BodyMotion.AXES;
    float[] values = new float[101 * row];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % row;
    }
    return new LabelledStream(
        "r1",
        "s1",
        BodyMotion.atRate(BodyLayout.SBU_15, 10, values),
        List.of(new LabelledStream.Interval(3, 20, 41), new LabelledStream.Interval(1, 50, 91)));
  }

  @Test
  void label_mostOfAnActionThatFillsTheWindow_isThatAction() {
    // 1.5 s of the 2 s: 75 % covered, and 75 % of the window.
    assertEquals(Optional.of(3), MOST.label(stream(), 1.5, 3.5));
    // 1.3 s of it are 65 % only.
    assertEquals(Optional.empty(), MOST.label(stream(), 1.3, 3.3));
    // All of it, but only half of the window.
    assertEquals(Optional.empty(), MOST.label(stream(), 0.5, 4.5));
  }

  @Test
  void label_withinALongerAction_isThatAction() {
    assertEquals(Optional.of(1), MOST.label(stream(), 6, 7));
  }

  @Test
  void label_littleOrNothing_isNone() {
    assertEquals(Optional.of(-1), MOST.label(stream(), 0, 1.5));
    assertEquals(Optional.of(-1), MOST.label(stream(), 1, 2.1)); // 0.1 s of 1.1 s
    assertEquals(Optional.empty(), MOST.label(stream(), 1, 2.5)); // 0.5 s of 1.5 s
  }

  @Test
  void label_ofTheMiddle_isWhatGoesOnThere() {
    assertEquals(Optional.of(3), MIDDLE.label(stream(), -1.8, 6.2)); // at 2.2 s
    assertEquals(Optional.of(1), MIDDLE.label(stream(), 4.8, 12.8)); // at 8.8 s
    assertEquals(Optional.of(-1), MIDDLE.label(stream(), 0.5, 8.5)); // between both
    // Within a tenth of a second of where an action ends and another begins.
    assertEquals(Optional.empty(), MIDDLE.label(stream(), -0.05, 7.95));
    assertEquals(Optional.empty(), MIDDLE.label(stream(), 1.05, 9.05));
  }

  /** Windows of eight of ten seconds, and yet every moment is the middle of one. */
  @Test
  void of_middles_reachTheEndsOfTheRecording() {
    long all = MIDDLE.of(stream(), 7, 1).stream().filter(one -> one.label() != 7).count();
    // Every tenth of a second of 2 s and 4 s of action, without the four edges.
    assertTrue(all >= 53 && all <= 58, all + " moments");
  }

  @Test
  void of_quietWindows_areNoMoreThanAskedFor() {
    List<ActionTrainer.Example> windows =
        new StreamWindows(Shown.MOST_OF_IT, List.of(1.0), 0.1, 1000, 0.5).of(stream(), 7, 1);
    long quiet = windows.stream().filter(window -> window.label() == 7).count();
    assertTrue(windows.stream().allMatch(window -> List.of(1, 3, 7).contains(window.label())));
    assertTrue(quiet > 0 && quiet <= 0.5 * (windows.size() - quiet));
  }

  @Test
  void of_aLongAction_hasNoMoreWindowsThanAreTakenOfOne() {
    StreamWindows all = new StreamWindows(Shown.MOST_OF_IT, List.of(1.0), 0.1, 1000, 0);
    assertTrue(count(all, 1) > 25 && count(all, 3) < 20, "otherwise there is nothing to take away");
    StreamWindows some = new StreamWindows(Shown.MOST_OF_IT, List.of(1.0), 0.1, 5, 0);
    assertEquals(5, count(some, 1));
    assertEquals(5, count(some, 3));
  }

  private static long count(StreamWindows windows, int label) {
    return windows.of(stream(), 7, 1).stream().filter(window -> window.label() == label).count();
  }
}
