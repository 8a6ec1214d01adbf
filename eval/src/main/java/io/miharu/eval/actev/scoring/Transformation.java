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
 * Makes one object of all that take part in an activity: those of the activity's types, as one of a
 * type of its own. The box around several has the highest of their scores.
 */
final class Transformation {

  private static final String TYPE = "object";

  private Transformation() {}

  static List<ActivityObject> objects(ActivityIndex index, ActivityInstance instance, Boxes boxes) {
    List<ActivityObject> taking =
        instance.objects().stream()
            .filter(object -> index.takesPart(instance.activity(), object.type()))
            .toList();
    if (boxes == Boxes.EACH || taking.isEmpty()) {
      return taking;
    }
    TreeSet<Long> frames = new TreeSet<>();
    taking.forEach(object -> object.path().forEach(step -> frames.add(step.frame())));
    int[] at = new int[taking.size()];
    List<Step> path = new ArrayList<>();
    for (long frame : frames) {
      path.add(around(frame, stepsAt(taking, at, frame)));
    }
    if (boxes == Boxes.SINGLE) {
      Step all = around(path.get(0).frame(), path);
      path.replaceAll(
          step ->
              step.box().isEmpty()
                  ? step
                  : new Step(step.frame(), all.box(), all.presenceConf(), all.wholeConf()));
    }
    return List.of(new ActivityObject(TYPE, 1, path));
  }

  private static List<Step> stepsAt(List<ActivityObject> objects, int[] at, long frame) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      List<Step> path = objects.get(i).path();
      while (at[i] < path.size() && path.get(at[i]).frame() <= frame) {
        at[i]++;
      }
      if (at[i] > 0) {
        steps.add(path.get(at[i] - 1));
      }
    }
    return steps;
  }

  private static Step around(long frame, List<Step> steps) {
    Optional<PixelBox> box = Optional.empty();
    OptionalDouble conf = OptionalDouble.empty();
    boolean whole = false;
    for (Step step : steps) {
      if (step.box().isEmpty()) {
        continue;
      }
      PixelBox next = step.box().get();
      box = Optional.of(box.map(known -> around(known, next)).orElse(next));
      double score = step.presenceConf().orElse(Double.NEGATIVE_INFINITY);
      if (step.presenceConf().isPresent() && score > conf.orElse(Double.NEGATIVE_INFINITY)) {
        conf = step.presenceConf();
        whole = step.wholeConf();
      }
    }
    return new Step(frame, box, conf, whole);
  }

  private static PixelBox around(PixelBox a, PixelBox b) {
    int left = Math.min(a.x(), b.x());
    int top = Math.min(a.y(), b.y());
    int right = Math.max(a.x() + a.width(), b.x() + b.width());
    int bottom = Math.max(a.y() + a.height(), b.y() + b.height());
    return new PixelBox(left, top, right - left, bottom - top);
  }
}
