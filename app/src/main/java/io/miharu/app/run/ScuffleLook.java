package io.miharu.app.run;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.Pose;
import io.miharu.temporal.scuffle.PeopleUnrest;
import io.miharu.temporal.scuffle.PersonSight;
import io.miharu.temporal.scuffle.Scuffle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Measures what {@link Scuffle} asks for: of the people in the picture, by {@link PeopleUnrest}.
 * Some twelve times per second of video it looks at the skeletons of the {@value #MAX_POSES} surest
 * people; people as they were detected, not as they are tracked. Not thread-safe.
 */
public final class ScuffleLook {

  static final int MAX_POSES = 10;
  private static final ConceptId PERSON = ConceptId.of("person");

  /** A camera that pans faster than this many picture widths per second changes every box. */
  static final double PAN = 0.075;

  private static final int REACH = PeopleUnrest.NAMES.indexOf("reach");

  private final PeopleUnrest unrest = new PeopleUnrest();
  private final CameraPan pan = new CameraPan();
  private final Scuffle scuffle = new Scuffle();
  private OptionalDouble probability = OptionalDouble.empty();
  private List<PersonSight> last = List.of();
  private @Nullable MediaTime lastTime;

  /** Finds a skeleton. */
  @FunctionalInterface
  public interface Skeletons {

    /**
     * @param frame borrowed
     * @param person where somebody is in it
     */
    Pose pose(Frame frame, Box person) throws IOException;
  }

  /** Whether the people of a frame at this time are to be looked at. */
  public boolean isDue(MediaTime time) {
    return unrest.isDue(time);
  }

  /**
   * Looks at the people of a frame in which they are due.
   *
   * @param frame borrowed
   * @param detections all of it, also those of little confidence
   * @param skeletons of whom it is worth it
   */
  public void people(Frame frame, List<Detection> detections, Skeletons skeletons)
      throws IOException {
    List<Detection> people =
        detections.stream()
            .filter(one -> one.label().equals(PERSON))
            .sorted(Comparator.comparing(Detection::confidence).reversed())
            .toList();
    List<PersonSight> sights = new ArrayList<>();
    for (Detection person : people) {
      Optional<Pose> pose =
          sights.size() < MAX_POSES && person.confidence() > PeopleUnrest.POSED
              ? Optional.of(skeletons.pose(frame, person.box()))
              : Optional.empty();
      sights.add(new PersonSight(person.box(), person.confidence(), pose));
    }
    unrest.look(frame.time(), sights);
    pan.look(frame);
    last = List.copyOf(sights);
    lastTime = frame.time();
    probability = judges() ? likely() : OptionalDouble.empty();
  }

  private OptionalDouble likely() {
    double[] values = values().orElseThrow();
    return OptionalDouble.of(scuffle.lively(values) ? scuffle.probability(values) : 0);
  }

  /** The people of a frame, the surest first; none if they were not looked at in it. */
  List<PersonSight> people(MediaTime time) {
    return time.equals(lastTime) ? last : List.of();
  }

  /** That people scuffle, at the last look; empty unless it {@link #judges}. */
  OptionalDouble probability() {
    return probability;
  }

  /** Whether an alert may come of the last look. */
  public boolean alerts() {
    return judges() && values().filter(scuffle::lively).isPresent();
  }

  /** Whether the camera pans, so that what moves in the picture says nothing of people. */
  boolean pans() {
    return pan.speed() > PAN;
  }

  /**
   * Whether anything can be said: a second was seen, the camera does not pan, and of two people or
   * more a wrist of one and nose or shoulders of another.
   */
  boolean judges() {
    return !pans() && values().filter(values -> !Double.isNaN(values[REACH])).isPresent();
  }

  /** What {@link Scuffle#NAMES} says; empty before a second was seen. */
  public Optional<double[]> values() {
    return unrest.ready() ? Optional.of(unrest.values()) : Optional.empty();
  }
}
