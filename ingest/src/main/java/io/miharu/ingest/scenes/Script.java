package io.miharu.ingest.scenes;

import io.miharu.core.EventId;
import io.miharu.core.EventTruth;
import io.miharu.core.TimeSpan;
import io.miharu.core.Zone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/**
 * Who plays in a scene and what happens in it, while it is being staged. What happens is said as a
 * condition on time and looked up frame by frame at the end, when everybody's way is known. Not
 * thread-safe.
 */
final class Script {

  private record Happening(String event, DoublePredicate holds, List<Actor> who) {}

  private final String name;
  private final double seconds;
  private final List<Actor> actors = new ArrayList<>();
  private final List<Happening> happenings = new ArrayList<>();

  Script(String name, double seconds) {
    this.name = name;
    this.seconds = seconds;
  }

  <A extends Actor> A add(A actor) {
    actors.add(actor);
    return actor;
  }

  List<Actor> actors() {
    return actors;
  }

  /** An event that lasts from the first to the last frame in which {@code holds}. */
  void happens(String event, DoublePredicate holds, Actor... who) {
    happenings.add(new Happening(event, holds, List.of(who)));
  }

  Scene finish(Scene.Kind kind, long seed, Stage stage, List<Zone> zones) {
    List<EventTruth> events =
        happenings.stream()
            .map(this::truth)
            .sorted(Comparator.comparing(truth -> truth.span().start()))
            .toList();
    return new Scene(name, kind, seconds, seed, stage, zones, events);
  }

  private EventTruth truth(Happening happening) {
    long frames = Math.round(seconds * Scene.RATE);
    long first = frames;
    long last = -1;
    for (long frame = 0; frame < frames; frame++) {
      if (happening.holds.test(Scene.time(frame).seconds())) {
        first = Math.min(first, frame);
        last = frame;
      }
    }
    if (last < 0) {
      throw new AssertionError(name + ": nobody ever sees the staged " + happening.event);
    }
    List<Integer> ids =
        Stream.of(happening.who)
            .flatMap(List::stream)
            .map(actor -> actors.indexOf(actor) + 1)
            .toList();
    return new EventTruth(
        EventId.of(happening.event), new TimeSpan(Scene.time(first), Scene.time(last + 1)), ids);
  }
}
