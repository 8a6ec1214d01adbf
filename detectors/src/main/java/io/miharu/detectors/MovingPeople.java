package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.ArrayList;
import java.util.List;

/**
 * Persons whom a small network loses for a moment: a moving region in which it has seen a person
 * lately, or that walks like one, still is that person. The other way round a region that one
 * person fills tells which of the network's boxes show only a part of somebody. For a fixed camera;
 * not thread-safe.
 */
final class MovingPeople {

  /** What the network names this surely is no matter for motion. */
  private static final double NAMED = 0.4;

  /** A region and a person overlap this far, or lie in one another this far, if they are one. */
  private static final double SAME_IOU = 0.3;

  private static final double INSIDE = 0.6;

  /** A region that overlaps a vehicle this far is the vehicle, and not what moves before it. */
  private static final double VEHICLE_IOU = 0.4;

  /** A box that overlaps a region this far tells of the same whole person. */
  private static final double SAME_SHAPE = 0.5;

  /** A box that lies in a surer one this far shows nobody else, whatever its height. */
  private static final double SURROUNDED = 0.85;

  /** What is lower than this share of a person in whose box it lies is a part of the person. */
  private static final double PART_HEIGHT = 0.6;

  private final Witness witness = new Witness();
  private final RegionVerdicts verdicts = new RegionVerdicts(witness);

  /** The network, which has looked at the whole frame already. */
  private static final class Witness implements PersonFinder {

    private List<Detection> persons = List.of();

    @Override
    public List<Detection> find(Frame frame, Box part, double shortest) {
      return Detections.withoutDuplicates(
          persons.stream().filter(one -> one.box().coveredBy(part) >= INSIDE).toList(), SAME_SHAPE);
    }

    @Override
    public double cost(Box part, double shortest) {
      return 0;
    }
  }

  /** How tall a person with feet at {@code footY} is, frame px; NaN before enough were seen. */
  double heightAt(double footY) {
    return verdicts.heightAt(footY);
  }

  /**
   * What the network saw, persons as sure as what is remembered of the region that has their shape,
   * and without pieces of them; and the moving regions that it does not name: as persons, where
   * they are, or as what they are.
   *
   * @param moving all that the memory of the scene said
   * @param network what the network saw {@linkplain #once once}, also of little confidence
   */
  List<Detection> follow(Frame frame, List<Detection> moving, List<Detection> network) {
    List<Detection> persons = network.stream().filter(MovingPeople::isPerson).toList();
    witness.persons = persons;
    List<Detection> named = network.stream().filter(one -> one.confidence() >= NAMED).toList();
    List<Box> regions = new ArrayList<>();
    List<Float> confidences = new ArrayList<>();
    for (Detection one : moving) {
      if (one.label().equals(MotionDetector.MOVING_REGION) && !isVehicle(one.box(), named)) {
        regions.add(one.box());
        confidences.add(one.confidence());
      }
    }
    List<Detection> unnamed = new ArrayList<>();
    for (Detection region : verdicts.judge(frame, regions, confidences)) {
      if (network.stream().noneMatch(other -> isShown(region, other))
          && named.stream().noneMatch(other -> isNamed(region, other))) {
        unnamed.add(region);
      }
    }
    List<Detection> all = new ArrayList<>();
    for (Detection one : network) {
      if (!isPerson(one)) {
        all.add(one);
      } else if (!isPiece(one.box(), persons)) {
        all.add(surer(one));
      }
    }
    all.addAll(unnamed);
    return all;
  }

  /** As sure as what is remembered of the region that has the person's shape. */
  private Detection surer(Detection person) {
    double sure = Math.max(person.confidence(), verdicts.surety(person.box(), SAME_SHAPE));
    return new Detection(person.label(), person.box(), (float) sure, person.whole());
  }

  /**
   * What a network saw without the boxes that show a part of a person of whom it is surer, or more
   * than that person.
   *
   * @return in {@link Detections#ORDER}
   */
  static List<Detection> once(List<Detection> network) {
    List<Detection> kept = new ArrayList<>();
    for (Detection one : network.stream().sorted(Detections.ORDER).toList()) {
      if (!isPerson(one) || kept.stream().noneMatch(surer -> isSaidBy(surer, one))) {
        kept.add(one);
      }
    }
    return kept;
  }

  private static boolean isSaidBy(Detection surer, Detection one) {
    return isPerson(surer) && (isPart(one.box(), surer.box()) || isPart(surer.box(), one.box()));
  }

  private static boolean isPart(Box part, Box whole) {
    return part.coveredBy(whole) > SURROUNDED || isLowPart(part, whole);
  }

  private static boolean isLowPart(Box part, Box whole) {
    return part.coveredBy(whole) > INSIDE && part.height() < PART_HEIGHT * whole.height();
  }

  /** Whether a box is a part of a moving region that one person fills whom the network sees. */
  private boolean isPiece(Box box, List<Detection> persons) {
    for (Box region : verdicts.persons()) {
      if (isLowPart(box, region)
          && persons.stream()
              .map(Detection::box)
              .anyMatch(other -> !other.equals(box) && other.iou(region) >= SAME_SHAPE)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a region that is a person is one that the network doubts. */
  private static boolean isShown(Detection region, Detection doubted) {
    return isPerson(region) && isPerson(doubted) && doubted.box().iou(region.box()) >= SAME_SHAPE;
  }

  private static boolean isPerson(Detection one) {
    return one.label().equals(PeopleDetector.PERSON);
  }

  /** What moves before a car, a person or a door, is not the car. */
  private static boolean isNamed(Detection region, Detection named) {
    return isPerson(named)
        ? same(region.box(), named.box())
        : region.box().iou(named.box()) > VEHICLE_IOU;
  }

  private static boolean isVehicle(Box region, List<Detection> named) {
    return named.stream().anyMatch(one -> !isPerson(one) && region.iou(one.box()) > VEHICLE_IOU);
  }

  private static boolean same(Box one, Box other) {
    return one.iou(other) > SAME_IOU
        || one.coveredBy(other) > INSIDE
        || other.coveredBy(one) > INSIDE;
  }
}
