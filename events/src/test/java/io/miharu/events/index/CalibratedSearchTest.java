package io.miharu.events.index;

import static io.miharu.events.index.SmallIndex.logit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.ConceptId;
import io.miharu.events.calibration.NormalQuantile;
import io.miharu.events.index.ConceptQuery.Term;
import io.miharu.events.zeroshot.Pooling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a score counts for: as the probability it is, or by its rank in the index. */
class CalibratedSearchTest {

  private static final ConceptId CAKE = ConceptId.of("cake");
  private static final ConceptId HAT = ConceptId.of("party-hat");

  @TempDir private Path root;
  private SmallIndex index = new SmallIndex(Path.of(""));

  @BeforeEach
  void place() {
    index = new SmallIndex(root);
  }

  /** Event detection, E8: scaling a detector changes no ranking, and no score either. */
  @Test
  void rank_ofAScaledDetector_isTheSame() throws IOException {
    SplittableRandom random = new SplittableRandom(8);
    float[][] weak = new float[600][2];
    float[][] strong = new float[600][2];
    for (int step = 0; step < 600; step++) {
      int code = random.nextInt(4); // 100 times the raw score stays apart from its neighbours
      weak[step][0] = code / 255f;
      strong[step][0] = Math.min(1, 80 * code / 255f);
      weak[step][1] = random.nextInt(256) / 255f;
      strong[step][1] = weak[step][1];
    }
    ConceptQuery query =
        ConceptQuery.of(Term.of(CAKE, 1, Pooling.MEAN), Term.of(HAT, 0.5, Pooling.MAX));
    SearchSettings windows =
        SearchSettings.DEFAULT.withCalibration(Calibration.RANK).withWindow(5).withLimit(60);
    index.write("a", List.of(CAKE, HAT), weak);
    List<SearchHit> before = index.search(query, windows);
    index.write("a", List.of(CAKE, HAT), strong);
    List<SearchHit> after = index.search(query, windows);
    assertEquals(before.size(), after.size());
    for (int i = 0; i < before.size(); i++) {
      assertEquals(before.get(i).window(), after.get(i).window());
      assertEquals(before.get(i).score(), after.get(i).score());
    }
  }

  @Test
  void rank_amongTheIndexsOwnSteps_isTheNormalQuantile() throws IOException {
    // 750 steps without a hat, 150 at 0.4, 100 at 0.9: mean ranks 375.5, 825.5 and 950.5 of 1,000.
    float[][] rows = new float[1000][1];
    for (int step = 0; step < 250; step++) {
      rows[step][0] = step < 150 ? 0.4f : 0.9f;
    }
    index.write("a", List.of(HAT), rows);
    ConceptQuery query = ConceptQuery.of(Term.of(HAT, 1, Pooling.MEAN));
    SearchSettings ranked = SearchSettings.DEFAULT.withCalibration(Calibration.RANK);
    SearchHit best = index.search(query, ranked.withWindow(10)).get(0);
    assertEquals(NormalQuantile.of(0.95), best.score(), 1e-6);
    SearchHit whole = index.search(query, ranked).get(0);
    double mean =
        0.75 * NormalQuantile.of(0.375)
            + 0.15 * NormalQuantile.of(0.825)
            + 0.1 * NormalQuantile.of(0.95);
    assertEquals(mean, whole.score(), 1e-6);
  }

  /** A detector of ours that sees a person in all steps says so; a foreign one is told by rank. */
  @Test
  void auto_ofOurOwnAndOfForeignScores_isProbabilityAndRank() throws IOException {
    float[][] rows = new float[600][1];
    for (int step = 0; step < 600; step++) {
      rows[step][0] = step < 300 ? 0.9f : 0.95f;
    }
    ConceptQuery query = ConceptQuery.of(Term.of(HAT, 1, Pooling.MEAN));
    SearchSettings windows = SearchSettings.DEFAULT.withWindow(10).withLimit(1);
    index.write("a", List.of(HAT), rows);
    assertEquals(logit(0.95), index.search(query, windows).get(0).score(), 1e-6);
    index.write("a", Origin.of("x", Map.of(Origin.IMPORTED, "x.npy")), List.of(HAT), rows);
    // Mean rank of the better half of 600: 450.5.
    double ranked = NormalQuantile.of(450 / 600.0);
    assertEquals(ranked, index.search(query, windows).get(0).score(), 1e-6);
    try (IndexWriter writer = IndexWriter.open(root, Optional.empty())) {
      writer.merge();
    }
    assertEquals(ranked, index.search(query, windows).get(0).score(), 1e-6);
  }

  @Test
  void rank_isTheSameMergedOrNot() throws IOException {
    ConceptQuery query =
        ConceptQuery.of(
            Term.of(SyntheticTimelines.concept(0), 1, Pooling.MAX),
            Term.of(SyntheticTimelines.concept(3), 1, Pooling.MEAN));
    SearchSettings windows =
        SearchSettings.DEFAULT.withCalibration(Calibration.RANK).withWindow(10);
    try (IndexWriter writer = IndexWriter.open(root.resolve("loose"), Optional.empty())) {
      new SyntheticTimelines(15, 331, 4, 0.2, 7).write(writer);
    }
    try (IndexWriter writer = IndexWriter.open(root.resolve("merged"), Optional.empty())) {
      new SyntheticTimelines(15, 331, 4, 0.2, 7).write(writer);
      writer.merge();
    }
    try (ConceptIndex loose = ConceptIndex.open(root.resolve("loose"));
        ConceptIndex merged = ConceptIndex.open(root.resolve("merged"))) {
      assertEquals(
          new IndexSearch(loose).search(query, windows),
          new IndexSearch(merged).search(query, windows));
    }
  }

  @Test
  void required_conceptNeverSeen_costsTheWholeGateWhateverItsRank() throws IOException {
    float[][] rows = new float[600][2];
    rows[7][0] = 0.9f;
    index.write("a", List.of(CAKE, HAT), rows);
    ConceptQuery query =
        new ConceptQuery(
            List.of(Term.of(CAKE, 1, Pooling.MAX)),
            List.of(),
            List.of(Term.of(HAT, 1, Pooling.MAX)));
    SearchHit hit = index.search(query, SearchSettings.DEFAULT).get(0);
    assertEquals(-6, hit.required().get(0).part().amount(), 1e-9);
  }
}
