package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import java.util.ArrayList;
import java.util.List;

/**
 * Where vehicles are before a fixed camera. One is there from the first on, or it drives in: what a
 * network begins to see where nothing moved is doubted, such as a car that it sees in the marks on
 * a road. What has been believed at a place still is, also while something stands before it. Not
 * thread-safe.
 */
final class VehiclePlaces {

  /** What is seen so soon after the first look has always been there, s. */
  private static final double BEGIN_S = 2;

  /** A vehicle is in its place while it overlaps it this far. */
  private static final double SAME_PLACE = 0.4;

  /** A vehicle moves if regions that move take up this share of its box. */
  private static final double MOVES = 0.15;

  /** A network this sure needs no motion: in the dark, or far away, none may be seen. */
  private static final double SURE = 0.75;

  /** What is left of the confidence of what is doubted. */
  private static final double DOUBT = 0.5;

  /** A place that was empty for so long is forgotten, s. */
  private static final double FORGOTTEN_S = 60;

  /** A vehicle rests while its box overlaps the one it had at first this far. */
  private static final double SAME_REST = 0.7;

  /** After so long at rest a vehicle stands, s. */
  private static final double RESTED_S = 1.5;

  private static final class Place {
    private Box box;
    private double seenS;
    private Box rest;
    private double restS;

    Place(Box box, double nowS) {
      this.box = box;
      this.seenS = nowS;
      this.rest = box;
      this.restS = nowS;
    }

    void see(Box now, double nowS) {
      box = now;
      seenS = nowS;
      if (rest.iou(now) < SAME_REST) {
        rest = now;
        restS = nowS;
      }
    }
  }

  private final List<Place> places = new ArrayList<>();
  private double firstS = Double.NaN;

  /**
   * A vehicle that a network saw, less sure where it cannot be.
   *
   * @param moving regions that move, or moved when somebody last looked
   */
  Detection judged(double nowS, List<Box> moving, Detection vehicle) {
    firstS = Double.isNaN(firstS) ? nowS : firstS;
    places.removeIf(place -> nowS - place.seenS > FORGOTTEN_S);
    for (Place place : places) {
      if (place.box.iou(vehicle.box()) >= SAME_PLACE) {
        place.see(vehicle.box(), nowS);
        return vehicle;
      }
    }
    if (nowS - firstS <= BEGIN_S || vehicle.confidence() >= SURE || moves(vehicle.box(), moving)) {
      places.add(new Place(vehicle.box(), nowS));
      return vehicle;
    }
    return new Detection(
        vehicle.label(), vehicle.box(), (float) (DOUBT * vehicle.confidence()), vehicle.whole());
  }

  /** Whether a vehicle has not moved for a while. */
  boolean stands(double nowS, Box vehicle) {
    return places.stream()
        .anyMatch(place -> place.box.iou(vehicle) >= SAME_PLACE && nowS - place.restS >= RESTED_S);
  }

  private static boolean moves(Box vehicle, List<Box> moving) {
    double shared = 0;
    for (Box region : moving) {
      shared += region.coveredBy(vehicle) * region.areaPx2();
    }
    return shared >= MOVES * vehicle.areaPx2();
  }
}
