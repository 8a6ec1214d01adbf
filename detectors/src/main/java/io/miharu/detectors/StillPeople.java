package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Doubts persons who have never moved since they were first seen: a small network takes posts and
 * hydrants for people, and people who live move, at least a little. For a fixed camera; not
 * thread-safe.
 */
final class StillPeople {

  /** A person is in a place while the box overlaps it this far. */
  private static final double SAME_PLACE = 0.5;

  /** What moves is the person's own if it lies in the box this far: who passes by is larger. */
  private static final double OWN = 0.5;

  /** And is this share of the box at least. */
  private static final double LEAST = 0.1;

  /** A network this sure needs no motion. */
  private static final double SURE = 0.75;

  /** What is left of the confidence of what is doubted. */
  private static final double DOUBT = 0.5;

  /** A place where nobody was seen for so long is forgotten, s. */
  private static final double FORGOTTEN_S = 10;

  /** Who falls is in a place that overlaps the last one this little, so soon after, s. */
  private static final double TOUCHES = 0.1;

  private static final double MOMENT_S = 1;

  /** And is this share of his height long: what is shorter has been put down. */
  private static final double LEAST_LENGTH = 0.4;

  /** After so long all that stands in the picture has been seen, s. */
  private static final double KNOWN_S = 3;

  private static final class Place {
    private Box box;
    private double seenS;
    private boolean moved;

    Place(Box box) {
      this.box = box;
    }
  }

  private final List<Place> places = new ArrayList<>();

  /** When the first look was; NaN before it. */
  private double sinceS = Double.NaN;

  /**
   * Notes a look of the memory of the scene.
   *
   * @param persons whom a network saw, surest first
   * @param moving what moves
   */
  void note(double nowS, List<Box> persons, List<Box> moving) {
    sinceS = Double.isNaN(sinceS) ? nowS : sinceS;
    places.removeIf(place -> nowS - place.seenS > FORGOTTEN_S);
    for (Box person : persons) {
      Place place = nearest(person);
      if (place == null) {
        place = new Place(person);
        place.moved = comesFromMover(person, nowS) || appears(person, moving, nowS);
        places.add(place);
      }
      place.box = person;
      place.seenS = nowS;
      place.moved = place.moved || moves(person, moving);
    }
  }

  private @Nullable Place nearest(Box person) {
    Place nearest = null;
    double overlap = SAME_PLACE;
    for (Place place : places) {
      double iou = place.box.iou(person);
      if (iou >= overlap) {
        nearest = place;
        overlap = iou;
      }
    }
    return nearest;
  }

  /**
   * Whether somebody who moved has fallen into a new place a moment ago. Where somebody upright is
   * seen beside him, that is somebody else, or nobody.
   */
  private boolean comesFromMover(Box person, double nowS) {
    return !PersonBoxes.isUpright(person)
        && places.stream()
            .anyMatch(place -> hasJustMoved(place, person, nowS) && isLong(person, place.box));
  }

  /**
   * Whether somebody is seen for the first time in what moves: a post was there from the start.
   * Beside who moves in it he is that one, seen twice, or what that one has put down.
   */
  private boolean appears(Box person, List<Box> moving, double nowS) {
    return nowS - sinceS > KNOWN_S
        && places.stream().noneMatch(place -> hasJustMoved(place, person, nowS))
        && moving.stream().anyMatch(region -> PersonBoxes.isInside(person, region));
  }

  private static boolean isLong(Box person, Box before) {
    return Math.max(person.width(), person.height()) >= LEAST_LENGTH * before.height();
  }

  private static boolean hasJustMoved(Place place, Box person, double nowS) {
    return place.moved && nowS - place.seenS <= MOMENT_S && place.box.iou(person) >= TOUCHES;
  }

  private static boolean moves(Box person, List<Box> moving) {
    double own = 0;
    for (Box region : moving) {
      own += region.coveredBy(person) >= OWN ? region.areaPx2() : 0;
    }
    return own >= LEAST * person.areaPx2();
  }

  /** How sure one may be of a person whom a network saw, [0, 1]. */
  double confidence(Detection person) {
    if (person.confidence() >= SURE) {
      return person.confidence();
    }
    Place place = nearest(person.box());
    boolean believed = place == null || place.moved;
    return believed ? person.confidence() : DOUBT * person.confidence();
  }
}
