package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.ActivityObject;
import io.miharu.eval.actev.ActivityObject.PixelBox;
import io.miharu.eval.actev.ActivityObject.Step;
import io.miharu.eval.actev.scoring.ActevOptions.Boxes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TransformationTest {

  private static Step box(long frame, int x, int y, int width, int height) {
    return new Step(
        frame, Optional.of(new PixelBox(x, y, width, height)), OptionalDouble.of(0.3), false);
  }

  private static Step gone(long frame) {
    return new Step(frame, Optional.empty());
  }

  private static Step sure(long frame, int x, int y, int width, int height) {
    return new Step(
        frame, Optional.of(new PixelBox(x, y, width, height)), OptionalDouble.of(1), false);
  }

  private static List<ActivityObject> transformed(Boxes boxes, ActivityObject... objects) {
    ActivityInstance instance =
        Sample.with(Sample.truth(1, "Closing", Sample.A, 10, 50), 0.5, objects);
    return Transformation.transformed(instance, boxes).objects();
  }

  @Test
  void singleBox_ofSeveralObjects_isOneForEachAndTurned() {
    ActivityObject person =
        new ActivityObject(
            "person", 7, List.of(box(10, 0, 0, 10, 20), box(30, 90, 0, 10, 20), gone(50)));
    ActivityObject car = new ActivityObject("car", 8, List.of(box(20, 5, 5, 1, 2), gone(40)));
    assertEquals(
        List.of(
            // From 0 to 100 across and from 0 to 20 down; the reference exchanges the two.
            new ActivityObject("single_bbox", 7, List.of(sure(10, 0, 0, 20, 100), gone(50))),
            new ActivityObject("single_bbox", 8, List.of(sure(20, 5, 5, 2, 1), gone(40)))),
        transformed(Boxes.SINGLE, person, car));
  }

  @Test
  void singleBoxPerFrame_ofSeveralObjects_isAroundThoseThere() {
    ActivityObject person =
        new ActivityObject("person", 7, List.of(box(10, 0, 0, 10, 10), gone(30)));
    ActivityObject car = new ActivityObject("car", 8, List.of(box(20, 40, 0, 10, 10), gone(50)));
    assertEquals(
        List.of(
            new ActivityObject(
                "single_bbox_per_frame",
                7,
                List.of(
                    sure(10, 0, 0, 10, 10),
                    sure(20, 0, 0, 50, 10),
                    sure(30, 40, 0, 10, 10),
                    gone(50)))),
        transformed(Boxes.SINGLE_PER_FRAME, person, car));
  }

  @Test
  void singleBoxPerFrame_ofABoxFromBeforeTheActivity_beginsWithTheNextStep() {
    ActivityObject early =
        new ActivityObject("person", 7, List.of(box(1, 0, 0, 10, 10), box(40, 5, 0, 10, 10)));
    ActivityObject car = new ActivityObject("car", 8, List.of(box(10, 40, 0, 10, 10), gone(50)));
    assertEquals(
        List.of(sure(10, 40, 0, 10, 10), sure(40, 5, 0, 45, 10), gone(50)),
        transformed(Boxes.SINGLE_PER_FRAME, early, car).get(0).path());
  }

  @Test
  void singleBoxPerFrame_ofOneObject_isThatObject() {
    ActivityObject person = new ActivityObject("person", 7, List.of(box(1, 0, 0, 9, 9), gone(50)));
    assertEquals(
        List.of(
            new ActivityObject("single_bbox_per_frame", 7, List.of(sure(1, 0, 0, 9, 9), gone(50)))),
        transformed(Boxes.SINGLE_PER_FRAME, person));
  }

  @Test
  void index_ofTransformedObjects_hasOneTypeForAll() {
    ActivityIndex index =
        Transformation.index(Sample.activities("Closing"), Boxes.SINGLE_PER_FRAME);
    assertEquals(List.of("single_bbox_per_frame"), index.objectTypes().get("Closing"));
    assertEquals("*single_bbox_per_frame*", index.objectClass("Closing", "single_bbox_per_frame"));
  }
}
