package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.ArrayList;
import java.util.List;

/**
 * Persons whom a small network loses for a moment: a moving region in which somebody has seen a
 * person lately, or that walks like one, still is that person. The network is asked about each
 * region, and a second finder beside it. For a fixed camera; not thread-safe.
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

  private final Witnesses witnesses;
  private final RegionVerdicts verdicts;

  /**
   * Nobody was seen yet.
   *
   * @param second who is asked about regions beside the network
   */
  MovingPeople(PersonFinder second) {
    this.witnesses = new Witnesses(second);
    this.verdicts = new RegionVerdicts(witnesses);
  }

  /** The network, which has looked at the whole frame, and who is asked beside it. */
  private static final class Witnesses implements PersonFinder {

    private final PersonFinder second;
    private List<Detection> persons = List.of();

    Witnesses(PersonFinder second) {
      this.second = second;
    }

    @Override
    public List<Detection> find(Frame frame, Box part, double shortest) {
      List<Detection> found = new ArrayList<>(second.find(frame, part, shortest));
      persons.stream().filter(one -> one.box().coveredBy(part) >= INSIDE).forEach(found::add);
      return Detections.withoutDuplicates(found, SAME_SHAPE);
    }

    @Override
    public double cost(Box part, double shortest) {
      return second.cost(part, shortest);
    }

    @Override
    public double everySeconds() {
      return second.everySeconds();
    }

    @Override
    public double newShare() {
      return second.newShare();
    }
  }

  /** How tall a person with feet at {@code footY} is, frame px; NaN before enough were seen. */
  double heightAt(double footY) {
    return verdicts.heightAt(footY);
  }

  /**
   * What the network saw, persons as sure as what is remembered of the region that has their shape;
   * and the moving regions that it does not name: as persons, where they are, or as what they are.
   *
   * @param moving all that the memory of the scene said
   * @param network all that the network saw, also of little confidence
   */
  List<Detection> follow(Frame frame, List<Detection> moving, List<Detection> network) {
    witnesses.persons = network.stream().filter(MovingPeople::isPerson).toList();
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
    network.forEach(one -> all.add(isPerson(one) ? surer(one) : one));
    all.addAll(unnamed);
    return all;
  }

  /** As sure as what is remembered of the region that has the person's shape. */
  private Detection surer(Detection person) {
    double sure = Math.max(person.confidence(), verdicts.surety(person.box(), SAME_SHAPE));
    return new Detection(person.label(), person.box(), (float) sure, person.whole());
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
