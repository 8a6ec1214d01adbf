package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.detectors.motion.MotionDetector;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Persons of whom motion shows only pieces: who stood before the camera when it began is part of
 * the background, and moves in parts as long as that lasts. A network that sees a whole person
 * around such pieces is believed, and the person is followed from then on, also by what moves where
 * the network loses it. Not thread-safe.
 */
final class PiecedPeople {

  /**
   * Of more people at once nobody is followed: a look at every frame costs too much for a crowd.
   */
  private static final int MOST = 4;

  /** So sure must the network be of somebody new, [0, 1]. */
  private static final double SURE = 0.55;

  /** And of somebody who is followed. */
  private static final double KNOWN = 0.3;

  /** Somebody who is followed overlaps the place of the last look this far. */
  private static final double SAME_PLACE = 0.4;

  /** Or has come down inside of it, and still is this large a part of it. */
  private static final double COME_DOWN = 0.8;

  private static final double LEAST_LEFT = 0.2;

  /** What moves is somebody whom the network lost if it overlaps the place this far. */
  private static final double SAME_MOTION = 0.3;

  /** For so long after the network last saw somebody, s. */
  private static final double CARRIED_S = 5;

  /** Least confidence of somebody who is followed. */
  private static final float FOLLOWED = 0.7f;

  /** Somebody of whom nothing is seen for so long is no longer followed, s. */
  private static final double LOST_S = 0.5;

  /** A piece lies inside of the person this far. */
  private static final double INSIDE = 0.6;

  /** And has no more of the person's area: what has more is judged by itself. */
  private static final double PIECE = 0.5;

  /** A person that was seen otherwise overlaps this far, or lies inside and is no piece. */
  private static final double SAME_IOU = 0.3;

  /** So surely somebody must be seen elsewhere for his first place to be empty. */
  private static final double ELSEWHERE = 0.5;

  /** Around somebody, this share of the box's longer side may still be part of him. */
  private static final double MARGIN = 0.08;

  /**
   * A place that somebody has left, at least in part.
   *
   * @param was where the person stood when first seen, px
   * @param is what the person still takes up, px
   */
  record Left(Box was, Box is) {}

  /** Somebody who is followed. */
  private static final class Followed {
    private final Box first;
    private Box box;
    private double namedS;
    private double seenS;

    /** Whether the first place is known to be empty. */
    private boolean gone;

    Followed(Box box, double nowS) {
      this.first = box;
      this.box = box;
      this.namedS = nowS;
      this.seenS = nowS;
    }
  }

  private List<Followed> followed = new ArrayList<>();
  private List<Left> left = List.of();

  /**
   * Whom to believe in.
   *
   * @param seen by the detector of persons and of what moves
   * @param persons whom the network saw, surest first
   */
  List<Detection> judged(double nowS, List<Detection> seen, List<Detection> persons) {
    List<Detection> open = new ArrayList<>(persons);
    left = new ArrayList<>();
    List<Detection> believed = new ArrayList<>();
    for (Followed one : followed) {
      follow(one, nowS, seen, open).ifPresent(believed::add);
    }
    followed.removeIf(one -> nowS - one.seenS > LOST_S || nowS < one.seenS);
    for (Detection person : open) {
      Box box = person.box();
      if (person.confidence() >= SURE
          && inPieces(box, seen)
          && seen.stream().noneMatch(other -> isShown(box, other))
          && followed.stream().noneMatch(other -> other.box.iou(box) > SAME_IOU)) {
        followed.add(new Followed(box, nowS));
        believed.add(person);
      }
    }
    if (followed.size() > MOST) {
      followed.clear();
      left = List.of();
      return List.of();
    }
    return believed;
  }

  /** Somebody who is followed, as seen now, unless somebody else shows the same. */
  private Optional<Detection> follow(
      Followed one, double nowS, List<Detection> seen, List<Detection> open) {
    Box place = one.box;
    Optional<Detection> named =
        open.stream()
            .filter(person -> person.confidence() >= KNOWN && isAt(person.box(), place))
            .max(
                Comparator.comparingDouble(
                    person -> person.confidence() * person.box().iou(place)));
    if (named.isPresent()) {
      open.remove(named.get());
      one.namedS = nowS;
      leave(one, named.get());
    }
    Optional<Detection> now =
        named.isPresent() || nowS - one.namedS > CARRIED_S ? named : carried(place, seen);
    if (now.isEmpty()) {
      return now;
    }
    Box box = now.get().box();
    if (seen.stream().anyMatch(other -> isShown(box, other))) {
      // Motion shows the whole person by now, and better than a small network.
      one.seenS = Double.NEGATIVE_INFINITY;
      return Optional.empty();
    }
    one.seenS = nowS;
    one.box = box;
    float sure = Math.max(FOLLOWED, now.get().confidence());
    return Optional.of(new Detection(PeopleDetector.PERSON, box, sure, now.get().whole()));
  }

  /** Notes what somebody has left of the place where he was first seen. */
  private void leave(Followed one, Detection now) {
    if (!one.gone && now.confidence() >= ELSEWHERE) {
      Box box = now.box();
      Box still = box.padded(MARGIN * Math.max(box.width(), box.height()));
      left.add(new Left(one.first, still));
      one.gone = still.iou(one.first) == 0;
    }
  }

  /** The places that were found left at the last look; what is seen there now is background. */
  List<Left> left() {
    return List.copyOf(left);
  }

  private static boolean isAt(Box person, Box place) {
    return person.iou(place) >= SAME_PLACE
        || (person.coveredBy(place) >= COME_DOWN
            && person.areaPx2() >= LEAST_LEFT * place.areaPx2());
  }

  /** What moves where somebody was. */
  private static Optional<Detection> carried(Box place, List<Detection> seen) {
    return seen.stream()
        .filter(one -> one.label().equals(MotionDetector.MOVING_REGION))
        .map(Detection::box)
        .filter(box -> box.iou(place) >= SAME_MOTION)
        .max(Comparator.comparingDouble(place::iou))
        .map(box -> Detection.ofMotion(PeopleDetector.PERSON, box, FOLLOWED));
  }

  /** Whether anybody is followed, who may have moved. */
  boolean any() {
    return !followed.isEmpty();
  }

  /** Whether what was seen is the motion of somebody who is followed, or the hole he left. */
  boolean isMotion(Detection seen) {
    return seen.label().equals(MotionDetector.MOVING_REGION)
        && followed.stream()
            .anyMatch(
                one ->
                    isPiece(seen, one.box)
                        || seen.box().iou(one.box) >= SAME_MOTION
                        || seen.box().coveredBy(one.first) >= INSIDE
                        || isBoth(seen.box(), one));
  }

  /** Whether a region is somebody together with the hole that he left. */
  private static boolean isBoth(Box region, Followed one) {
    return one.box.coveredBy(region) >= COME_DOWN && one.first.coveredBy(region) >= SAME_PLACE;
  }

  private static boolean isPiece(Detection seen, Box person) {
    return seen.label().equals(MotionDetector.MOVING_REGION)
        && seen.box().coveredBy(person) >= INSIDE
        && seen.box().areaPx2() <= PIECE * person.areaPx2();
  }

  private static boolean inPieces(Box person, List<Detection> seen) {
    return seen.stream().anyMatch(one -> isPiece(one, person));
  }

  private static boolean isShown(Box person, Detection other) {
    Box box = other.box();
    return other.label().equals(PeopleDetector.PERSON)
        && (box.iou(person) > SAME_IOU
            || person.coveredBy(box) > INSIDE
            || (box.coveredBy(person) > INSIDE && box.areaPx2() > PIECE * person.areaPx2()));
  }
}
