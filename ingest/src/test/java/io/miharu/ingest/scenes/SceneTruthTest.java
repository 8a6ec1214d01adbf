package io.miharu.ingest.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.EventTruth;
import io.miharu.core.Track;
import io.miharu.core.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at the true boxes alone: what is staged is there, and nothing else is. */
class SceneTruthTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void catalogue_hasEveryEventAtLeastTwice(long seed) {
    Map<String, Integer> counts = new TreeMap<>();
    double seconds = 0;
    for (Scene scene : SceneCatalogue.surveillance(seed)) {
      seconds += scene.frames() / scene.rate();
      for (EventTruth event : scene.events()) {
        counts.merge(event.event().value(), 1, Integer::sum);
        assertTrue(event.span().seconds() >= 2.5, scene + ": " + event);
        assertTrue(event.span().start().seconds() >= 8, scene + ": " + event);
      }
    }
    assertTrue(seconds >= 600, "needs ten minutes, has " + seconds);
    assertEquals(10, counts.size(), counts.toString());
    assertTrue(counts.values().stream().allMatch(count -> count >= 2), counts.toString());
    assertTrue(counts.values().stream().mapToInt(count -> count).sum() >= 24, counts.toString());
    counts.clear();
    for (Scene scene : SceneCatalogue.dashcam(seed)) {
      scene.events().forEach(event -> counts.merge(event.event().value(), 1, Integer::sum));
    }
    assertEquals(5, counts.size(), counts.toString());
    assertTrue(counts.values().stream().allMatch(count -> count >= 2), counts.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void surveillance_everyoneElse_meetsNoEventsDefinition(long seed) {
    for (Scene scene : SceneCatalogue.surveillance(seed)) {
      List<Track> people =
          scene.tracks().stream().filter(track -> track.label().equals(Person.LABEL)).toList();
      for (Track person : people) {
        String who = "seed %d, %s, track %d".formatted(seed, scene, person.id());
        if (!takesPart(scene, "running", person)) {
          assertTrue(fastest(person) < 1.3, who + " is as fast as a runner: " + fastest(person));
        } else {
          assertTrue(fastest(person) > 1.5, who + " runs too slowly: " + fastest(person));
        }
        if (!takesPart(scene, "fall", person)) {
          assertTrue(widest(person) < 1.1, who + " seems to lie");
        } else {
          assertTrue(widest(person) > 1.2, who + " never lies");
        }
        if (!takesPart(scene, "loitering", person)) {
          assertTrue(straightest(person) >= 0.2, who + " walks up and down");
        } else {
          assertTrue(straightest(person) < 0.2, who + " does not walk up and down");
        }
        zones(scene, person, who);
      }
      gatherings(scene, people, seed);
    }
  }

  private static boolean takesPart(Scene scene, String event, Track track) {
    return scene.events().stream()
        .anyMatch(
            truth -> truth.event().value().equals(event) && truth.tracks().contains(track.id()));
  }

  /** Largest speed over one second, in own heights per second, away from the picture's edges. */
  private static double fastest(Track track) {
    double fastest = 0;
    List<Track.Point> points = track.points();
    for (int i = 15; i < points.size(); i++) {
      Track.Point from = points.get(i - 15);
      Track.Point to = points.get(i);
      if (to.frame() - from.frame() == 15 && whole(from.box()) && whole(to.box())) {
        double way =
            Math.hypot(
                to.box().centreX() - from.box().centreX(),
                to.box().centreY() - from.box().centreY());
        double tall = Math.max(from.box().height(), to.box().height());
        if (to.box().height() > to.box().width()) {
          fastest = Math.max(fastest, way / tall);
        }
      }
    }
    return fastest;
  }

  private static boolean whole(Box box) {
    return box.left() > 1 && box.right() < 639 && box.top() > 1 && box.bottom() < 359;
  }

  private static double widest(Track track) {
    return track.points().stream()
        .map(Track.Point::box)
        .filter(SceneTruthTest::whole)
        .mapToDouble(box -> box.width() / box.height())
        .max()
        .orElse(0);
  }

  /** The smallest displacement / path over 30 s, positions taken once a second. */
  private static double straightest(Track track) {
    double least = 1;
    List<Track.Point> points = track.points();
    for (int i = 0; i + 450 < points.size(); i += 15) {
      double path = 0;
      for (int k = i; k < i + 450; k += 15) {
        path += points.get(k).box().foot().distance(points.get(k + 15).box().foot());
      }
      double displacement = points.get(i).box().foot().distance(points.get(i + 450).box().foot());
      least = Math.min(least, displacement / path);
    }
    return least;
  }

  private static void zones(Scene scene, Track person, String who) {
    for (Zone zone : scene.zones()) {
      int inside = 0;
      int against = 0;
      Track.Point before = person.points().get(0);
      for (Track.Point point : person.points()) {
        boolean in = zone.area().contains(point.box().foot());
        inside += in ? 1 : 0;
        if (in && zone.direction().isPresent() && point.frame() > before.frame()) {
          double along =
              (point.box().centreX() - before.box().centreX()) * zone.direction().get().x();
          against += along < 0 ? 1 : 0;
        }
        before = point;
      }
      if (zone.kind() == Zone.Kind.RESTRICTED) {
        boolean staged = takesPart(scene, "intrusion", person);
        assertTrue(staged ? inside >= 60 : inside <= 7, who + " is inside for frames: " + inside);
      }
      if (zone.kind() == Zone.Kind.WATCHED && !takesPart(scene, "loitering", person)) {
        assertTrue(inside < 20 * 15, who + " stays long");
      }
      if (zone.kind() == Zone.Kind.ONE_WAY) {
        boolean staged = takesPart(scene, "wrong-way", person);
        assertTrue(staged ? against >= 30 : against < 15, who + " against: " + against);
      }
    }
  }

  private static void gatherings(Scene scene, List<Track> people, long seed) {
    int running = 0;
    for (long frame = 0; frame < scene.frames(); frame += 15) {
      boolean close = fourTogether(boxesAt(people, frame)) && !gatheringNear(scene, frame);
      running = close ? running + 1 : 0;
      assertTrue(
          running < 4, "seed %d, %s: four people meet at frame %d".formatted(seed, scene, frame));
    }
  }

  private static List<Box> boxesAt(List<Track> people, long frame) {
    List<Box> boxes = new ArrayList<>();
    for (Track person : people) {
      for (Track.Point point : person.points()) {
        if (point.frame() == frame) {
          boxes.add(point.box());
        }
      }
    }
    return boxes;
  }

  /** Whether a staged gathering is less than 4 s away. */
  private static boolean gatheringNear(Scene scene, long frame) {
    double time = Scene.time(frame).seconds();
    return scene.events().stream()
        .anyMatch(
            truth ->
                truth.event().value().equals("gathering")
                    && time > truth.span().start().seconds() - 4
                    && time < truth.span().end().seconds() + 4);
  }

  private static boolean fourTogether(List<Box> boxes) {
    int n = boxes.size();
    for (int a = 0; a < n; a++) {
      for (int b = a + 1; b < n; b++) {
        for (int c = b + 1; c < n; c++) {
          for (int d = c + 1; d < n; d++) {
            if (together(List.of(boxes.get(a), boxes.get(b), boxes.get(c), boxes.get(d)))) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private static boolean together(List<Box> four) {
    double x = 0;
    double y = 0;
    double height = 0;
    for (Box box : four) {
      x += box.foot().x() / 4.0;
      y += box.foot().y() / 4.0;
      height += box.height() / 4;
    }
    for (Box box : four) {
      if (Math.hypot(box.foot().x() - x, box.foot().y() - y) > 2 * height) {
        return false;
      }
    }
    return true;
  }
}
