package io.miharu.events.index;

import static io.miharu.events.index.SmallIndex.logit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.TimeSpan;
import io.miharu.events.index.ConceptQuery.Term;
import io.miharu.events.zeroshot.Pooling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSearchTest {

  private static final ConceptId CAKE = ConceptId.of("cake");
  private static final ConceptId HAT = ConceptId.of("party-hat");
  private static final ConceptId STADIUM = ConceptId.of("stadium");
  private static final ConceptId CAR = ConceptId.of("car");
  private static final ConceptId POLICE_CAR = ConceptId.of("police-car");

  @TempDir private Path root;
  private SmallIndex index = new SmallIndex(Path.of(""));

  @BeforeEach
  void place() {
    index = new SmallIndex(root);
  }

  @Test
  void score_isTheWeightedMeanOfThePooledLogits() throws IOException {
    index.write(
        "party", List.of(CAKE, HAT, STADIUM), new float[][] {{0.9f, 0, 0.2f}, {0.4f, 0.3f, 0}});
    ConceptQuery query =
        new ConceptQuery(
            List.of(Term.of(CAKE, 1.0, Pooling.MAX), Term.of(HAT, 0.8, Pooling.MEAN)),
            List.of(Term.of(STADIUM, 0.5, Pooling.MAX)),
            List.of());
    SearchHit hit = index.search(query, SearchSettings.DEFAULT).get(0);
    double hats = (-6 + logit(0.3)) / 2;
    double expected = (1.0 * logit(0.9) + 0.8 * hats - 0.5 * logit(0.2)) / (1.0 + 0.8 + 0.5);
    assertEquals(expected, hit.score(), 1e-6);
    double sum = hit.evidence().stream().mapToDouble(seen -> seen.part().amount()).sum();
    assertEquals(hit.score(), sum, 1e-9);
    assertEquals(TimeSpan.ofSeconds(0, 0.5), hit.evidence().get(0).peak().orElseThrow());
  }

  @Test
  void score_ofTheThreeLargest_isTheirMean() throws IOException {
    index.write("a", List.of(CAKE), new float[][] {{0.9f}, {0.1f}, {0.5f}, {0.7f}, {0.2f}});
    SearchHit hit =
        index
            .search(ConceptQuery.of(Term.of(CAKE, 2, Pooling.TOP3)), SearchSettings.DEFAULT)
            .get(0);
    assertEquals((logit(0.9) + logit(0.5) + logit(0.7)) / 3, hit.score(), 1e-6);
  }

  @Test
  void required_conceptThatIsNotSeen_lowersTheScoreByItsLogit() throws IOException {
    index.write("a", List.of(CAKE, HAT), new float[][] {{0.9f, 0.3f}});
    ConceptQuery query =
        new ConceptQuery(
            List.of(Term.of(CAKE, 1, Pooling.MAX)),
            List.of(),
            List.of(Term.of(HAT, 1, Pooling.MAX)));
    SearchHit hit = index.search(query, SearchSettings.DEFAULT).get(0);
    assertEquals(logit(0.9) + logit(0.3), hit.score(), 1e-6);
  }

  @Test
  void concept_whoseDetectorDidNotRun_doesNotCount() throws IOException {
    index.write("a", List.of(CAKE, HAT), new float[][] {{0.9f, Float.NaN}});
    ConceptQuery query =
        ConceptQuery.of(Term.of(CAKE, 1, Pooling.MAX), Term.of(HAT, 1, Pooling.MAX));
    SearchHit hit = index.search(query, SearchSettings.DEFAULT).get(0);
    assertEquals(logit(0.9), hit.score(), 1e-6);
    assertTrue(Double.isNaN(hit.evidence().get(1).part().pooled()));
  }

  @Test
  void policeCar_satisfiesACar() throws IOException {
    index.write("a", List.of(CAR, POLICE_CAR), new float[][] {{0, 0.8f}, {0.6f, 0.1f}});
    Term car = new Term(CAR, List.of(CAR, POLICE_CAR), 1, Pooling.MEAN);
    SearchHit hit = index.search(ConceptQuery.of(car), SearchSettings.DEFAULT).get(0);
    assertEquals((logit(0.8) + logit(0.6)) / 2, hit.score(), 1e-6);
    assertEquals(Optional.of(POLICE_CAR), hit.evidence().get(0).seenAs());
  }

  @Test
  void search_emptyIndex_saysSo() throws IOException {
    IndexWriter.open(root, Optional.empty()).close();
    ConceptQuery query = ConceptQuery.of(Term.of(CAKE, 1, Pooling.MAX));
    Exception refused =
        assertThrows(
            IllegalArgumentException.class, () -> index.search(query, SearchSettings.DEFAULT));
    assertTrue(String.valueOf(refused.getMessage()).contains("no videos yet"), refused.toString());
  }

  @Test
  void search_conceptsNobodyLookedFor_isNotScorable() throws IOException {
    index.write("a", List.of(CAKE), new float[][] {{0.5f}});
    ConceptQuery query = ConceptQuery.of(Term.of(HAT, 1, Pooling.MAX));
    Exception refused =
        assertThrows(
            IllegalArgumentException.class, () -> index.search(query, SearchSettings.DEFAULT));
    assertTrue(String.valueOf(refused.getMessage()).contains("party-hat"), refused.toString());
    assertTrue(String.valueOf(refused.getMessage()).contains("cake"), refused.toString());
  }

  @Test
  void search_nothingSeen_findsNothing() throws IOException {
    index.write("a", List.of(CAKE), new float[][] {{0}, {0}});
    assertEquals(
        List.of(),
        index.search(ConceptQuery.of(Term.of(CAKE, 1, Pooling.MAX)), SearchSettings.DEFAULT));
  }

  /** Merged or not, in windows or whole: what a plain loop over the dense timelines finds. */
  @Test
  void search_ofRandomTimelines_agreesWithAPlainLoop() throws IOException {
    SyntheticTimelines synthetic = new SyntheticTimelines(23, 331, 6, 0.2, 7);
    Path merged = root.resolve("merged");
    Path loose = root.resolve("loose");
    try (IndexWriter writer = IndexWriter.open(merged, Optional.empty())) {
      synthetic.write(writer);
      writer.merge();
      // One is written again, so that what was merged of it must not count.
      new SyntheticTimelines(1, 331, 6, 0.2, 99).write(writer);
    }
    try (IndexWriter writer = IndexWriter.open(loose, Optional.empty())) {
      new SyntheticTimelines(9, 331, 6, 0.2, 7).write(writer);
    }
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 60; round++) {
      ConceptQuery query = PlainSearch.randomQuery(random);
      SearchSettings settings =
          SearchSettings.DEFAULT
              .withLimit(1 + random.nextInt(40))
              .withCalibration(Calibration.PROBABILITY);
      if (round % 2 == 0) {
        settings = settings.withWindow(random.nextInt(1, 40) / 2.0);
      }
      for (Path folder : List.of(merged, loose)) {
        try (ConceptIndex stored = ConceptIndex.open(folder)) {
          PlainSearch.assertAgrees(stored, query, settings, "round " + round);
        }
      }
    }
  }

  @Test
  void without_aConcept_isTheMeanOfTheOthers() throws IOException {
    index.write("a", List.of(CAKE, HAT), new float[][] {{0.9f, 0.3f}});
    ConceptQuery query =
        ConceptQuery.of(Term.of(CAKE, 1, Pooling.MAX), Term.of(HAT, 1, Pooling.MAX));
    SearchHit hit = index.search(query, SearchSettings.DEFAULT).get(0);
    assertEquals(logit(0.3), hit.reckoning().without("cake"), 1e-6);
  }

  /** Event detection, section 6: the largest min(l_A(t1), l_B(t2)) with t1 < t2 <= t1 + within. */
  @Test
  void sequence_isTheBestPairInOrderAndInReach() throws IOException {
    float[][] rows = new float[8][2];
    rows[1] = new float[] {0.9f, 0};
    rows[3] = new float[] {0, 0.8f}; // 2 steps after: in reach of 1 s
    rows[6] = new float[] {0, 0.95f}; // 5 steps after
    index.write("a", List.of(CAKE, HAT), rows);
    Term cake = Term.of(CAKE, 1, Pooling.MAX);
    Term hat = Term.of(HAT, 1, Pooling.MAX);
    assertEquals(logit(0.8), score(new ConceptQuery.Sequence(cake, hat, 1, 1)), 1e-6);
    assertEquals(logit(0.9), score(new ConceptQuery.Sequence(cake, hat, 3, 1)), 1e-6);
    // No hat comes before a cake: the pair has the floor of the one that was not seen.
    assertEquals(-6, score(new ConceptQuery.Sequence(hat, cake, 0.5, 1)), 1e-6);
  }

  private double score(ConceptQuery.Sequence sequence) throws IOException {
    ConceptQuery query =
        new ConceptQuery(
            List.of(Term.of(CAKE, 1, Pooling.MAX)),
            List.of(),
            List.of(),
            List.of(sequence),
            ConceptQuery.Decision.ZERO_SHOT);
    return index.search(query, SearchSettings.DEFAULT).get(0).evidence().get(1).part().pooled();
  }

  @Test
  void onePerVideo_isEachVideosBestWindow() throws IOException {
    try (IndexWriter writer = IndexWriter.open(root, Optional.empty())) {
      new SyntheticTimelines(5, 331, 2, 0.2, 7).write(writer);
    }
    ConceptQuery query = ConceptQuery.of(Term.of(SyntheticTimelines.concept(1), 1, Pooling.MEAN));
    SearchSettings windows = SearchSettings.DEFAULT.withWindow(5).withLimit(1000);
    List<SearchHit> all = index.search(query, windows);
    List<SearchHit> best = index.search(query, windows.withOnePerVideo(true));
    assertEquals(5, best.size());
    for (SearchHit hit : best) {
      SearchHit first =
          all.stream().filter(other -> other.video().equals(hit.video())).findFirst().orElseThrow();
      assertEquals(first, hit);
    }
  }
}
