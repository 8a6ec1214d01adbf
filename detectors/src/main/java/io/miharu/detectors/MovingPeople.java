package io.miharu.detectors;

import static io.miharu.detectors.PersonBoxes.SAME_SHAPE;
import static io.miharu.detectors.PersonBoxes.isPerson;
import static io.miharu.detectors.PersonBoxes.same;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What motion knows of the persons whom a small network sees: a moving region in which it has seen
 * a person lately, or that walks like one, still is that person; a region that one person fills,
 * also one who falls, shows the whole of whom the network sees in pieces; where something as tall
 * as people moves, persons are likelier; and who never moves, or is far shorter than people are
 * there, is doubted. For a fixed camera; not thread-safe.
 */
final class MovingPeople {

  /** What the network names this surely is no matter for motion. */
  static final double NAMED = 0.4;

  /** So sure it must be of somebody in pieces, or who stands somewhere, for it to count. */
  private static final double SEEN = 0.3;

  /** A region that overlaps a vehicle this far is the vehicle, and not what moves before it. */
  static final double VEHICLE_IOU = 0.4;

  /** Less surely a vehicle, a region that was somebody a moment ago still is: who falls. */
  private static final double SURE_VEHICLE = 0.75;

  /** What has more of the area of somebody who is down shows something else. */
  private static final double LOOSE = 2.5;

  /** A person of whom the network is this sure is not a piece of another one. */
  private static final double BESIDE = 0.75;

  /** Height over width of a region that is no more than somebody who lies. */
  private static final double LYING = 0.6;

  /** How much the odds of a person rise where something of a person's shape and height moves. */
  private static final double MOVING_ODDS = 3;

  /** Nobody is so short in any pose, as a share of the height of those who stand there. */
  private static final double SHORTEST = 0.45;

  /** What is left of the network's word for a person who is shorter. */
  private static final double DOUBT = 0.5;

  /** Boxes of a person at two looks that overlap so far show one who does not move, IoU. */
  private static final double AT_REST = 0.8;

  private final NetworkFinder network;
  private final RegionVerdicts verdicts;
  private final StillPeople still = new StillPeople();

  /** What moved, or was put down, at the last look of the memory of the scene. */
  private List<Box> shapes = List.of();

  /** What moved then, as persons where it is. */
  private List<Detection> judged = List.of();

  /** Persons of that look who were there at the look before: who lies, or stands. */
  private List<Detection> resting = List.of();

  /** The regions of that look that have the shape and height of a person. */
  private List<Box> likely = List.of();

  /** Those that one person fills. */
  private List<Box> wholes = List.of();

  /**
   * Nobody is known yet.
   *
   * @param people is asked where the network is unsure; borrowed
   */
  MovingPeople(PeopleDetector people) {
    this.network = new NetworkFinder(new HogFinder(people), this::isLikely);
    this.verdicts = new RegionVerdicts(network);
  }

  private boolean isLikely(Box region) {
    return verdicts.isExpected(region);
  }

  /** How tall a person with feet at {@code footY} is, frame px; NaN before enough were seen. */
  double heightAt(double footY) {
    return verdicts.heightAt(footY);
  }

  /**
   * What the network saw, persons as sure as motion makes them, and without those of whom a region
   * shows more; and the moving regions that it does not name: as persons, where they are, or as
   * what they are.
   *
   * @param moving all that the memory of the scene said
   * @param seen by the network, {@linkplain PersonBoxes#once once}, also of little confidence
   */
  List<Detection> follow(Frame frame, List<Detection> moving, List<Detection> seen) {
    List<Detection> named = seen.stream().filter(one -> one.confidence() >= NAMED).toList();
    List<Box> regions = new ArrayList<>();
    List<Float> confidences = new ArrayList<>();
    for (Detection one : moving) {
      if (one.label().equals(MotionDetector.MOVING_REGION) && !isVehicle(one.box(), named)) {
        regions.add(one.box());
        confidences.add(one.confidence());
      }
    }
    shapes = moving.stream().map(Detection::box).toList();
    List<Detection> sized = sized(seen);
    List<Detection> persons = persons(sized);
    network.saw(persons);
    still.note(
        frame.time().seconds(),
        persons.stream().filter(one -> one.confidence() >= SEEN).map(Detection::box).toList(),
        regions);
    List<Detection> before = judged;
    judged = verdicts.judge(frame, regions, confidences);
    resting = judged.stream().filter(one -> isPerson(one) && wasThere(one, before)).toList();
    likely = regions.stream().filter(this::isLikely).toList();
    wholes = verdicts.persons();
    return join(sized, judged);
  }

  /**
   * The same at a frame at which the memory of the scene has not looked: a region stands for whom
   * the network sees in pieces, as it was a moment ago, and for who rests.
   */
  List<Detection> between(List<Detection> seen) {
    List<Detection> sized = sized(seen);
    List<Detection> persons = persons(sized);
    return join(
        sized,
        judged.stream()
            .filter(PersonBoxes::isPerson)
            .filter(
                region ->
                    resting.contains(region)
                        || persons.stream()
                            .anyMatch(
                                one -> one.confidence() >= SEEN && isPieceOf(one, region.box())))
            .toList());
  }

  private static boolean wasThere(Detection person, List<Detection> before) {
    return before.stream().anyMatch(one -> isPerson(one) && one.box().iou(person.box()) >= AT_REST);
  }

  private List<Detection> join(List<Detection> seen, List<Detection> regions) {
    List<Detection> persons = persons(seen);
    List<Detection> shown = new ArrayList<>();
    for (Detection one : seen) {
      if (!isPerson(one)) {
        shown.add(one);
      } else if (!isPiece(one, persons)) {
        shown.add(isSecond(one, persons) ? one : surer(one, persons));
      }
    }
    List<Detection> all = new ArrayList<>(shown);
    regions.stream()
        .filter(region -> shown.stream().noneMatch(other -> isSaid(region, other)))
        .map(region -> vouched(region, persons))
        .forEach(all::add);
    return all;
  }

  /**
   * What the network saw, less sure of persons who are far too short for one and of whom motion
   * shows no more: a bag that somebody put down, a dog.
   */
  private List<Detection> sized(List<Detection> seen) {
    return seen.stream().map(one -> isPerson(one) && isTooShort(one) ? doubted(one) : one).toList();
  }

  private boolean isTooShort(Detection person) {
    Box box = person.box();
    return person.confidence() < BESIDE
        && Math.max(box.width(), box.height()) < SHORTEST * heightAt(box.bottom())
        && shapes.stream().anyMatch(shape -> shape.iou(box) >= SAME_SHAPE);
  }

  private static Detection doubted(Detection one) {
    return new Detection(one.label(), one.box(), (float) (DOUBT * one.confidence()), one.whole());
  }

  private static List<Detection> persons(List<Detection> seen) {
    return seen.stream().filter(PersonBoxes::isPerson).toList();
  }

  /** Whether the network is surer of another box that shows the same. */
  private static boolean isSecond(Detection person, List<Detection> persons) {
    return persons.stream()
        .anyMatch(
            other -> other.confidence() > person.confidence() && same(other.box(), person.box()));
  }

  /**
   * As sure as motion makes the network, or as the region is that it stands for, of which it is the
   * surest box.
   */
  private Detection surer(Detection person, List<Detection> persons) {
    double seen = still.confidence(person);
    if (likely.stream().anyMatch(region -> region.iou(person.box()) >= SAME_SHAPE)) {
      seen = Odds.times(seen, MOVING_ODDS);
    }
    double sure =
        judged.stream()
            .filter(region -> isPerson(region) && isSaid(region, person))
            .filter(region -> !holdsSurer(region.box(), person, persons))
            .mapToDouble(Detection::confidence)
            .max()
            .orElse(0);
    return new Detection(
        person.label(), person.box(), (float) Math.max(seen, sure), person.whole());
  }

  private static boolean holdsSurer(Box region, Detection person, List<Detection> persons) {
    return persons.stream()
        .anyMatch(
            other ->
                other.confidence() > person.confidence()
                    && PersonBoxes.isInside(other.box(), region));
  }

  /** What moves as a person and has the network's word is judged as what the network sees. */
  private static Detection vouched(Detection region, List<Detection> persons) {
    boolean seen =
        isPerson(region)
            && persons.stream()
                .anyMatch(
                    one ->
                        one.confidence() >= NAMED && PersonBoxes.isInside(one.box(), region.box()));
    return seen ? new Detection(region.label(), region.box(), region.confidence()) : region;
  }

  /**
   * Whether a region that one person fills shows more of a person than the network does, or the
   * network a surer box of that person.
   */
  private boolean isPiece(Detection person, List<Detection> persons) {
    return wholes.stream().anyMatch(region -> isOneOfPieces(person, region, persons))
        || isPieceOfRegion(person, persons);
  }

  /**
   * A small network sees who falls, or stands before a car, in two or three boxes at once; the
   * surest tells where. In an upright region boxes apart may be of two people.
   */
  private static boolean isOneOfPieces(Detection one, Box region, List<Detection> persons) {
    return one.confidence() < BESIDE
        && PersonBoxes.isInside(one.box(), region)
        && persons.stream()
            .anyMatch(
                other ->
                    other.confidence() > one.confidence()
                        && PersonBoxes.isInside(other.box(), region)
                        && (!PersonBoxes.isUpright(region) || same(other.box(), one.box())));
  }

  private boolean isPieceOfRegion(Detection person, List<Detection> persons) {
    return wholes.stream()
        .filter(region -> isPieceOf(person, region))
        .anyMatch(
            region ->
                judged.stream().anyMatch(one -> isPerson(one) && one.box().equals(region))
                    || persons.stream().anyMatch(one -> isOtherWhole(one, region, person)));
  }

  private static boolean isOtherWhole(Detection one, Box region, Detection part) {
    return !one.equals(part) && one.box().iou(region) >= SAME_SHAPE;
  }

  private static boolean isPieceOf(Detection person, Box region) {
    Box box = person.box();
    if (PersonBoxes.isUpright(region)) {
      return PersonBoxes.isLowPart(box, region);
    }
    if (person.confidence() < NAMED) {
      return same(box, region) && box.areaPx2() < LOOSE * region.areaPx2();
    }
    return region.height() < LYING * region.width()
        && !(person.confidence() >= BESIDE && PersonBoxes.isUpright(box))
        && PersonBoxes.isInside(box, region);
  }

  /** Whether a region shows what the network shows as well. */
  private static boolean isSaid(Detection region, Detection other) {
    Box box = other.box();
    if (isPerson(other)) {
      return (isPerson(region) && box.iou(region.box()) >= SAME_SHAPE)
          || (other.confidence() >= NAMED && same(box, region.box()));
    }
    // What moves before a car, a person or a door, is not the car.
    return other.confidence() >= NAMED
        && box.iou(region.box()) > VEHICLE_IOU
        && !(isPerson(region) && region.confidence() > other.confidence());
  }

  /** Who lies looks a little like a car; the network must not be surer that it is a person. */
  private boolean isVehicle(Box region, List<Detection> named) {
    return named.stream()
        .filter(one -> region.iou(one.box()) > VEHICLE_IOU)
        .max(Comparator.comparingDouble(Detection::confidence))
        .filter(surest -> !isPerson(surest))
        .filter(surest -> surest.confidence() >= SURE_VEHICLE || !verdicts.wasPerson(region))
        .isPresent();
  }
}
