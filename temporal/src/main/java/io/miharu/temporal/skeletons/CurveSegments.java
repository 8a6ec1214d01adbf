package io.miharu.temporal.skeletons;

import io.miharu.core.MediaTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Turns one curve for each action into segments, as the values come.
 *
 * <p>Each curve is smoothed by an exponential mean, switches on at one level and off at a lower
 * one; what is interrupted shortly is one segment. A segment is given once nothing that is still
 * going on could touch it; of two that overlap by more than half the one of the lower score goes.
 * Not thread-safe.
 */
final class CurveSegments {

  /** One action's curve. */
  private static final class Curve {
    private double mean;
    private boolean on;
    private double start;
    private double end;
    private double known;
    private double score;
    private boolean open;
  }

  private final ActionStream.Settings settings;
  private final List<Curve> curves = new ArrayList<>();
  private final List<ActionSegment> waiting = new ArrayList<>();
  private double last = Double.NaN;

  CurveSegments(int actions, ActionStream.Settings settings) {
    this.settings = settings;
    for (int i = 0; i < actions; i++) {
      curves.add(new Curve());
    }
  }

  /**
   * The next value of each curve.
   *
   * @param time seconds, later than the last one
   * @param shares of the actions
   * @param lag by how much the curves are behind what happens, seconds
   * @return the segments that are sure now, in the order of their starts
   */
  List<ActionSegment> next(double time, double[] shares, double lag) {
    double passed = Double.isNaN(last) ? Double.POSITIVE_INFINITY : time - last;
    last = time;
    double share = 1 - Math.exp(-passed / settings.smoothingSeconds());
    for (int action = 0; action < curves.size(); action++) {
      Curve curve = curves.get(action);
      curve.mean += share * (shares[action] - curve.mean);
      // An exponential mean is behind by its time constant.
      double now = Math.max(0, time - lag - settings.smoothingSeconds());
      if (!curve.on && curve.mean >= settings.on()) {
        curve.on = true;
        if (!curve.open) {
          curve.open = true;
          curve.start = now;
          curve.known = time;
          curve.score = 0;
        }
      } else if (curve.on && curve.mean < settings.off()) {
        curve.on = false;
      }
      if (curve.on) {
        curve.end = now;
        curve.score = Math.max(curve.score, curve.mean);
      } else if (curve.open && now - curve.end >= settings.mergeSeconds()) {
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
    if (curve.end > curve.start) {
      waiting.add(
          new ActionSegment(
              action,
              MediaTime.ofSeconds(curve.start),
              MediaTime.ofSeconds(curve.end),
              MediaTime.ofSeconds(curve.known),
              curve.score));
    }
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
