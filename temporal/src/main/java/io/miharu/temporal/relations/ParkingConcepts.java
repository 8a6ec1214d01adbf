package io.miharu.temporal.relations;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import io.miharu.core.Point;
import io.miharu.core.Polygon;
import io.miharu.core.TimeSpan;
import io.miharu.core.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who gets into and out of a car in a parking zone, whether or not the car itself is seen: {@code
 * ends-inside}, {@code starts-inside}.
 *
 * <p>A box is inside when its foot point or its middle is, and {@value #SHARE} of its height is
 * level with the zone: an operator draws a zone around the body of the car, so those who walk
 * behind the car have their feet in it.
 *
 * <p>Whoever comes or goes over the side of the picture does so from or to outside, even where the
 * zone reaches that far. A visit also opens inside with the low edge of a door, wider than tall.
 * Where a passer-by and somebody inside had been one region, they are two visits as soon as both
 * are seen again.
 *
 * <p>Before a car people fall to pieces: glass and paint are as grey as coats, doors hide legs. So
 * one visit to the zone (scaled by 1.2) is a chain of tracks. A track that begins within {@value
 * #NEAR_HEIGHTS} body heights of where another is or was up to {@value #GAP_S} s ago carries on
 * that one's visit; any other opens one. Where somebody else is seen within {@value
 * #MELTED_HEIGHTS} heights of where a visitor was lost, the two had melted into one, and nobody got
 * in.
 *
 * <ul>
 *   <li>ends: a visit of somebody from outside, a person, that ends inside, {@value #GAP_S} s after
 *       its last track was seen there;
 *   <li>starts: a visit that opened inside, by a person who is now outside again and has come 0.5
 *       own heights away.
 * </ul>
 *
 * Each is said once, of the time since the visitor came or went into the car. Nothing is said of
 * visits that were there in the first 2 s of the video.
 */
final class ParkingConcepts implements ConceptFamily {

  static final double GAP_S = 2;
  static final double NEAR_HEIGHTS = 1;
  private static final double SETTLE_S = 2;
  static final double MELTED_HEIGHTS = 0.6;
  private static final double BORDER = 0.03;
  static final double SHARE = 0.4;
  private static final double ENLARGED = 1.2;
  private static final double LEFT_HEIGHTS = 0.5;
  private static final double MIN_INSIDE_S = 1;
  private static final double SPAN_S = 2;

  /** One coming and going, under all the tracks it had. */
  private static final class Visit {
    final boolean fromOutside;
    final MediaTime since;
    final Box firstBox;
    int person;
    double insideSince = Double.NaN;
    Actor lastMember;
    MediaTime lastSeen;
    boolean lastInside;
    boolean told;
    boolean melted;

    Visit(boolean fromOutside, Actor first, MediaTime now) {
      this.fromOutside = fromOutside;
      since = now;
      firstBox = first.firstBox();
      lastMember = first;
      lastSeen = now;
    }
  }

  /** The visits of one zone. */
  private static final class Place {
    final Polygon area;
    private final double top;
    private final double bottom;
    final Map<Integer, Visit> visitOf = new HashMap<>(); // looked up, never listed
    final Map<Integer, Actor> passerOf = new HashMap<>(); // looked up, never listed
    final Set<Integer> beenInside = new HashSet<>(); // looked up, never listed
    final List<Visit> visits = new ArrayList<>();

    Place(Polygon zone) {
      area = Areas.enlarged(zone, ENLARGED);
      top = zone.corners().stream().mapToDouble(Point::y).min().orElseThrow();
      bottom = zone.corners().stream().mapToDouble(Point::y).max().orElseThrow();
    }

    /** Whether a track began inside: also the low edge of a door, before its side is seen. */
    boolean opens(Actor actor) {
      Box box = actor.firstBox();
      boolean low = !actor.isPerson() && box.height() <= box.width();
      return holds(box) || (low && area.contains(new Point((float) box.centreX(), box.top())));
    }

    boolean holds(Box box) {
      double level = Math.min(bottom, box.bottom()) - Math.max(top, box.top());
      return level >= SHARE * box.height()
          && (area.contains(box.foot()) || area.contains(box.centre()));
    }
  }

  private final Map<String, Place> places = new HashMap<>(); // looked up, never listed

  @Override
  public void say(Scene scene) {
    for (Zone zone : scene.zones()) {
      if (zone.kind() == Zone.Kind.PARKING) {
        Place place = places.computeIfAbsent(zone.name(), name -> new Place(zone.area()));
        follow(place, scene);
        tell(place, zone, scene);
      }
    }
  }

  private static void follow(Place place, Scene scene) {
    for (Actor actor : scene.actors()) {
      if (Labels.isStill(actor.label()) || Labels.isCar(actor.label())) {
        continue; // the car that somebody visits, where it is seen after all
      }
      Visit visit = place.visitOf.get(actor.id());
      if (visit == null) {
        Actor before =
            atBorder(actor.firstBox(), scene)
                ? null
                : predecessor(place, actor, scene).orElse(null);
        visit = before == null ? null : place.visitOf.get(before.id());
        if (before != null && before.isPerson()) {
          place.passerOf.put(actor.id(), before);
        }
        if (visit == null) {
          visit =
              new Visit(
                  !place.opens(actor) || atBorder(actor.firstBox(), scene), actor, scene.time());
          place.visits.add(visit);
        }
        place.visitOf.put(actor.id(), visit);
      }
      boolean inside = place.holds(actor.box()) && !atBorder(actor.box(), scene);
      if (inside) {
        place.beenInside.add(actor.id());
      }
      visit = apartFromPasser(place, actor, visit, scene);
      if (inside && Double.isNaN(visit.insideSince)) {
        visit.insideSince = scene.time().seconds();
      }
      if (visit.lastSeen.equals(scene.time()) && visit.lastMember != actor && !visit.lastInside) {
        continue; // another of its tracks is outside in this very frame: that one counts
      }
      if (actor.isPerson() && (inside || visit.person == 0)) {
        visit.person = actor.id();
      }
      visit.melted = false;
      visit.lastMember = actor;
      visit.lastSeen = scene.time();
      visit.lastInside = inside;
    }
  }

  /**
   * The visit of a track inside, which is one of its own as soon as the passer-by, whose visit it
   * seemed to carry on, is seen again outside: the two had been one region.
   */
  private static Visit apartFromPasser(Place place, Actor actor, Visit visit, Scene scene) {
    Actor passer = place.passerOf.get(actor.id());
    if (passer == null
        || !passer.lastShown().equals(scene.time())
        || !passer.state().observed()
        || place.visitOf.get(passer.id()) != visit) {
      return visit;
    }
    boolean passedBy = place.holds(actor.box()) && !place.beenInside.contains(passer.id());
    boolean two = actor.isPerson() && passer.isPerson() && parted(actor, passer);
    if (!passedBy && !two) {
      return visit;
    }
    place.passerOf.remove(actor.id());
    Visit own = new Visit(!place.opens(actor), actor, actor.since());
    place.visits.add(own);
    place.visitOf.put(actor.id(), own);
    visit.lastMember = passer;
    visit.lastInside = false;
    return own;
  }

  private static boolean parted(Actor one, Actor other) {
    return one.box().centre().distance(other.box().centre())
        > NEAR_HEIGHTS * Math.max(one.height(), other.height());
  }

  /** Whether a box stands in a parking zone, of which this family speaks. */
  static boolean isParked(Scene scene, Box box) {
    return scene.zones().stream()
        .filter(zone -> zone.kind() == Zone.Kind.PARKING)
        .anyMatch(zone -> Areas.enlarged(zone.area(), ENLARGED).contains(box.centre()));
  }

  /** Whether it may have come over the border of the picture, into which the zone reaches. */
  private static boolean atBorder(Box box, Scene scene) {
    double margin = BORDER * scene.width();
    return box.left() < margin || box.right() > scene.width() - margin;
  }

  /** The track whose visit a new one carries on. */
  private static Optional<Actor> predecessor(Place place, Actor actor, Scene scene) {
    return scene.known().values().stream()
        .filter(
            other ->
                other.id() != actor.id()
                    && place.visitOf.containsKey(other.id())
                    && scene.time().secondsSince(other.lastShown()) <= GAP_S
                    && apart(other, actor) <= NEAR_HEIGHTS)
        .min(Comparator.comparingDouble(other -> apart(other, actor)));
  }

  /** Distance of the centres, in heights of the taller one. */
  private static double apart(Actor other, Actor newcomer) {
    return other.box().centre().distance(newcomer.firstBox().centre())
        / Math.max(other.height(), newcomer.height());
  }

  private static void tell(Place place, Zone zone, Scene scene) {
    for (Visit visit : List.copyOf(place.visits)) {
      boolean over = scene.time().secondsSince(visit.lastSeen) > GAP_S;
      if (!visit.told && visit.person != 0 && visit.since.seconds() >= SETTLE_S) {
        visit.melted |=
            !over && visit.lastSeen.isBefore(scene.time()) && melted(place, visit, scene);
        if (visit.fromOutside && !visit.melted && over && visit.lastInside && stayed(visit)) {
          say(scene, zone, "ends-inside", visit, visit.lastSeen.seconds() - SPAN_S);
        } else if (!visit.fromOutside && !visit.lastInside && gone(visit) >= LEFT_HEIGHTS) {
          say(scene, zone, "starts-inside", visit, visit.since.seconds());
        }
      }
      if (over) {
        place.visits.remove(visit);
      }
    }
  }

  /** Whether somebody from another visit is where this one was lost. */
  private static boolean melted(Place place, Visit visit, Scene scene) {
    return scene.actors().stream()
        .anyMatch(
            other ->
                place.visitOf.containsKey(other.id())
                    && place.visitOf.get(other.id()) != visit
                    && other.box().centre().distance(visit.lastMember.box().centre())
                        <= MELTED_HEIGHTS * other.height());
  }

  private static boolean stayed(Visit visit) {
    return visit.lastSeen.seconds() - visit.insideSince >= MIN_INSIDE_S;
  }

  private static double gone(Visit visit) {
    return visit.lastMember.box().centre().distance(visit.firstBox.centre())
        / visit.lastMember.height();
  }

  private static void say(Scene scene, Zone zone, String concept, Visit visit, double fromS) {
    visit.told = true;
    MediaTime from = new MediaTime(Math.round(Math.max(0, fromS) * 1e6));
    scene.sayIn(zone, concept, SURE, new TimeSpan(from, scene.time()), visit.person);
  }

  /** A zone is the operator's word; what is left to doubt is who is who. */
  private static final double SURE = 0.8;

  @Override
  public void forget(int track) {
    places
        .values()
        .forEach(
            place -> {
              place.visitOf.remove(track);
              place.passerOf.remove(track);
              place.beenInside.remove(track);
            });
  }
}
