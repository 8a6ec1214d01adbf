package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.ActivityObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which instances of truth and system count, by activity, in the order of {@link
 * Instance#BY_FILE_AND_ID}. Activities of the index without any instance have an empty list.
 *
 * @param scores the range of the scores of all instances of the system in the selected frames, also
 *     of activities that are not scored; pruned ones too where activities without truth are kept,
 *     also those outside: so the reference has it
 * @param objectScores the range of its objects' scores, also of types that take no part
 */
record Selection(
    SortedMap<String, List<Instance>> truth,
    SortedMap<String, List<Instance>> system,
    ScoreRange scores,
    ScoreRange objectScores) {

  static Selection of(
      ActivityIndex activities,
      VideoSet videos,
      ActivityFile truth,
      ActivityFile system,
      ActevOptions options) {
    ActivityIndex index = Transformation.index(activities, options.boxes());
    List<ActivityInstance> claimed = transformed(system, options);
    ScoreRange before = scores(claimed);
    if (options.prune().isPresent()) {
      claimed = pruned(claimed, options.prune().getAsDouble() * videos.frames());
    }
    List<ActivityInstance> scored = scored(videos, claimed, options);
    boolean widened = options.prune().isPresent() && options.keepActivitiesWithoutTruth();
    ScoreRange scores =
        widened
            ? new ScoreRange(Math.min(1, before.lowest()), Math.max(0, before.highest()))
            : scores(scored);
    ScoreRange objectScores =
        ScoreRange.of(
            scored.stream()
                .flatMap(instance -> instance.objects().stream())
                .flatMap(object -> object.path().stream())
                .filter(step -> step.presenceConf().isPresent())
                .mapToDouble(step -> step.presenceConf().getAsDouble()));
    return new Selection(
        byActivity(index, scored(videos, transformed(truth, options), options)),
        byActivity(index, scored),
        scores,
        objectScores);
  }

  static List<ActivityInstance> transformed(ActivityFile file, ActevOptions options) {
    return file.activities().stream()
        .map(instance -> Transformation.transformed(instance, options.boxes()))
        .toList();
  }

  private static ScoreRange scores(List<ActivityInstance> instances) {
    return ScoreRange.of(
        instances.stream().mapToDouble(instance -> instance.presenceConf().orElse(0)));
  }

  private static List<ActivityInstance> scored(
      VideoSet videos, List<ActivityInstance> instances, ActevOptions options) {
    return instances.stream()
        .filter(
            instance -> {
              Spans selected = videos.selected().get(instance.file());
              return selected != null
                  && (options.keepNoScoreRegions()
                      || Spans.of(instance.active()).isWithin(selected));
            })
        .toList();
  }

  private static SortedMap<String, List<Instance>> byActivity(
      ActivityIndex index, List<ActivityInstance> instances) {
    SortedMap<String, List<Instance>> byActivity = new TreeMap<>();
    index.objectTypes().keySet().forEach(activity -> byActivity.put(activity, new ArrayList<>()));
    for (ActivityInstance instance : instances) {
      List<Instance> list = byActivity.get(instance.activity());
      if (list != null) {
        List<ActivityObject> taking =
            instance.objects().stream()
                .filter(object -> index.takesPart(instance.activity(), object.type()))
                .toList();
        list.add(new Instance(instance, Spans.of(instance.active()), taking));
      }
    }
    byActivity.values().forEach(list -> list.sort(Instance.BY_FILE_AND_ID));
    return byActivity;
  }

  /**
   * Of every activity the best instances, as long as all of their scores and better ones together
   * are shorter than {@code limit} frames, rounded down. Those outside the selected frames take
   * part.
   */
  static List<ActivityInstance> pruned(List<ActivityInstance> instances, double limit) {
    Map<String, TreeMap<Double, Long>> framesByScore = new TreeMap<>();
    for (ActivityInstance instance : instances) {
      framesByScore
          .computeIfAbsent(
              instance.activity(), activity -> new TreeMap<>(Collections.reverseOrder()))
          .merge(
              instance.presenceConf().orElse(0), Spans.of(instance.active()).length(), Long::sum);
    }
    Map<String, Double> lowest = new TreeMap<>();
    framesByScore.forEach(
        (activity, frames) -> {
          long sum = 0;
          for (Map.Entry<Double, Long> score : frames.entrySet()) {
            sum += score.getValue();
            if (sum < Math.floor(limit)) {
              lowest.put(activity, score.getKey());
            }
          }
        });
    return instances.stream()
        .filter(
            instance ->
                instance.presenceConf().orElse(0)
                    >= lowest.getOrDefault(instance.activity(), Double.POSITIVE_INFINITY))
        .toList();
  }
}
