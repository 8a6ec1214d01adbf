package io.miharu.eval.actev.scoring;

import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.FileIndex;
import io.miharu.eval.actev.scoring.ActevScores.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scores a system's activities against the true ones.
 *
 * <p>Source: ActEV_Scorer 0.5.8 (NIST), written anew from a description of what it does. Where a
 * defect of it changes a number, ours is right unless {@link ActevOptions#compat}. N-MIDE, pair
 * metrics and alignments depend on which of several best alignments is taken; see {@link
 * ActivityAlignment}.
 *
 * <p>O(n log n) time and memory for n instances, edges and pairs that overlap, as long as few
 * overlap each other. Thread-safe.
 */
public final class ActevScorer {

  private ActevScorer() {}

  /** Scores one system. Instances in other videos or of other activities are left out. */
  public static ActevScores score(
      ActevProtocol protocol,
      ScoringParameters parameters,
      ActivityIndex index,
      FileIndex files,
      ActivityFile truth,
      ActivityFile system,
      ActevOptions options) {
    VideoSet videos = VideoSet.of(files);
    ActivityIndex activities = Transformation.index(index, options.boxes());
    Selection selection = Selection.of(activities, videos, truth, system, options);
    Optional<ObjectMatcher> matcher =
        protocol.scoresObjects()
            ? Optional.of(
                new ObjectMatcher(protocol, parameters, activities, selection.objectScores()))
            : Optional.empty();
    PairKernel kernel = new PairKernel(protocol, parameters, videos, selection.scores(), matcher);
    ActivityScorer scorer =
        new ActivityScorer(
            protocol, parameters, videos, options, kernel, new ObjectRows(activities, matcher));
    List<Activity> scored = new ArrayList<>();
    for (Map.Entry<String, List<Instance>> entry : selection.truth().entrySet()) {
      if (!entry.getValue().isEmpty() || options.keepActivitiesWithoutTruth()) {
        List<Instance> claims = selection.system().getOrDefault(entry.getKey(), List.of());
        scored.add(scorer.score(entry.getKey(), entry.getValue(), claims));
      }
    }
    return new ActevScores(
        protocol,
        parameters,
        scored,
        aggregated(protocol, scorer, scored, activities.objectTypes().size()),
        notes(activities, truth, system, selection, scored));
  }

  private static List<String> notes(
      ActivityIndex activities,
      ActivityFile truth,
      ActivityFile system,
      Selection selection,
      List<Activity> scored) {
    List<String> notes = new ArrayList<>();
    note(notes, "true instances", truth, selection.truth());
    note(notes, "instances of the system", system, selection.system());
    if (system.activities().isEmpty()) {
      notes.add("the system output has no instance: every true instance counts as missed");
    }
    int silent = activities.objectTypes().size() - scored.size();
    if (silent > 0) {
      notes.add(silent + " activities without a true instance are left out; -I scores them too");
    }
    return notes;
  }

  private static void note(
      List<String> notes,
      String what,
      ActivityFile file,
      SortedMap<String, List<Instance>> counted) {
    int all = file.activities().size();
    int left = all - counted.values().stream().mapToInt(List::size).sum();
    if (left > 0) {
      notes.add(
          "%d of %d %s are left out: not in the indexes, beyond the selected frames, or pruned"
              .formatted(left, all, what));
    }
  }

  private static SortedMap<String, Number> aggregated(
      ActevProtocol protocol, ActivityScorer scorer, List<Activity> scored, int activities) {
    SortedMap<String, Number> all = new TreeMap<>();
    Map<String, List<Double>> byMetric = new TreeMap<>();
    for (Activity activity : scored) {
      activity
          .metrics()
          .forEach(
              (metric, value) ->
                  byMetric
                      .computeIfAbsent(metric, name -> new ArrayList<>())
                      .add(value.doubleValue()));
    }
    byMetric.forEach(
        (metric, values) -> {
          if (metric.startsWith("AP@")) {
            // Activities of the index that never happen count as found with precision 0.
            double sum = values.stream().mapToDouble(Double::doubleValue).sum();
            all.put("m" + metric, sum / activities);
          } else {
            all.put("mean-" + metric, ActevScores.mean(values));
          }
        });
    List<ActivityAlignment> alignments =
        scored.stream().map(activity -> activity.detail().alignment()).toList();
    List<Double> nmide =
        alignments.stream().flatMap(alignment -> scorer.nmide(alignment).stream()).toList();
    boolean silent =
        scored.stream().allMatch(activity -> activity.truths() + activity.claims() == 0);
    if (silent) {
      return all; // over nothing at all the reference aggregates nothing
    }
    all.put("n-mide", ActevScores.mean(nmide));
    all.put("n-mide_num_rejected", (int) nmide.stream().filter(value -> value.isNaN()).count());
    if (protocol.objects() == ActevProtocol.Objects.PMISS_AND_MODE) {
      scorer.putPooledMisses(all, ObjectRows.pooled(alignments));
    }
    return all;
  }
}
