package io.miharu.events.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.TimeSpan;
import io.miharu.events.calibration.NormalQuantile;
import io.miharu.events.index.ConceptQuery.Term;
import io.miharu.events.zeroshot.Pooling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSearchTest {

  private static final ConceptId CAKE = ConceptId.of("cake");
  private static final ConceptId HAT = ConceptId.of("party-hat");
  private static final ConceptId STADIUM = ConceptId.of("stadium");
  private static final ConceptId CAR = ConceptId.of("car");
  private static final ConceptId POLICE_CAR = ConceptId.of("police-car");
  private static final Origin ORIGIN = Origin.of("test", Map.of());

  /** The logit of the stored level that is nearest to a probability. */
  private static double logit(double probability) {
    double p = Math.round(probability * 255) / 255.0;
    return Math.max(-6, Math.min(6, Math.log(p / (1 - p))));
  }

  @TempDir private Path root;

  @Test
  void score_isTheWeightedMeanOfThePooledLogits() throws IOException {
    write("party", List.of(CAKE, HAT, STADIUM), new float[][] {{0.9f, 0, 0.2f}, {0.4f, 0.3f, 0}});
    ConceptQuery query =
        new ConceptQuery(
            List.of(Term.of(CAKE, 1.0, Pooling.MAX), Term.of(HAT, 0.8, Pooling.MEAN)),
            List.of(Term.of(STADIUM, 0.5, Pooling.MAX)),
            List.of());
    SearchHit hit = search(query, SearchSettings.DEFAULT).get(0);
    double hats = (-6 + logit(0.3)) / 2;
    double expected = (1.0 * logit(0.9) + 0.8 * hats - 0.5 * logit(0.2)) / (1.0 + 0.8 + 0.5);
    assertEquals(expected, hit.score(), 1e-6);
    double sum = hit.evidence().stream().mapToDouble(seen -> seen.part().amount()).sum();
    assertEquals(hit.score(), sum, 1e-9);
    assertEquals(TimeSpan.ofSeconds(0, 0.5), hit.evidence().get(0).peak().orElseThrow());
  }

  @Test
  void score_ofTheThreeLargest_isTheirMean() throws IOException {
    write("a", List.of(CAKE), new float[][] {{0.9f}, {0.1f}, {0.5f}, {0.7f}, {0.2f}});
    SearchHit hit =
        search(ConceptQuery.of(Term.of(CAKE, 2, Pooling.TOP3)), SearchSettings.DEFAULT).get(0);
    assertEquals((logit(0.9) + logit(0.5) + logit(0.7)) / 3, hit.score(), 1e-6);
  }

  @Test
  void required_conceptThatIsNotSeen_lowersTheScoreByItsLogit() throws IOException {
    write("a", List.of(CAKE, HAT), new float[][] {{0.9f, 0.3f}});
    ConceptQuery query =
        new ConceptQuery(
            List.of(Term.of(CAKE, 1, Pooling.MAX)),
            List.of(),
            List.of(Term.of(HAT, 1, Pooling.MAX)));
    SearchHit hit = search(query, SearchSettings.DEFAULT).get(0);
    assertEquals(logit(0.9) + logit(0.3), hit.score(), 1e-6);
  }

  @Test
  void concept_whoseDetectorDidNotRun_doesNotCount() throws IOException {
    write("a", List.of(CAKE, HAT), new float[][] {{0.9f, Float.NaN}});
    ConceptQuery query =
        ConceptQuery.of(Term.of(CAKE, 1, Pooling.MAX), Term.of(HAT, 1, Pooling.MAX));
    SearchHit hit = search(query, SearchSettings.DEFAULT).get(0);
    assertEquals(logit(0.9), hit.score(), 1e-6);
    assertTrue(Double.isNaN(hit.evidence().get(1).part().pooled()));
  }

  @Test
  void policeCar_satisfiesACar() throws IOException {
    write("a", List.of(CAR, POLICE_CAR), new float[][] {{0, 0.8f}, {0.6f, 0.1f}});
    Term car = new Term(CAR, List.of(CAR, POLICE_CAR), 1, Pooling.MEAN);
    SearchHit hit = search(ConceptQuery.of(car), SearchSettings.DEFAULT).get(0);
    assertEquals((logit(0.8) + logit(0.6)) / 2, hit.score(), 1e-6);
    assertEquals(Optional.of(POLICE_CAR), hit.evidence().get(0).seenAs());
  }

  @Test
  void search_emptyIndex_saysSo() throws IOException {
    IndexWriter.open(root, Optional.empty()).close();
    ConceptQuery query = ConceptQuery.of(Term.of(CAKE, 1, Pooling.MAX));
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> search(query, SearchSettings.DEFAULT));
    assertTrue(String.valueOf(refused.getMessage()).contains("no videos yet"), refused.toString());
  }

  @Test
  void search_conceptsNobodyLookedFor_isNotScorable() throws IOException {
    write("a", List.of(CAKE), new float[][] {{0.5f}});
    ConceptQuery query = ConceptQuery.of(Term.of(HAT, 1, Pooling.MAX));
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> search(query, SearchSettings.DEFAULT));
    assertTrue(String.valueOf(refused.getMessage()).contains("party-hat"), refused.toString());
    assertTrue(String.valueOf(refused.getMessage()).contains("cake"), refused.toString());
  }

  @Test
  void search_nothingSeen_findsNothing() throws IOException {
    write("a", List.of(CAKE), new float[][] {{0}, {0}});
    assertEquals(
        List.of(), search(ConceptQuery.of(Term.of(CAKE, 1, Pooling.MAX)), SearchSettings.DEFAULT));
  }

  /** Merged or not, in windows or whole: what a plain loop over the dense timelines finds. */
  @Test
  void search_ofRandomTimelines_agreesWithAPlainLoop() throws IOException {
    SyntheticTimelines synthetic = new SyntheticTimelines(23, 331, 6, 0.2, 7);
    Path merged = root.resolve("merged");
    Path loose = root.resolve("loose");
    try (IndexWriter index = IndexWriter.open(merged, Optional.empty())) {
      synthetic.write(index);
      index.merge();
      // One is written again, so that what was merged of it must not count.
      new SyntheticTimelines(1, 331, 6, 0.2, 99).write(index);
    }
    try (IndexWriter index = IndexWriter.open(loose, Optional.empty())) {
      new SyntheticTimelines(9, 331, 6, 0.2, 7).write(index);
    }
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 60; round++) {
      ConceptQuery query = randomQuery(random);
      SearchSettings settings =
          SearchSettings.DEFAULT
              .withLimit(1 + random.nextInt(40))
              .withCalibration(Calibration.PROBABILITY);
      if (round % 2 == 0) {
        settings = settings.withWindow(random.nextInt(1, 40) / 2.0);
      }
      for (Path folder : List.of(merged, loose)) {
        try (ConceptIndex index = ConceptIndex.open(folder)) {
          assertAgrees(index, query, settings, "round " + round);
        }
      }
    }
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
    write("a", List.of(CAKE, HAT), weak);
    List<SearchHit> before = search(query, windows);
    write("a", List.of(CAKE, HAT), strong);
    List<SearchHit> after = search(query, windows);
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
    write("a", List.of(HAT), rows);
    ConceptQuery query = ConceptQuery.of(Term.of(HAT, 1, Pooling.MEAN));
    SearchSettings ranked = SearchSettings.DEFAULT.withCalibration(Calibration.RANK);
    SearchHit best = search(query, ranked.withWindow(10)).get(0);
    assertEquals(NormalQuantile.of(0.95), best.score(), 1e-6);
    SearchHit whole = search(query, ranked).get(0);
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
    write("a", List.of(HAT), rows);
    assertEquals(logit(0.95), search(query, windows).get(0).score(), 1e-6);
    write("a", Origin.of("x", Map.of(Origin.IMPORTED, "x.npy")), List.of(HAT), rows);
    // Mean rank of the better half of 600: 450.5.
    double ranked = NormalQuantile.of(450 / 600.0);
    assertEquals(ranked, search(query, windows).get(0).score(), 1e-6);
    try (IndexWriter index = IndexWriter.open(root, Optional.empty())) {
      index.merge();
    }
    assertEquals(ranked, search(query, windows).get(0).score(), 1e-6);
  }

  @Test
  void rank_isTheSameMergedOrNot() throws IOException {
    ConceptQuery query =
        ConceptQuery.of(
            Term.of(SyntheticTimelines.concept(0), 1, Pooling.MAX),
            Term.of(SyntheticTimelines.concept(3), 1, Pooling.MEAN));
    SearchSettings windows =
        SearchSettings.DEFAULT.withCalibration(Calibration.RANK).withWindow(10);
    try (IndexWriter index = IndexWriter.open(root.resolve("loose"), Optional.empty())) {
      new SyntheticTimelines(15, 331, 4, 0.2, 7).write(index);
    }
    try (IndexWriter index = IndexWriter.open(root.resolve("merged"), Optional.empty())) {
      new SyntheticTimelines(15, 331, 4, 0.2, 7).write(index);
      index.merge();
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
    write("a", List.of(CAKE, HAT), rows);
    ConceptQuery query =
        new ConceptQuery(
            List.of(Term.of(CAKE, 1, Pooling.MAX)),
            List.of(),
            List.of(Term.of(HAT, 1, Pooling.MAX)));
    SearchHit hit = search(query, SearchSettings.DEFAULT).get(0);
    assertEquals(-6, hit.required().get(0).part().amount(), 1e-9);
  }

  @Test
  void without_aConcept_isTheMeanOfTheOthers() throws IOException {
    write("a", List.of(CAKE, HAT), new float[][] {{0.9f, 0.3f}});
    ConceptQuery query =
        ConceptQuery.of(Term.of(CAKE, 1, Pooling.MAX), Term.of(HAT, 1, Pooling.MAX));
    SearchHit hit = search(query, SearchSettings.DEFAULT).get(0);
    assertEquals(logit(0.3), hit.reckoning().without("cake"), 1e-6);
  }

  /** Event detection, section 6: the largest min(l_A(t1), l_B(t2)) with t1 < t2 <= t1 + within. */
  @Test
  void sequence_isTheBestPairInOrderAndInReach() throws IOException {
    float[][] rows = new float[8][2];
    rows[1] = new float[] {0.9f, 0};
    rows[3] = new float[] {0, 0.8f}; // 2 steps after: in reach of 1 s
    rows[6] = new float[] {0, 0.95f}; // 5 steps after
    write("a", List.of(CAKE, HAT), rows);
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
    return search(query, SearchSettings.DEFAULT).get(0).evidence().get(1).part().pooled();
  }

  @Test
  void onePerVideo_isEachVideosBestWindow() throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty())) {
      new SyntheticTimelines(5, 331, 2, 0.2, 7).write(index);
    }
    ConceptQuery query = ConceptQuery.of(Term.of(SyntheticTimelines.concept(1), 1, Pooling.MEAN));
    SearchSettings windows = SearchSettings.DEFAULT.withWindow(5).withLimit(1000);
    List<SearchHit> all = search(query, windows);
    List<SearchHit> best = search(query, windows.withOnePerVideo(true));
    assertEquals(5, best.size());
    for (SearchHit hit : best) {
      SearchHit first =
          all.stream().filter(other -> other.video().equals(hit.video())).findFirst().orElseThrow();
      assertEquals(first, hit);
    }
  }

  private static ConceptQuery randomQuery(SplittableRandom random) {
    List<Term> terms = new ArrayList<>();
    for (int concept = 0; concept < 6; concept++) {
      Pooling pooling = List.of(Pooling.MAX, Pooling.MEAN, Pooling.TOP3).get(random.nextInt(3));
      double weight = random.nextDouble(0.1, 1);
      terms.add(Term.of(SyntheticTimelines.concept(concept), weight, pooling));
    }
    return new ConceptQuery(terms.subList(0, 3), terms.subList(3, 5), terms.subList(5, 6));
  }

  private static void assertAgrees(
      ConceptIndex index, ConceptQuery query, SearchSettings settings, String message)
      throws IOException {
    record Plain(String video, int from, int to, double score) {}
    List<Plain> all = new ArrayList<>();
    for (String name : index.videos()) {
      try (StoredVideo video = index.video(name).orElseThrow()) {
        int steps = video.steps();
        int window =
            settings.windowSeconds().isPresent()
                ? index.grid().steps(settings.windowSeconds().getAsDouble())
                : steps;
        int hop = (window + 1) / 2;
        for (int from = 0; from == 0 || from - hop + window < steps; from += hop) {
          int to = Math.min(steps, from + window);
          double sum = 0;
          double size = 0;
          boolean seen = false;
          for (Term term : query.evidence()) {
            sum += term.weight() * plain(video, term, from, to);
            size += term.weight();
            seen |= plain(video, Term.of(term.concept(), 1, Pooling.MAX), from, to) > -6;
          }
          for (Term term : query.excluded()) {
            sum -= term.weight() * plain(video, term, from, to);
            size += term.weight();
          }
          double gate = Math.min(0, plain(video, query.required().get(0), from, to));
          if (seen) {
            all.add(new Plain(name, from, to, sum / size + gate));
          }
        }
      }
    }
    all.sort(
        Comparator.comparingDouble(Plain::score)
            .reversed()
            .thenComparing(Plain::video)
            .thenComparingInt(Plain::from));
    List<Plain> expected = new ArrayList<>();
    for (Plain next : all) {
      boolean apart =
          expected.stream()
              .noneMatch(
                  better ->
                      better.video.equals(next.video)
                          && better.from < next.to
                          && next.from < better.to);
      if (apart && expected.size() < settings.limit()) {
        expected.add(next);
      }
    }
    List<SearchHit> hits = new IndexSearch(index).search(query, settings);
    assertEquals(expected.size(), hits.size(), message);
    for (int i = 0; i < hits.size(); i++) {
      assertEquals(expected.get(i).score, hits.get(i).score(), 1e-5, message);
      assertEquals(expected.get(i).video, hits.get(i).video(), message);
      assertEquals(index.grid().start(expected.get(i).from), hits.get(i).window().start(), message);
    }
  }

  private static double plain(StoredVideo video, Term term, int from, int to) throws IOException {
    float[] values = Arrays.copyOfRange(video.values(term.concept()), from, to);
    double[] logits = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logits[i] = logit(values[i]);
    }
    Arrays.sort(logits);
    int top = Math.min(3, logits.length);
    return switch (term.pooling()) {
      case MAX -> logits[logits.length - 1];
      case MEAN -> Arrays.stream(logits).average().orElseThrow();
      case TOP3 -> Arrays.stream(logits).skip(logits.length - top).average().orElseThrow();
    };
  }

  private void write(String name, List<ConceptId> concepts, float[][] rows) throws IOException {
    write(name, ORIGIN, concepts, rows);
  }

  private void write(String name, Origin origin, List<ConceptId> concepts, float[][] rows)
      throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty());
        VideoWriter video = index.begin(name, origin, concepts)) {
      for (int step = 0; step < rows.length; step++) {
        video.row(step, rows[step]);
      }
      video.finish();
    }
  }

  private List<SearchHit> search(ConceptQuery query, SearchSettings settings) throws IOException {
    try (ConceptIndex index = ConceptIndex.open(root)) {
      return new IndexSearch(index).search(query, settings);
    }
  }
}
