package io.miharu.learning.detector;

import io.miharu.core.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * What one picture of a batch truly shows, as numbers that travel behind its pixels: how many
 * boxes, then per box its class (or {@value #UNSURE}), four edges in px, confidence and share.
 */
final class TargetBoxes {

  /** More are cut off, the last ones first. */
  static final int MOST = 96;

  /** The class of what nothing may be learnt from. */
  static final int UNSURE = -1;

  private static final int VALUES = 7;

  /** Numbers of one picture. */
  static final int LENGTH = 1 + MOST * VALUES;

  private TargetBoxes() {}

  /**
   * A thing in a picture.
   *
   * @param kind its class, or {@link #UNSURE}
   * @param confidence how much it counts, [0, 1]
   * @param share how surely it is of its class, (0, 1]
   */
  record Target(int kind, Box box, float confidence, float share) {}

  static void write(List<Target> targets, float[] into, int offset) {
    int count = Math.min(MOST, targets.size());
    into[offset] = count;
    for (int i = 0; i < count; i++) {
      Target target = targets.get(i);
      int at = offset + 1 + i * VALUES;
      into[at] = target.kind();
      into[at + 1] = target.box().left();
      into[at + 2] = target.box().top();
      into[at + 3] = target.box().right();
      into[at + 4] = target.box().bottom();
      into[at + 5] = target.confidence();
      into[at + 6] = target.share();
    }
  }

  static List<Target> read(float[] from, int offset) {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < from[offset]; i++) {
      int at = offset + 1 + i * VALUES;
      targets.add(
          new Target(
              (int) from[at],
              new Box(from[at + 1], from[at + 2], from[at + 3], from[at + 4]),
              from[at + 5],
              from[at + 6]));
    }
    return targets;
  }
}
