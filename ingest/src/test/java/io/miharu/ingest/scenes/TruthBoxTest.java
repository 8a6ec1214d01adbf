package io.miharu.ingest.scenes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.Point;
import io.miharu.core.Track;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Takes every actor out of a picture: its box must hold the pixels that change, tightly. */
class TruthBoxTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6, 11})
  void boxes_coverWhatChangesWhenTheActorIsRemoved(int index) {
    check(SceneCatalogue.surveillance(1).get(index), 97);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8})
  void boxes_ofADrive_coverWhatChangesWhenTheActorIsRemoved(int index) {
    check(SceneCatalogue.dashcam(1).get(index), 40);
  }

  private static void check(Scene scene, int step) {
    Painter painter = new Painter(scene.stage(), 640, 360);
    int boxes = 0;
    for (Track track : scene.tracks()) {
      Actor actor = scene.stage().actors().get(track.id() - 1);
      for (int i = step / 2; i < track.points().size(); i += step) {
        Track.Point point = track.points().get(i);
        double time = point.time().seconds();
        int[] with = painter.paint(time, any -> true, false).pixels.clone();
        int[] without = painter.paint(time, any -> any != actor, false).pixels;
        Extent changed = new Extent();
        Box near = point.box().padded(1.5);
        int inside = 0;
        int outside = 0;
        for (int pixel = 0; pixel < with.length; pixel++) {
          int row = pixel / 640;
          int column = pixel % 640;
          if (with[pixel] != without[pixel]) {
            changed.include(column, row, column + 1, row + 1);
          }
          if (contrast(with[pixel], without[pixel]) > 24) {
            if (near.contains(new Point(column + 0.5f, row + 0.5f))) {
              inside++;
            } else {
              outside++;
            }
          }
        }
        Box all = changed.box().orElseThrow().padded(2);
        String where =
            "%s, track %d at %s: box %s, all changes within %s, %d px inside and %d px outside"
                .formatted(scene, track.id(), point.time(), near, all, inside, outside);
        // Slivers between two things that hide an actor may lie outside.
        assertTrue(outside <= Math.max(10, 0.05 * (inside + outside)), where);
        assertTrue(point.box().coveredBy(all) > 0.999, where);
        boxes++;
      }
    }
    assertTrue(boxes > 5, scene + ": too few boxes compared");
  }

  private static int contrast(int a, int b) {
    return Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF))
        + Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF))
        + Math.abs((a & 0xFF) - (b & 0xFF));
  }
}
