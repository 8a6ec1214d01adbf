package io.miharu.app.run;

import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.Pose;
import io.miharu.detectors.crops.PoseNetwork;
import io.miharu.detectors.motion.MotionStatistics;
import io.miharu.temporal.scuffle.PeopleUnrest;
import io.miharu.temporal.scuffle.PersonSight;
import io.miharu.temporal.scuffle.Scuffle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measures what {@link Scuffle} asks for: of the people in the picture, by {@link PeopleUnrest},
 * and of the picture itself. Some twelve times per second of video it looks at the skeletons of the
 * {@value #MAX_POSES} surest people; people as they were detected, not as they are tracked. Not
 * thread-safe.
 */
public final class ScuffleLook {

  private static final int MAX_POSES = 10;
  private static final ConceptId PERSON = ConceptId.of("person");
  private static final int CONCENTRATION = MotionStatistics.NAMES.indexOf("concentration");

  private final PeopleUnrest unrest = new PeopleUnrest();
  private final MotionStatistics motion = new MotionStatistics();
  private final Scuffle scuffle = new Scuffle();
  private OptionalDouble probability = OptionalDouble.empty();
  private List<PersonSight> last = List.of();

  /**
   * Takes the picture of the next frame.
   *
   * @param frame borrowed
   * @return whether the people of this frame are due to be looked at
   */
  public boolean picture(Frame frame) {
    motion.look(frame);
    last = List.of();
    return unrest.isDue(frame.time());
  }

  /**
   * Looks at the people of a frame in which they are due.
   *
   * @param frame borrowed
   * @param detections all of it, also those of little confidence
   * @param network borrowed
   */
  public void people(Frame frame, List<Detection> detections, PoseNetwork network)
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
              ? Optional.of(network.pose(frame, person.box()))
              : Optional.empty();
      sights.add(new PersonSight(person.box(), person.confidence(), pose));
    }
    unrest.look(frame.time(), sights);
    last = List.copyOf(sights);
    probability = values().stream().mapToDouble(values -> scuffle.probability(values)).findFirst();
  }

  /** The people of the last frame, the surest first; none if they were not due in it. */
  List<PersonSight> people() {
    return last;
  }

  /** That people scuffle, at the last look; empty before a second was seen. */
  OptionalDouble probability() {
    return probability;
  }

  /** What {@link Scuffle#NAMES} says; empty before a second was seen. */
  public Optional<double[]> values() {
    if (!unrest.ready() || !motion.ready()) {
      return Optional.empty();
    }
    double[] people = unrest.values();
    double[] values = Arrays.copyOf(people, people.length + 1);
    values[people.length] = motion.values()[CONCENTRATION];
    return Optional.of(values);
  }
}
