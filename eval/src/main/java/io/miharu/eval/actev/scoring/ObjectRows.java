package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityObject;
import io.miharu.eval.actev.ActivityObject.Step;
import io.miharu.eval.actev.scoring.ActevScores.ObjectRow;
import io.miharu.eval.actev.scoring.ObjectMatcher.Match;
import io.miharu.eval.actev.scoring.ObjectMatcher.Stretch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists every match of objects in every frame of every pair, as the reference does on demand. */
final class ObjectRows {

  private static final String NONE = "None";

  private final ActivityIndex index;
  private final Optional<ObjectMatcher> matcher;

  ObjectRows(ActivityIndex index, Optional<ObjectMatcher> matcher) {
    this.index = index;
    this.matcher = matcher;
  }

  /** What all pairs of some alignments show together. */
  static ObjectEvidence pooled(List<ActivityAlignment> alignments) {
    ObjectEvidence all = ObjectEvidence.none();
    for (ActivityAlignment alignment : alignments) {
      for (Pair pair : alignment.hits()) {
        all = all.plus(pair.objects().orElseGet(ObjectEvidence::none));
      }
    }
    return all;
  }

  List<ObjectRow> of(String activity, ActivityAlignment alignment) {
    List<ObjectRow> rows = new ArrayList<>();
    for (Pair pair : alignment.hits()) {
      if (matcher.isEmpty()) {
        break;
      }
      for (Stretch stretch : matcher.get().stretches(pair.truth(), pair.system())) {
        for (Match match : stretch.matches()) {
          for (long frame = stretch.first(); frame < stretch.end(); frame++) {
            rows.add(row(activity, pair, frame, match));
          }
        }
      }
    }
    return rows;
  }

  private ObjectRow row(String activity, Pair pair, long frame, Match match) {
    boolean both = match.truth().isPresent() && match.system().isPresent();
    Map<String, Double> components = new LinkedHashMap<>();
    components.put("spatial_intersection-over-union", match.iou());
    components.put("presenceconf_congruence", match.confCongruence());
    return new ObjectRow(
        List.of(
            activity,
            String.valueOf(pair.truth().id()),
            String.valueOf(pair.system().id()),
            String.valueOf(frame),
            match.truth().map(ActivityObject::type).orElse(NONE),
            match.system().map(ActivityObject::type).orElse(NONE),
            match.truth().map(o -> index.objectClass(activity, o.type())).orElse(NONE),
            match.system().map(o -> index.objectClass(activity, o.type())).orElse(NONE),
            both ? "CD" : match.truth().isPresent() ? "MD" : "FA",
            match.truth().map(o -> String.valueOf(o.id())).orElse(NONE),
            match.system().map(o -> String.valueOf(o.id())).orElse(NONE),
            match.found().map(ObjectRows::score).orElse(NONE),
            both ? PythonText.of(match.similarity()) : NONE,
            both ? PythonText.json(components) : NONE));
  }

  private static String score(Step step) {
    if (step.presenceConf().isEmpty()) {
      return NONE;
    }
    double conf = step.presenceConf().getAsDouble();
    return step.wholeConf() ? String.valueOf(Math.round(conf)) : PythonText.of(conf);
  }
}
