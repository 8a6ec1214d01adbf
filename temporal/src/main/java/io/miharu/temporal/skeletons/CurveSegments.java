package io.miharu.temporal.skeletons;

import io.miharu.core.MediaTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Turns one curve for each action into segments, as the values come.
 *
 * <p>Each curve switches on at one level and off at a lower one; what is interrupted shortly is one
 * segment. A segment is given once nothing that is still going on could touch it; of two that
 * overlap by more than half the one of the lower score goes. Not thread-safe.
 */
final class CurveSegments {

  /** One action's curve. */
  private static final class Curve {
    private boolean on;
    private double start;
    private double end;
    private double known;
    private double score;
    private boolean open;
  }

  /** Sums of fifths of a second are not exact. */
  private static final double TINY = 1e-9;

  private final ActionStream.Settings settings;
  private final List<Curve> curves = new ArrayList<>();
  private final List<ActionSegment> waiting = new ArrayList<>();

  CurveSegments(int actions, ActionStream.Settings settings) {
    this.settings = settings;
    for (int i = 0; i < actions; i++) {
      curves.add(new Curve());
    }
  }

  /**
   * The next piece of each curve.
   *
   * @param from where the piece begins, where the last one ended, seconds
   * @param to where it ends, seconds
   * @param now when its values are known, seconds
   * @param shares of the actions
   * @return the segments that are sure now, in the order of their starts
   */
  List<ActionSegment> next(double from, double to, double now, double[] shares) {
    for (int action = 0; action < curves.size(); action++) {
      Curve curve = curves.get(action);
      if (!curve.on && shares[action] >= settings.on()) {
        curve.on = true;
        if (!curve.open) {
          curve.open = true;
          curve.start = from;
          curve.known = now;
          curve.score = 0;
        }
      } else if (curve.on && shares[action] < settings.off()) {
        curve.on = false;
      }
      if (curve.on) {
        curve.end = to;
        curve.score = Math.max(curve.score, shares[action]);
      } else if (curve.open && to - curve.end >= settings.mergeSeconds() - TINY) {
        close(action, curve);
      }
    }
    return curves.stream().anyMatch(curve -> curve.open) ? List.of() : sure();
  }

  /** The end of the stream: all that is left. */
  List<ActionSegment> finish() {
    for (int action = 0; action < curves.size(); action++) {
      if (curves.get(action).open) {
        close(action, curves.get(action));
      }
    }
    return sure();
  }

  private void close(int action, Curve curve) {
    curve.open = false;
    curve.on = false;
    waiting.add(
        new ActionSegment(
            action,
            MediaTime.ofSeconds(curve.start),
            MediaTime.ofSeconds(curve.end),
            MediaTime.ofSeconds(curve.known),
            curve.score));
  }

  private List<ActionSegment> sure() {
    List<ActionSegment> kept = new ArrayList<>();
    waiting.sort(
        Comparator.comparingDouble((ActionSegment segment) -> -segment.score())
            .thenComparing(ActionSegment::start)
            .thenComparingInt(ActionSegment::action));
    for (ActionSegment segment : waiting) {
      Optional<ActionSegment> better =
          kept.stream().filter(other -> other.iou(segment) > settings.mostOverlap()).findFirst();
      if (better.isEmpty()) {
        kept.add(segment);
      }
    }
    waiting.clear();
    kept.sort(Comparator.comparing(ActionSegment::start).thenComparingInt(ActionSegment::action));
    return kept;
  }
}
