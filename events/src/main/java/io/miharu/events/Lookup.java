package io.miharu.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A wish that remembers its place, since it is asked for in scene after scene. */
final class Lookup {

  private final Wanted wanted;
  private @Nullable Map<Wanted, Integer> places;
  private int place;

  Lookup(Wanted wanted) {
    this.wanted = wanted;
  }

  Wanted wanted() {
    return wanted;
  }

  /** What answers the wish; null where nothing does. */
  Scene.@Nullable Found in(Scene scene) {
    if (scene.places() != places) {
      places = scene.places();
      place = places.getOrDefault(wanted, -1);
    }
    return place < 0 ? null : scene.found(place);
  }
}
