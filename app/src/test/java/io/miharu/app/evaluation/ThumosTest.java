package io.miharu.app.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.app.console.UsageException;
import io.miharu.core.ConceptId;
import io.miharu.eval.trec.RankMeasures;
import io.miharu.events.fewshot.LinearDetector;
import io.miharu.events.fewshot.PriorRidge;
import io.miharu.events.fewshot.VideoSpace;
import io.miharu.events.fewshot.WeightedExamples;
import io.miharu.knowledge.Ontology;
import io.miharu.knowledge.words.SentenceEncoder;
import io.miharu.nets.onnx.TextNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The action scores of THUMOS14 videos: the checked values of section 13, and our targets. */
class ThumosTest {

  private static final Path DATA =
      Path.of(System.getProperty("miharu.data", "../shared/data"), "knowledge");

  private static ForeignScores scores =
      new ForeignScores(List.of(), List.of(), List.of(), List.of());
  private static EventTruth truth = new EventTruth(new TreeMap<>());
  private static int[] judged = {};
  private static @Nullable TextNetwork network;
  private static @Nullable EventRelations relations;

  @BeforeAll
  static void read() throws Exception {
    Path matrix = DATA.resolve("thumos14/concept-scores.npy");
    Assumptions.assumeTrue(Files.exists(matrix), "no THUMOS14 scores: set -Dmiharu.data");
    scores = ForeignScores.read(matrix, DATA.resolve("labels/ucf101.txt"), List.of());
    truth =
        EventTruthFile.read(
            DATA.resolve("thumos14/thumos_gt.json"), Optional.empty(), Optional.empty());
    judged = new int[truth.videos().size()];
    for (int v = 0; v < judged.length; v++) {
      judged[v] = scores.row(truth.videos().get(v));
    }
  }

  @Test
  void data_isAsDescribed() {
    assertEquals(210, truth.videos().size());
    assertEquals(10, truth.events().size());
    assertTrue(scores.sharesOfOneWhole());
  }

  /** Event detection, section 13: 0.518, 0.556 and 0.595 with k = 1, 2, 5; E17 allows 0.03. */
  @Test
  void plainRidgeOnLogits_hasTheCheckedValues() throws Exception {
    Map<Integer, Double> checked = new TreeMap<>(Map.of(1, 0.518, 2, 0.556, 5, 0.595));
    for (Map.Entry<Integer, Double> one : checked.entrySet()) {
      assertEquals(one.getValue(), plain(one.getKey()), 0.03, "k = " + one.getKey());
    }
  }

  private static double plain(int k) throws Exception {
    double map = 0;
    for (String event : truth.events().keySet()) {
      double[][] placed = logits(event);
      List<Integer> positives = new ArrayList<>();
      List<Integer> negatives = new ArrayList<>();
      boolean[] holds = new boolean[judged.length];
      List<String> videos = truth.videos();
      for (int v = 0; v < judged.length; v++) {
        holds[v] =
            Objects.requireNonNull(truth.events().get(event)).positives().contains(videos.get(v));
        (holds[v] ? positives : negatives).add(v);
      }
      for (int seed = 0; seed < 20; seed++) {
        Collections.shuffle(positives, new Random(seed));
        Collections.shuffle(negatives, new Random(seed));
        List<double[]> shown = positives.subList(0, k).stream().map(v -> placed[v]).toList();
        List<double[]> others = negatives.subList(0, 50).stream().map(v -> placed[v]).toList();
        LinearDetector learned =
            PriorRidge.fit(WeightedExamples.balanced(shown, others), 4, new double[100], true);
        List<Integer> left = new ArrayList<>(positives.subList(k, positives.size()));
        left.addAll(negatives.subList(50, negatives.size()));
        Collections.sort(left);
        double[] byScore = left.stream().mapToDouble(v -> learned.score(placed[v])).toArray();
        map +=
            RankMeasures.averagePrecision(
                    RankedVideos.order(byScore).stream().map(r -> holds[left.get(r)]).toList())
                / (20 * truth.events().size());
      }
    }
    return map;
  }

  /** p = score / 2, logit clipped to 14 both ways, standardised over the judged videos. */
  private static double[][] logits(String event) throws Exception {
    ConceptId own = ForeignScores.idOf(event, Path.of("truth"));
    double[][] logits = new double[judged.length][100];
    for (int v = 0; v < judged.length; v++) {
      int at = 0;
      for (int c = 0; c < 101; c++) {
        if (!scores.ids().get(c).equals(own)) {
          double p = scores.rows().get(judged[v])[c] / 2;
          logits[v][at++] = Math.max(-14, Math.min(14, Math.log(p / (1 - p))));
        }
      }
    }
    VideoSpace space = VideoSpace.ofLogits(logits);
    return Arrays.stream(logits).map(space::place).toArray(double[][]::new);
  }

  @Test
  void zeroShot_withoutAndWithFeedback_meetsItsTarget() throws Exception {
    assertTrue(map(run(0, 1, false), 0) >= 0.30);
    assertTrue(map(run(0, 1, true), 0) >= 0.42);
  }

  @Test
  void fewShot_meetsItsTargets_andTheHybridIsAtLeastItsBetterPart() throws Exception {
    double[] targets = {0.55, 0.59, 0.64};
    for (int i = 0; i < 3; i++) {
      List<EventResult> results = run(1 << i, 8, false);
      double hybrid = map(results, 0);
      assertTrue(hybrid >= targets[i], "k = " + (1 << i) + ": " + hybrid);
      assertTrue(hybrid >= Math.max(map(results, 1), map(results, 2)), "k = " + (1 << i));
    }
  }

  /** E17, and the claim at every k that leaves two positives to rank. */
  @Test
  void hybrid_ofTwentySeeds_isAtLeastItsBetterPart() throws Exception {
    for (int k : new int[] {1, 2, 4, 5}) {
      List<EventResult> results = run(k, 20, false);
      double parts = Math.max(map(results, 1), map(results, 2));
      assertTrue(map(results, 0) >= parts - 0.01, "k = " + k);
    }
  }

  @Test
  void unlabelledVideos_addToTheExamples() throws Exception {
    for (int k : new int[] {1, 2, 4}) {
      double without = map(run(k, 20, false), 0);
      double with = map(run(k, 20, true), 0);
      assertTrue(with >= without + 0.01, "k = %d: %s, %s".formatted(k, without, with));
    }
  }

  @Test
  void moreExamplesThanThereArePositives_areRefusedWithTheReason() {
    UsageException refused = assertThrows(UsageException.class, () -> run(10, 1, false));
    assertTrue(String.valueOf(refused.getMessage()).contains("use fewer examples"));
  }

  /**
   * @param part 0 hybrid, 1 zero-shot, 2 few-shot
   */
  private static double map(List<EventResult> results, int part) {
    return results.stream()
        .mapToDouble(r -> part == 0 ? r.hybrid() : part == 1 ? r.zeroShot() : r.fewShot())
        .average()
        .orElseThrow();
  }

  private static List<EventResult> run(int k, int seeds, boolean feedback) throws Exception {
    return new MedRun(
            new MedSettings(k, 30, seeds, true, feedback),
            scores,
            truth,
            Ontology.builtIn(),
            relations())
        .results();
  }

  /** Of all names at once: reading them takes longer than a run. */
  private static EventRelations relations() throws Exception {
    TextNetwork open = network;
    if (open == null) {
      open = TextNetwork.open(SentenceEncoder.bundledNetwork(), "encoder");
      network = open;
    }
    EventRelations known = relations;
    if (known == null) {
      known = new EventRelations(scores, Ontology.builtIn(), SentenceEncoder.bundled(open::hidden));
      relations = known;
    }
    return known;
  }

  @AfterAll
  static void close() throws Exception {
    if (network != null) {
      network.close();
    }
  }
}
