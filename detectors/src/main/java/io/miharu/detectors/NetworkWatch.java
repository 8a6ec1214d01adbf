package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a network sees before a fixed camera, beside a detector of persons and of what moves:
 * vehicles, and persons of whom motion shows only pieces. It is asked as often as they can have
 * changed. While a vehicle drives or such a person is there that is at every look, while something
 * moves that nobody has named {@value #NAMELESS_PER_S} times a second, else once a second; a
 * vehicle that stands is where it was. Borrows the network. Not thread-safe.
 */
final class NetworkWatch {

  static final double NAMELESS_PER_S = 4;

  private static final double AT_LEAST_S = 1;

  /** A little less than due, because time stamps are rounded. */
  private static final double NEARLY = 0.9;

  /** What the network says less surely is not known to be a vehicle. */
  private static final double SURE = 0.4;

  /** What moves, or stands where nothing stood, is the vehicle that it overlaps this far. */
  private static final double SAME_IOU = 0.4;

  private final Detector network;
  private final VehiclePlaces places = new VehiclePlaces();
  private final PiecedPeople people = new PiecedPeople();
  private List<Detection> vehicles = List.of();
  private List<Detection> persons = List.of();
  private List<PiecedPeople.Left> left = List.of();
  private @Nullable MediaTime askedAt;

  NetworkWatch(Detector network) {
    this.network = network;
  }

  /**
   * What was seen, with the vehicles and persons, and without the regions and static things that
   * they are.
   *
   * @param seen by the detector of persons and of what moves
   */
  List<Detection> join(Frame frame, List<Detection> seen) throws IOException {
    double nowS = frame.time().seconds();
    List<Box> nameless =
        seen.stream()
            .filter(one -> one.label().equals(MotionDetector.MOVING_REGION))
            .map(Detection::box)
            .toList();
    left = List.of();
    if (isDue(frame, nowS, nameless)) {
      askedAt = frame.time();
      List<Detection> named = network.detect(frame);
      vehicles =
          named.stream()
              .filter(one -> !one.label().equals(PeopleDetector.PERSON))
              .map(one -> places.judged(nowS, nameless, one))
              .toList();
      persons =
          people.judged(
              nowS,
              seen,
              named.stream().filter(one -> one.label().equals(PeopleDetector.PERSON)).toList());
      left = people.left();
    }
    List<Detection> all = new ArrayList<>(vehicles);
    all.addAll(persons);
    seen.stream().filter(one -> !isVehicle(one) && !people.isMotion(one)).forEach(all::add);
    all.sort(Detections.ORDER);
    return List.copyOf(all);
  }

  /** Places that persons who were taken for background have left, as the last look has shown. */
  List<PiecedPeople.Left> left() {
    return left;
  }

  private boolean isDue(Frame frame, double nowS, List<Box> nameless) {
    MediaTime last = askedAt;
    if (last == null) {
      return true;
    }
    boolean drives =
        vehicles.stream()
            .anyMatch(one -> one.confidence() >= SURE && !places.stands(nowS, one.box()));
    double wait = drives || people.any() ? 0 : nameless.isEmpty() ? AT_LEAST_S : 1 / NAMELESS_PER_S;
    double since = frame.time().secondsSince(last);
    return since < 0 || since >= NEARLY * wait;
  }

  private boolean isVehicle(Detection seen) {
    return !seen.label().equals(PeopleDetector.PERSON)
        && vehicles.stream()
            .anyMatch(one -> one.confidence() >= SURE && one.box().iou(seen.box()) > SAME_IOU);
  }
}
