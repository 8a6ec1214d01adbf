package io.miharu.temporal.relations;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import io.miharu.temporal.habits.Habit;
import io.miharu.temporal.habits.HabitMonitor;
import io.miharu.temporal.habits.HabitMonitor.Sighting;
import io.miharu.temporal.habits.Kind;
import io.miharu.temporal.relations.TrackConceptSettings.Camera;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** A camera past which people, 60 px tall, have walked to the right for twenty minutes. */
class HabitConceptsTest {

  private static HabitMonitor oneWay() {
    HabitMonitor monitor = new HabitMonitor();
    for (int look = 0; look < 20 * 60 * 2; look++) {
      double x = 0.05 * (look % 20);
      Habit walks = new Habit(Kind.PERSON, x, 200 / 360.0, 0, 1.2, 60 / 360.0);
      monitor.observe(
          MediaTime.ofSeconds(look * 0.5), List.of(new Sighting(1000 + look / 20, walks)));
    }
    return monitor;
  }

  private static double unusual(DoubleFunction<Box> walk) {
    TrackConcepts concepts =
        new TrackConcepts(
            TrackConceptSettings.DEFAULT.withCamera(Camera.FIXED), 640, 360, List.of(), oneWay());
    return Film.standing().with("person", walk).play(4, concepts).stream()
        .mapToDouble(scores -> Film.largest(scores, "unusual", 1))
        .max()
        .orElseThrow();
  }

  @Test
  void unusual_walksAsEverybodyDoes_staysBelowAHalf() {
    assertTrue(unusual(t -> Film.person(100 + 72 * t, 200)) < 0.5);
  }

  @Test
  void unusual_walksAgainstTheRest_isSaid() {
    assertTrue(unusual(t -> Film.person(500 - 72 * t, 200)) > 0.5);
  }

  @Test
  void unusual_walksWhereNobodyEverDid_isSaid() {
    assertTrue(unusual(t -> Film.person(100 + 72 * t, 330)) > 0.5);
  }
}
