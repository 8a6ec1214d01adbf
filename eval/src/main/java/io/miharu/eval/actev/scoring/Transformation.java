package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.ActivityObject;
import io.miharu.eval.actev.ActivityObject.PixelBox;
import io.miharu.eval.actev.ActivityObject.Step;
import io.miharu.eval.actev.scoring.ActevOptions.Boxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Replaces the boxes of the objects of an activity by larger ones, of a type of their own and all
 * of score 1. Objects of every type take part.
 *
 * <p>Source: the transformations of ActEV_Scorer 0.5.8, which are not alike: {@code single_bbox}
 * keeps every object and gives it one box for all its time, whose width and height it exchanges;
 * {@code single_bbox_per_frame} makes one object of several, and leaves one alone as it is.
 */
final class Transformation {

  private Transformation() {}

  /** The index that goes with transformed objects: one type for all. */
  static ActivityIndex index(ActivityIndex index, Boxes boxes) {
    return boxes == Boxes.EACH ? index : index.withType(type(boxes), "*" + type(boxes) + "*");
  }

  private static String type(Boxes boxes) {
    return boxes == Boxes.SINGLE ? "single_bbox" : "single_bbox_per_frame";
  }

  static ActivityInstance transformed(ActivityInstance instance, Boxes boxes) {
    return boxes == Boxes.EACH || instance.objects().isEmpty()
        ? instance
        : new ActivityInstance(
            instance.activity(),
            instance.id(),
            instance.file(),
            instance.active(),
            instance.presenceConf(),
            instance.wholeConf(),
            objects(instance, boxes));
  }

  private static List<ActivityObject> objects(ActivityInstance instance, Boxes boxes) {
    List<ActivityObject> objects = instance.objects();
    if (boxes == Boxes.SINGLE) {
      return objects.stream().map(object -> of(object, type(boxes), still(object))).toList();
    }
    ActivityObject first = objects.get(0);
    boolean alone = objects.size() == 1 || instance.active().isEmpty();
    return List.of(of(first, type(boxes), alone ? first.path() : joined(instance)));
  }

  private static ActivityObject of(ActivityObject object, String type, List<Step> path) {
    return new ActivityObject(type, object.id(), path.stream().map(Transformation::sure).toList());
  }

  private static Step sure(Step step) {
    return step.box().isEmpty()
        ? step
        : new Step(step.frame(), step.box(), OptionalDouble.of(1), false);
  }

  /** One box from an object's first step to its last. */
  private static List<Step> still(ActivityObject object) {
    Optional<PixelBox> all = around(object.path());
    if (all.isEmpty()) {
      return object.path();
    }
    // The reference exchanges width and height.
    int width = all.get().height();
    int height = all.get().width();
    PixelBox turned = new PixelBox(all.get().x(), all.get().y(), width, height);
    long last = object.path().get(object.path().size() - 1).frame();
    return List.of(
        new Step(object.path().get(0).frame(), Optional.of(turned)),
        new Step(last, Optional.empty()));
  }

  /** In every frame of the activity the box around all boxes there. */
  private static List<Step> joined(ActivityInstance instance) {
    long begin = instance.active().get(0).first();
    long end = instance.active().get(instance.active().size() - 1).end();
    TreeSet<Long> frames = new TreeSet<>();
    List<ActivityObject> during = new ArrayList<>();
    for (ActivityObject object : instance.objects()) {
      // What an object does before its activity begins is not known to the reference after it.
      List<Step> steps =
          object.path().stream()
              .filter(step -> step.frame() >= begin && step.frame() < end)
              .toList();
      steps.forEach(step -> frames.add(step.frame()));
      during.add(new ActivityObject(object.type(), object.id(), steps));
    }
    List<Step> path = new ArrayList<>();
    for (long frame : frames) {
      Optional<PixelBox> box =
          around(during.stream().flatMap(object -> object.at(frame).stream()).toList());
      Optional<PixelBox> before =
          path.isEmpty() ? Optional.empty() : path.get(path.size() - 1).box();
      if (!box.equals(before)) {
        path.add(new Step(frame, box));
      }
    }
    path.add(new Step(end, Optional.empty()));
    return path;
  }

  private static Optional<PixelBox> around(List<Step> steps) {
    return steps.stream().flatMap(step -> step.box().stream()).reduce(Transformation::around);
  }

  private static PixelBox around(PixelBox a, PixelBox b) {
    int left = Math.min(a.x(), b.x());
    int top = Math.min(a.y(), b.y());
    int right = Math.max(a.x() + a.width(), b.x() + b.width());
    int bottom = Math.max(a.y() + a.height(), b.y() + b.height());
    return new PixelBox(left, top, right - left, bottom - top);
  }
}
