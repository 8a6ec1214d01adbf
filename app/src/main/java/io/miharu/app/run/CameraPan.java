package io.miharu.app.run;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.PictureMotion;
import io.miharu.detectors.motion.GlobalMotion;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How fast the camera has been panning over the last {@value #WINDOW_S} s: the median over looks,
 * so that one that shakes for a moment does not count. Not thread-safe.
 */
final class CameraPan {

  static final double WINDOW_S = 2;

  /** A longer silence starts anew. */
  static final double MAX_GAP_S = 1;

  private record Step(MediaTime time, double speed) {}

  private final GlobalMotion motion = new GlobalMotion();
  private final Deque<Step> steps = new ArrayDeque<>();
  private MediaTime last = MediaTime.ZERO;

  /**
   * Takes the next frame.
   *
   * @param frame borrowed
   */
  void look(Frame frame) {
    double passed = frame.time().secondsSince(last);
    if (passed <= 0 || passed > MAX_GAP_S) {
      steps.clear();
      motion.reset();
    }
    PictureMotion moved = motion.measure(frame);
    if (passed > 0 && passed <= MAX_GAP_S) {
      double x = (moved.scale() - 1) * frame.width() / 2 + moved.dx();
      double y = (moved.scale() - 1) * frame.height() / 2 + moved.dy();
      steps.addLast(new Step(frame.time(), Math.hypot(x, y) / frame.width() / passed));
    }
    last = frame.time();
    while (!steps.isEmpty() && last.secondsSince(steps.getFirst().time()) >= WINDOW_S) {
      steps.removeFirst();
    }
  }

  /** Of the middle of the picture, in widths of the picture per second; 0 before anything moved. */
  double speed() {
    double[] sorted = steps.stream().mapToDouble(Step::speed).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
