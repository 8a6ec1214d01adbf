package io.miharu.app.evaluation;

import io.miharu.app.console.UsageException;
import io.miharu.core.ConceptId;
import io.miharu.events.zeroshot.ConceptSelection;
import io.miharu.events.zeroshot.ConceptWeight;
import io.miharu.events.zeroshot.NotScorableException;
import io.miharu.events.zeroshot.SelectionSettings;
import io.miharu.knowledge.Ontology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A MED-like run: for each event, hide its own concept, relate it to the others, draw examples,
 * learn, and rank the judged videos that were not drawn.
 *
 * <p>All rows, judged or not, are the unlabelled background on which the space is fitted; nothing
 * but the drawn examples' labels reaches the learner. Not thread-safe.
 */
final class MedRun {

  private final MedSettings settings;
  private final ForeignScores scores;
  private final EventTruth truth;
  private final Ontology ontology;
  private final EventRelations relations;

  MedRun(
      MedSettings settings,
      ForeignScores scores,
      EventTruth truth,
      Ontology ontology,
      EventRelations relations) {
    this.settings = settings;
    this.scores = scores;
    this.truth = truth;
    this.ontology = ontology;
    this.relations = relations;
    truth.events().forEach(this::check);
  }

  private void check(String name, EventTruth.Judged event) {
    int positives = event.positives().size();
    if (positives <= settings.examples()
        || (settings.examples() > 0 && event.negatives() < settings.negatives())) {
      throw new UsageException(
          "%s has %d positive and %d negative videos; k=%d with %d negatives needs %d and %d, so that one of each kind can be ranked: use fewer examples"
              .formatted(
                  name,
                  positives,
                  event.negatives(),
                  settings.examples(),
                  settings.negatives(),
                  settings.examples() + 1,
                  settings.negatives()));
    }
  }

  /** One result per event of the truth, in rising order of names. */
  List<EventResult> results() throws Exception {
    List<EventResult> results = new ArrayList<>();
    for (Map.Entry<String, EventTruth.Judged> event : truth.events().entrySet()) {
      results.add(result(event.getKey(), event.getValue()));
    }
    return results;
  }

  /** Decisions instead of rankings, one per event. */
  List<FoldRun.Accuracy> accuracies(int folds) throws Exception {
    List<FoldRun.Accuracy> accuracies = new ArrayList<>();
    for (Map.Entry<String, EventTruth.Judged> event : truth.events().entrySet()) {
      List<Integer> visible = visible(event.getKey());
      EventSpace space = EventSpace.of(scores, visible, concepts(event.getKey(), visible), false);
      accuracies.add(
          new FoldRun(settings, folds)
              .accuracy(event.getKey(), event.getValue(), space, rows(event.getValue())));
    }
    return accuracies;
  }

  private int[] rows(EventTruth.Judged event) throws Exception {
    List<String> videos = event.videos();
    int[] rows = new int[videos.size()];
    for (int v = 0; v < rows.length; v++) {
      rows[v] = scores.row(videos.get(v));
    }
    return rows;
  }

  private List<Integer> visible(String name) throws Exception {
    ConceptId own = ForeignScores.idOf(name, Path.of("truth"));
    List<Integer> visible = new ArrayList<>();
    for (int c = 0; c < scores.ids().size(); c++) {
      if (!settings.hideOwnConcept() || !scores.ids().get(c).equals(own)) {
        visible.add(c);
      }
    }
    return visible;
  }

  private EventResult result(String name, EventTruth.Judged event) throws Exception {
    List<Integer> visible = visible(name);
    List<ConceptWeight> concepts = concepts(name, visible);
    return rank(
        name, event, EventSpace.of(scores, visible, concepts, settings.feedback()), concepts);
  }

  private List<ConceptWeight> concepts(String event, List<Integer> visible)
      throws NotScorableException, Exception {
    Set<ConceptId> ids = Set.copyOf(visible.stream().map(scores.ids()::get).toList());
    return new ConceptSelection(SelectionSettings.BROAD)
        .select(
            event,
            relations.of(event).stream().filter(one -> ids.contains(one.concept())).toList(),
            Set.of(),
            ontology);
  }

  private EventResult rank(
      String name, EventTruth.Judged event, EventSpace space, List<ConceptWeight> concepts)
      throws Exception {
    List<String> videos = event.videos();
    int[] rows = rows(event);
    List<Integer> positives = new ArrayList<>();
    List<Integer> negatives = new ArrayList<>();
    for (int v = 0; v < rows.length; v++) {
      (event.positives().contains(videos.get(v)) ? positives : negatives).add(v);
    }
    int k = settings.examples();
    int seeds = k == 0 ? 1 : settings.seeds();
    double hybrid = 0;
    double zero = 0;
    double few = k == 0 ? Double.NaN : 0;
    List<Ranking> rankings = new ArrayList<>();
    double[] byRelations = space.zeroShot();
    for (int seed = 0; seed < seeds; seed++) {
      List<Integer> shown = drawn(positives, k, seed);
      List<Integer> others = drawn(negatives, k == 0 ? 0 : settings.negatives(), seed);
      List<Integer> left = new ArrayList<>(positives);
      left.addAll(negatives);
      left.removeAll(shown);
      left.removeAll(others);
      Collections.sort(left);
      double[] both = byRelations;
      if (k > 0) {
        List<Integer> shownRows = shown.stream().map(v -> rows[v]).toList();
        List<Integer> otherRows = others.stream().map(v -> rows[v]).toList();
        both = space.hybrid(shownRows, otherRows);
        double[] alone = space.fewShot(shownRows, otherRows);
        few += ranking(seed, left, rows, alone, event).averagePrecision() / seeds;
      }
      Ranking ranking = ranking(seed, left, rows, both, event);
      rankings.add(ranking);
      hybrid += ranking.averagePrecision() / seeds;
      zero += ranking(seed, left, rows, byRelations, event).averagePrecision() / seeds;
    }
    return new EventResult(name, positives.size(), hybrid, zero, few, concepts, rankings);
  }

  private static List<Integer> drawn(List<Integer> from, int many, int seed) {
    List<Integer> shuffled = new ArrayList<>(from);
    Collections.shuffle(shuffled, new Random(seed));
    return List.copyOf(shuffled.subList(0, many));
  }

  private static Ranking ranking(
      int seed, List<Integer> left, int[] rows, double[] byRow, EventTruth.Judged event) {
    List<String> videos = left.stream().map(event.videos()::get).toList();
    double[] scores = left.stream().mapToDouble(v -> byRow[rows[v]]).toArray();
    boolean[] holds = new boolean[scores.length];
    for (int i = 0; i < holds.length; i++) {
      holds[i] = event.positives().contains(videos.get(i));
    }
    return Ranking.of(seed, videos, scores, holds);
  }
}
