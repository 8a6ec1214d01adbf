package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which instances of truth and system count, by activity, in the order of {@link
 * Instance#BY_FILE_AND_ID}. Activities of the index without any instance have an empty list.
 *
 * @param scores the range of the system's scores, before any were pruned
 * @param objectScores the same of its objects' scores, also of types that take no part
 */
record Selection(
    SortedMap<String, List<Instance>> truth,
    SortedMap<String, List<Instance>> system,
    ScoreRange scores,
    ScoreRange objectScores) {

  static Selection of(
      ActivityIndex index,
      VideoSet videos,
      ActivityFile truth,
      ActivityFile system,
      ActevOptions options) {
    SortedMap<String, List<Instance>> claimed = counted(index, videos, system, options);
    ScoreRange scores =
        ScoreRange.of(claimed.values().stream().flatMap(List::stream).mapToDouble(Instance::conf));
    ScoreRange objectScores =
        ScoreRange.of(
            claimed.values().stream()
                .flatMap(List::stream)
                .flatMap(instance -> instance.source().objects().stream())
                .flatMap(object -> object.path().stream())
                .filter(step -> step.presenceConf().isPresent())
                .mapToDouble(step -> step.presenceConf().getAsDouble()));
    if (options.prune().isPresent()) {
      double limit = options.prune().getAsDouble() * videos.frames();
      claimed.replaceAll((activity, instances) -> pruned(instances, limit));
    }
    return new Selection(counted(index, videos, truth, options), claimed, scores, objectScores);
  }

  private static SortedMap<String, List<Instance>> counted(
      ActivityIndex index, VideoSet videos, ActivityFile file, ActevOptions options) {
    SortedMap<String, List<Instance>> byActivity = new TreeMap<>();
    index.objectTypes().keySet().forEach(activity -> byActivity.put(activity, new ArrayList<>()));
    for (ActivityInstance instance : file.activities()) {
      Spans selected = videos.selected().get(instance.file());
      List<Instance> list = byActivity.get(instance.activity());
      Spans active = Spans.of(instance.active());
      if (list != null
          && selected != null
          && (options.keepNoScoreRegions() || active.isWithin(selected))) {
        list.add(
            new Instance(
                instance, active, Transformation.objects(index, instance, options.boxes())));
      }
    }
    byActivity.values().forEach(list -> list.sort(Instance.BY_FILE_AND_ID));
    return byActivity;
  }

  /** The best instances that together last no longer than {@code limit} frames; ties stay or go. */
  private static List<Instance> pruned(List<Instance> instances, double limit) {
    List<Instance> best = instances.stream().sorted(Instance.BEST_FIRST).toList();
    OptionalDouble lowest = OptionalDouble.empty();
    double frames = 0;
    for (int i = 0; i < best.size(); i++) {
      frames += best.get(i).active().length();
      if (frames > limit) {
        break;
      }
      if (i + 1 == best.size() || best.get(i + 1).conf() != best.get(i).conf()) {
        lowest = OptionalDouble.of(best.get(i).conf());
      }
    }
    double kept = lowest.orElse(Double.POSITIVE_INFINITY);
    return instances.stream().filter(instance -> instance.conf() >= kept).toList();
  }
}
