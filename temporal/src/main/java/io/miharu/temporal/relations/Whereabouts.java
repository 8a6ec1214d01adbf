package io.miharu.temporal.relations;

import io.miharu.core.MediaTime;
import io.miharu.core.Point;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where people stood and walked in the last {@value #KEPT_S} s, also those who left a moment ago.
 * Memory is bounded: four places a second of each.
 */
final class Whereabouts {

  static final double KEPT_S = 10;
  private static final double STEP_S = 0.25;

  private record Place(MediaTime time, Point foot, double height) {}

  private final SortedMap<Integer, Deque<Place>> places = new TreeMap<>();

  void note(Scene scene) {
    for (Actor actor : scene.actors()) {
      if (actor.isPerson() && actor.seenAtLook()) {
        Deque<Place> path = places.computeIfAbsent(actor.id(), id -> new ArrayDeque<>());
        if (path.isEmpty() || scene.time().secondsSince(path.getLast().time()) >= STEP_S) {
          path.add(new Place(scene.time(), actor.box().foot(), actor.height()));
        }
      }
    }
    for (Deque<Place> path : places.values()) {
      while (!path.isEmpty() && scene.time().secondsSince(path.getFirst().time()) > KEPT_S) {
        path.removeFirst();
      }
    }
    places.values().removeIf(Deque::isEmpty);
  }

  /**
   * Who was within one own height of where a thing lies, on the ground.
   *
   * @param thing of less than their height
   */
  SortedSet<Integer> whoWasAt(Actor thing) {
    SortedSet<Integer> who = new TreeSet<>();
    places.forEach(
        (id, path) -> {
          if (path.stream().anyMatch(place -> isAt(place, thing))) {
            who.add(id);
          }
        });
    return who;
  }

  void forget(int track) {
    places.remove(track);
  }

  private static boolean isAt(Place place, Actor thing) {
    return place.height() > thing.box().height()
        && Ground.distancePx(place.foot(), thing.box().foot()) <= place.height();
  }
}
