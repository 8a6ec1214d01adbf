package io.miharu.ingest.scenes;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A scene as a world in metres: who plays in it, before what, in which light, and from where it is
 * seen. Immutable once built.
 *
 * @param camera where the camera is at a moment
 * @param fixed whether the camera and the backdrop never change, so one picture of it serves all
 * @param backdrop makes the backdrop, which may hold prepared pictures and belongs to one painter
 * @param noise σ of the sensor in grey levels
 */
record Stage(
    DoubleFunction<Camera> camera,
    boolean fixed,
    Supplier<Backdrop> backdrop,
    Sun sun,
    double noise,
    List<Actor> actors) {

  Stage {
    actors = List.copyOf(actors);
  }

  /** The same seen by another camera. */
  Stage seenBy(UnaryOperator<Camera> other) {
    return new Stage(time -> other.apply(camera.apply(time)), fixed, backdrop, sun, noise, actors);
  }

  /**
   * Who is there at a moment, the farthest first, so that painting in turn hides what is hidden.
   */
  List<Actor> order(double time, Camera seen) {
    List<Actor> left = new ArrayList<>();
    List<Footprint> prints = new ArrayList<>();
    for (Actor actor : actors) {
      if (actor.present(time)) {
        // Far to near by distance first; pairs that distance misjudges are put right below.
        Footprint print = actor.footprint(time);
        int place = 0;
        while (place < left.size() && prints.get(place).distance(seen) >= print.distance(seen)) {
          place++;
        }
        left.add(place, actor);
        prints.add(place, print);
      }
    }
    List<Actor> ordered = new ArrayList<>(left.size());
    while (!left.isEmpty()) {
      int next = 0;
      for (int i = 0; i < left.size(); i++) {
        if (behindAll(i, prints, seen)) {
          next = i;
          break;
        }
      }
      ordered.add(left.remove(next));
      prints.remove(next);
    }
    return ordered;
  }

  private static boolean behindAll(int i, List<Footprint> prints, Camera seen) {
    for (int j = 0; j < prints.size(); j++) {
      if (j != i && prints.get(i).inFrontOf(prints.get(j), seen)) {
        return false;
      }
    }
    return true;
  }
}
