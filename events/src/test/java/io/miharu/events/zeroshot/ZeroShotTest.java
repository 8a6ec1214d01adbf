package io.miharu.events.zeroshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.events.ConceptGraph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ZeroShotTest {

  private static final double EXACT = 1e-6;
  private static final ConceptId CAKE = ConceptId.of("cake");
  private static final ConceptId HAT = ConceptId.of("party-hat");
  private static final ConceptId ROOM = ConceptId.of("living-room");
  private static final ConceptId STADIUM = ConceptId.of("stadium");
  private static final ConceptId PERSON = ConceptId.of("person");

  /** A police car is a car is a vehicle; everything else is only itself. */
  private static final ConceptGraph GRAPH =
      new ConceptGraph() {
        private final List<String> chain = List.of("police-car", "car", "vehicle");

        @Override
        public boolean satisfies(ConceptId seen, ConceptId wanted) {
          int low = chain.indexOf(seen.value());
          return seen.equals(wanted) || (low >= 0 && low < chain.indexOf(wanted.value()));
        }

        @Override
        public Set<ConceptId> satisfying(ConceptId wanted) {
          Set<ConceptId> all = new TreeSet<>(Set.of(wanted));
          chain.stream().map(ConceptId::of).filter(c -> satisfies(c, wanted)).forEach(all::add);
          return all;
        }

        @Override
        public String label(ConceptId concept, String language) {
          return concept.value();
        }

        @Override
        public Optional<String> phrase(ConceptId concept) {
          return Optional.empty();
        }
      };

  private final ZeroShotScorer scorer = new ZeroShotScorer(GRAPH);

  private static ZeroShotQuery birthday(ConceptId... required) {
    List<ZeroShotQuery.Evidence> evidence = new ArrayList<>();
    double[] weights = {1.0, 0.8, 0.4, -0.5};
    ConceptId[] concepts = {CAKE, HAT, ROOM, STADIUM};
    for (int i = 0; i < 4; i++) {
      evidence.add(
          new ZeroShotQuery.Evidence(ConceptWeight.stated(concepts[i], weights[i]), Pooling.MAX));
    }
    return new ZeroShotQuery(evidence, List.of(required), List.of());
  }

  private static ClipLogits clip(double... logits) {
    Map<ConceptId, double[]> series = new LinkedHashMap<>();
    ConceptId[] concepts = {CAKE, HAT, ROOM, STADIUM, PERSON};
    for (int i = 0; i < logits.length; i++) {
      series.put(concepts[i], new double[] {-6, logits[i]});
    }
    return ClipLogits.of(series);
  }

  @Test
  void score_ofTheMethodsExample_isItsOracle() throws Exception {
    ZeroShotScore score = scorer.score(birthday(), clip(2, -1, 0.5, -2));
    assertEquals(0.888889, score.z0(), EXACT);
    List<Contribution> parts = score.contributions();
    assertEquals(
        List.of("cake", "stadium", "party-hat", "living-room"),
        parts.stream().map(Contribution::name).toList());
    double[] expected = {0.740741, 0.370370, -0.296296, 0.074074};
    for (int i = 0; i < 4; i++) {
      assertEquals(expected[i], parts.get(i).amount(), EXACT);
    }
    assertEquals(1, parts.get(0).step());
  }

  @Test
  void score_aRequirementThatIsNotMet_lowersIt() throws Exception {
    ZeroShotScore score = scorer.score(birthday(PERSON), clip(2, -1, 0.5, -2, -1.5));
    assertEquals(-0.611111, score.z(), EXACT);
  }

  @Test
  void without_aConcept_isTheMeanOfTheOthers() throws Exception {
    ZeroShotScore score = scorer.score(birthday(), clip(2, -1, 0.5, -2));
    double expected = (0.8 * -1 + 0.4 * 0.5 + -0.5 * -2) / (0.8 + 0.4 + 0.5);
    assertEquals(expected, score.without("cake"), 1e-12);
    // Without the hat that was not seen: (2 + 0.2 + 1) / 1.9, which is the largest change.
    ZeroShotScore.Counterfactual most = score.counterfactuals().get(0);
    assertEquals("party-hat", most.name());
    assertEquals((2 + 0.2 + 1) / 1.9 - score.z(), most.change(), 1e-12);
  }

  @Test
  void score_aConceptNobodyLookedFor_countsOnNeitherSide() throws Exception {
    ZeroShotScore score = scorer.score(birthday(), clip(2, -1, Double.NaN, -2));
    // living-room's NaN is at step 1; its step 0 says -6.
    assertEquals((2 - 0.8 + 0.4 * -6 + 1) / 2.7, score.z0(), 1e-12);
    assertEquals((2 - 0.8) / 1.8, scorer.score(birthday(), clip(2, -1)).z0(), 1e-12);
  }

  @Test
  void score_aPoliceCar_isEvidenceOnAVehicle() throws Exception {
    ZeroShotQuery query =
        ZeroShotQuery.of(List.of(ConceptWeight.stated(ConceptId.of("vehicle"), 1)), Pooling.MAX);
    ClipLogits seen = ClipLogits.of(Map.of(ConceptId.of("police-car"), new double[] {-3, 1.25}));
    assertEquals(1.25, scorer.score(query, seen).z());
  }

  @Test
  void score_noConceptOfTheEventLookedFor_isAnErrorAndNoZero() {
    assertThrows(
        NotScorableException.class,
        () -> scorer.score(birthday(), ClipLogits.of(Map.of(PERSON, new double[] {1}))));
  }

  @Test
  void query_thatRequiresWhatItExcludes_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> birthday(STADIUM));
  }

  @Test
  void pooling_ofASeries_isWhatItsNameSays() {
    double[] series = {1, Double.NaN, 5, 3, 4};
    assertEquals(5, Pooling.MAX.pool(series));
    assertEquals((1 + 5 + 3 + 4) / 4.0, Pooling.MEAN.pool(series));
    assertEquals((5 + 3 + 4) / 3.0, Pooling.TOP3.pool(series));
    assertTrue(Double.isNaN(Pooling.MAX.pool(new double[] {Double.NaN})));
    assertEquals(Pooling.MEAN, Pooling.ofKind("place"));
    assertEquals(Pooling.TOP3, Pooling.ofKind("action"));
    assertEquals(Pooling.MAX, Pooling.ofKind("object"));
  }

  @Test
  void sequence_ofTheMethodsExample_isItsOracle() {
    double[] a = {-2, 1.5, .2, -1, -1, -1};
    double[] b = {3, -1, -1, .8, 2, -3};
    assertEquals(0.8, SoftPatterns.then(a, b, 2));
    assertEquals(1.5, SoftPatterns.then(a, b, 3));
  }

  @Test
  void dwell_ofTheMethodsExample_isItsOracle() {
    assertEquals(1.5, SoftPatterns.dwells(new double[] {-1, 2, 1.5, 1.8, -3, 2.2}, 3));
  }

  @Test
  void patterns_workedByHand() {
    double[] a = {2, 1, 3, -1, 2};
    double[] b = {1, 2, 2, 2, -2};
    assertEquals(1, SoftPatterns.overlaps(a, b, 2)); // min of (1, 1, 2, -1, -2), two on end
    assertEquals(2, SoftPatterns.during(a, b, 1)); // at step 2: min(3, min(2, 2, 2))
    // b at step 3 holds with 2, and a after it with 2: min(2, -2); at step 2: min(2, -(-1)) = 1.
    assertEquals(1, SoftPatterns.withoutAfter(b, a, 1));
    assertEquals(2, SoftPatterns.repeats(a, 3, 4, 1)); // peaks 2, 3, 2
    assertEquals(-1, SoftPatterns.mostlyDwells(a, 5)); // nearest rank: the first of five
  }

  @Test
  void selection_dropsVetoedWeakAndAncestors() throws Exception {
    List<Relatedness> related =
        List.of(
            guess("police-car", 0.9),
            guess("vehicle", 0.8),
            guess("cake", 0.7),
            guess("person", 0.1),
            Relatedness.explicit(STADIUM, -0.5));
    List<ConceptWeight> kept =
        new ConceptSelection(SelectionSettings.SPARSE)
            .select("parade", related, Set.of(CAKE), GRAPH);
    assertEquals(
        List.of("police-car", "stadium"), kept.stream().map(w -> w.concept().value()).toList());
    assertEquals(-0.5, kept.get(1).weight());
  }

  @Test
  void selection_withNothingLeft_saysSo() {
    ConceptSelection selection = new ConceptSelection(SelectionSettings.SPARSE);
    NotScorableException refused =
        assertThrows(
            NotScorableException.class,
            () -> selection.select("quilting", List.of(guess("cake", 0.1)), Set.of(), GRAPH));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("quilting cannot be scored"));
  }

  @Test
  void relatedness_statedAsZero_isNotGuessed() {
    Relatedness zero = new Relatedness(CAKE, Optional.of(0.0), 0.9, 0.9, 0.9, 1);
    assertEquals(0, zero.value());
    assertEquals(
        "name 0.90, taxonomy 0.50",
        new Relatedness(CAKE, Optional.empty(), 0.5, 0.9, Double.NaN, 1).sources());
  }

  private static Relatedness guess(String concept, double value) {
    return new Relatedness(
        ConceptId.of(concept), Optional.empty(), value, Double.NaN, Double.NaN, 1);
  }
}
