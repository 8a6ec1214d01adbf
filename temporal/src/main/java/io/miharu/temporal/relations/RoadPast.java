package io.miharu.temporal.relations;

import io.miharu.core.MediaTime;
import io.miharu.temporal.kinematics.LineFit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The last seconds of one road user before a driving camera, of its detections only. */
final class RoadPast {

  /**
   * One detection.
   *
   * @param inside whether the foot point was in the corridor
   * @param beside whether it was at a height at which the corridor has a left and a right
   * @param offset from straight ahead, own widths
   * @param widthPx of the box
   * @param expansion d(ln w)/dt, 1/s, or NaN
   */
  record Sighting(
      MediaTime time,
      boolean inside,
      boolean beside,
      double offset,
      double widthPx,
      double expansion) {}

  private static final double KEPT_SECONDS = 3;
  private static final int CONTACTS = 3;

  private final Deque<Sighting> sightings = new ArrayDeque<>();
  private final double[] lastContacts = new double[CONTACTS];
  private int contacts;

  void add(Sighting sighting) {
    sightings.addLast(sighting);
    while (sighting.time().secondsSince(sightings.getFirst().time()) > KEPT_SECONDS) {
      sightings.removeFirst();
    }
  }

  /** Takes in how surely this detection shows that it is about to hit us. */
  void addContact(double probability) {
    lastContacts[contacts++ % CONTACTS] = probability;
  }

  /** How surely three detections in a row show it: the least of them. */
  double lastingContact() {
    return Arrays.stream(lastContacts).min().orElseThrow();
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

  /** A line through a value of the last {@code seconds}, over seconds. */
  LineFit trend(double seconds, ToDoubleFunction<Sighting> value) {
    List<Sighting> recent = within(seconds);
    MediaTime origin = recent.get(0).time();
    return LineFit.of(
        recent.stream().mapToDouble(s -> s.time().secondsSince(origin)).toArray(),
        recent.stream().mapToDouble(value).toArray());
  }
}
