package io.miharu.temporal.relations;

import io.miharu.core.MediaTime;
import io.miharu.temporal.kinematics.LineFit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The last seconds of one road user before a driving camera, of its detections only. */
final class RoadPast {

  /**
   * One detection.
   *
   * @param inside whether the foot point was in the corridor
   * @param beside whether it was at a height at which the corridor has a left and a right
   * @param offset from straight ahead, own widths
   * @param widthPx of the box
   * @param logHeight ln of the height in px
   * @param logSize ln of the square root of the area, which varies less than either side does
   * @param whole whether the box was clear of the picture's border, so that its size is the thing's
   */
  record Sighting(
      MediaTime time,
      boolean inside,
      boolean beside,
      double offset,
      double widthPx,
      double logHeight,
      double logSize,
      boolean whole) {}

  private static final double KEPT_SECONDS = 5;

  private static final double CALM_SECONDS = 1;
  private static final Duration HALF_CALM = Duration.ofMillis(Math.round(500 * CALM_SECONDS));
  private static final double MAX_CALM_GROWTH = 0.05;

  private static final double PACE_SECONDS = 2;
  private static final double MAX_PACE_GROWTH = 0.1;

  /** Three times what the edges of a box jitter, own widths. */
  private static final double STILL_OFFSET = 0.12;

  private static final LineFit UNKNOWN = new LineFit(Double.NaN, 0, Double.NaN, 0);

  private final Deque<Sighting> sightings = new ArrayDeque<>();
  private @Nullable MediaTime lastCalm;
  private @Nullable MediaTime lastAlong;

  void add(Sighting sighting) {
    sightings.addLast(sighting);
    while (sighting.time().secondsSince(sightings.getFirst().time()) > KEPT_SECONDS) {
      sightings.removeFirst();
    }
    if (growth(CALM_SECONDS, Sighting::logSize).slope() < MAX_CALM_GROWTH) {
      lastCalm = sighting.time();
    }
    if (growth(PACE_SECONDS, Sighting::logSize).slope() < MAX_PACE_GROWTH) {
      lastAlong = sighting.time();
    }
  }

  boolean isEmpty() {
    return sightings.isEmpty();
  }

  Sighting latest() {
    return sightings.getLast();
  }

  /** The sightings of the last {@code seconds}, in order of time. */
  List<Sighting> within(double seconds) {
    MediaTime now = sightings.getLast().time();
    return sightings.stream().filter(s -> now.secondsSince(s.time()) <= seconds + 5e-7).toList();
  }

  /** Seconds since its foot point came into the corridor to stay; 0 while it is outside. */
  double insideSeconds() {
    MediaTime now = sightings.getLast().time();
    double seconds = 0;
    for (Sighting sighting : (Iterable<Sighting>) sightings::descendingIterator) {
      if (!sighting.inside()) {
        return seconds;
      }
      seconds = now.secondsSince(sighting.time());
    }
    return seconds;
  }

  /** The sightings before {@link #insideSeconds}, at most {@code seconds} of them. */
  List<Sighting> beforeEntry(double seconds) {
    MediaTime now = sightings.getLast().time();
    double inside = insideSeconds();
    return sightings.stream()
        .filter(
            s -> {
              double ago = now.secondsSince(s.time());
              return !s.inside() && ago > inside && ago <= inside + seconds;
            })
        .toList();
  }

  /** When it last had kept its size, growing by less than 0.05 1/s over a second, if ever. */
  Optional<MediaTime> lastCalm() {
    return Optional.ofNullable(lastCalm);
  }

  /** Until when it kept its size: the middle of that second, of which the line through it tells. */
  Optional<MediaTime> calmUntil() {
    return lastCalm().map(calm -> calm.minus(HALF_CALM));
  }

  /**
   * Whether it kept our pace within the last {@code seconds}, growing by less than 0.1 1/s over two
   * seconds: half of what stands 50 m ahead of 36 km/h does, and twice as long as {@link #lastCalm}
   * measures, since boxes of lorries jitter by a tenth.
   */
  boolean droveAlong(double seconds) {
    return lastAlong != null && latest().time().secondsSince(lastAlong) <= seconds;
  }

  /**
   * How it grew in the last {@code seconds}, by the logarithm of one of its sizes: 1/s. NaN with
   * fewer than five sightings in them, with less than 0.7 of them filled, or where the border cut
   * it.
   */
  LineFit growth(double seconds, ToDoubleFunction<Sighting> log) {
    List<Sighting> recent = within(seconds);
    boolean known =
        recent.size() >= 5
            && span(recent) >= 0.7 * seconds
            && recent.stream().allMatch(Sighting::whole);
    return known ? line(recent, log) : UNKNOWN;
  }

  /** Since when it has been on its way to the side on which it is now. */
  MediaTime sidewaysSince() {
    double farthest = sightings.stream().mapToDouble(s -> Math.abs(s.offset())).max().orElseThrow();
    MediaTime since = sightings.getFirst().time();
    for (Sighting sighting : sightings) {
      if (Math.abs(sighting.offset()) >= farthest - STILL_OFFSET) {
        since = sighting.time();
      }
    }
    return since;
  }

  /** A line through a value of the last {@code seconds}, over seconds. */
  LineFit trend(double seconds, ToDoubleFunction<Sighting> value) {
    return line(within(seconds), value);
  }

  static double span(List<Sighting> some) {
    return some.get(some.size() - 1).time().secondsSince(some.get(0).time());
  }

  static LineFit line(List<Sighting> some, ToDoubleFunction<Sighting> value) {
    MediaTime origin = some.get(0).time();
    return LineFit.of(
        some.stream().mapToDouble(s -> s.time().secondsSince(origin)).toArray(),
        some.stream().mapToDouble(value).toArray());
  }
}
