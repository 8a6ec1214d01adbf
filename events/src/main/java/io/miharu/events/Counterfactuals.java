package io.miharu.events;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.TrackState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What an event's degree would have been had a concept not been seen: the pattern is judged again
 * over the same moments, with every score and track taken out that is such a thing. Soft logic
 * gives an answer below the minimum of a leaf too: "without <em>bag</em> it would be 0.31".
 */
public final class Counterfactuals {

  /**
   * How far a second reading of the same moments may be from the first: a long noisy dwell sums up
   * its window in other cells when it starts at another moment.
   */
  private static final float SAME = 0.005f;

  private Counterfactuals() {}

  /**
   * The largest degree a pattern of the scene has at any of the moments, held or not, without some
   * concepts and their subclasses.
   *
   * @param moments in rising order of time
   */
  public static float degreeWithout(
      EventPattern pattern, List<Moment> moments, ConceptGraph graph, Set<ConceptId> absent) {
    Set<ConceptId> taken = withSubclasses(absent, graph);
    Evaluator root = Evaluators.of(pattern);
    Scene.Indexer indexer = new Scene.Indexer(graph, Evaluators.wishes(pattern));
    float best = 0;
    for (Moment moment : moments) {
      Scene scene = indexer.index(without(moment, taken));
      best = Math.max(best, root.read(new View(scene, List.of())).degree());
    }
    return best;
  }

  /**
   * For each concept that a pattern of the scene asks for, {@link #degreeWithout} it alone.
   *
   * @param moments in rising order of time
   */
  public static Map<ConceptId, Float> withoutEach(
      EventPattern pattern, List<Moment> moments, ConceptGraph graph) {
    Map<ConceptId, Float> without = new TreeMap<>();
    for (Wanted wanted : Evaluators.wishes(pattern)) {
      ConceptId concept = wanted.concept();
      without.put(concept, degreeWithout(pattern, moments, graph, Set.of(concept)));
    }
    return without;
  }

  /**
   * The evidence with every concept that supports it told what would be without it. It stays as it
   * is where the moments do not reach back far enough to find the same degree again.
   *
   * @param degree of the evidence's moment
   * @param moments up to and with that moment
   * @param ids whom the event is about at a moment; empty for the scene
   */
  static Evidence explain(
      EventDefinition definition,
      ConceptGraph graph,
      Evidence evidence,
      float degree,
      List<Moment> moments,
      Function<MediaTime, List<Integer>> ids) {
    Scene.Indexer indexer = new Scene.Indexer(graph, Evaluators.wishes(definition));
    Optional<Reading> again = last(definition, graph, indexer, moments, ids, Set.of());
    if (again.isEmpty() || Math.abs(again.get().degree() - degree) > SAME) {
      return evidence;
    }
    Map<ConceptId, Float> without = new TreeMap<>();
    for (ConceptId concept : supporting(evidence, new TreeSet<>())) {
      last(definition, graph, indexer, moments, ids, Set.of(concept))
          .ifPresent(reading -> without.put(concept, Math.min(reading.degree(), degree)));
    }
    return told(evidence, without);
  }

  /** What is said at the last moment; empty where the event's subject was never there. */
  private static Optional<Reading> last(
      EventDefinition definition,
      ConceptGraph graph,
      Scene.Indexer indexer,
      List<Moment> moments,
      Function<MediaTime, List<Integer>> ids,
      Set<ConceptId> absent) {
    Set<ConceptId> taken = withSubclasses(absent, graph);
    Evaluator root = Evaluators.of(definition, graph);
    Reading reading = null;
    for (Moment moment : moments) {
      List<Integer> subject = ids.apply(moment.time());
      if (!subject.isEmpty() || definition.subject().isEmpty()) {
        Scene scene = indexer.index(without(moment, taken));
        reading = root.read(new View(scene, subject));
      }
    }
    return Optional.ofNullable(reading);
  }

  private static Moment without(Moment moment, Set<ConceptId> taken) {
    if (taken.isEmpty()) {
      return moment;
    }
    List<TrackState> tracks = new ArrayList<>(moment.tracks());
    tracks.removeIf(track -> taken.contains(track.label()));
    List<ConceptScore> scores = new ArrayList<>(moment.scores());
    scores.removeIf(score -> taken.contains(score.concept()));
    return new Moment(moment.time(), tracks, scores);
  }

  /** The concepts with all that satisfies them, for asking only. */
  private static Set<ConceptId> withSubclasses(Set<ConceptId> concepts, ConceptGraph graph) {
    Set<ConceptId> all = new HashSet<>();
    concepts.forEach(concept -> all.addAll(graph.satisfying(concept)));
    return all;
  }

  /** The concepts of the leaves that were seen, without those of what is denied. */
  private static Set<ConceptId> supporting(Evidence evidence, Set<ConceptId> concepts) {
    if (evidence instanceof Evidence.Concept leaf) {
      if (leaf.probability() > 0) {
        concepts.add(leaf.concept());
      }
    } else if (!isDenial(evidence)) {
      evidence.children().forEach(child -> supporting(child, concepts));
    }
    return concepts;
  }

  private static boolean isDenial(Evidence evidence) {
    return evidence instanceof Evidence.Operation operation && operation.op().equals("not");
  }

  private static Evidence told(Evidence evidence, Map<ConceptId, Float> without) {
    if (evidence instanceof Evidence.Concept leaf) {
      Float degree = without.get(leaf.concept());
      return degree == null ? leaf : leaf.withWithout(degree);
    } else if (evidence instanceof Evidence.Operation operation && !isDenial(evidence)) {
      return new Evidence.Operation(
          operation.op(),
          operation.probability(),
          operation.weight(),
          operation.span(),
          operation.children().stream().map(child -> told(child, without)).toList());
    }
    return evidence;
  }
}
