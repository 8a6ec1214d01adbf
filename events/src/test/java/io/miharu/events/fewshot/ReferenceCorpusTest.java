package io.miharu.events.fewshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The synthetic corpus of event detection, section 13, with its table and the orderings E4-E7. */
class ReferenceCorpusTest {

  private static final int SEEDS = 20;
  private static final int EVENTS = 6;
  private static final int CONCEPTS = 12;
  private static final double[] TRUE_EFFECT = {1.0, 0.8, 0.6, 0.6, -0.6};
  private static final int[] SHOTS = {1, 2, 5, 10, 40};

  private static final Map<Integer, Double> few = new TreeMap<>();
  private static final Map<Integer, Double> hybrid = new TreeMap<>();
  private static final Map<Integer, Double> chosen = new TreeMap<>();
  private static double zero;
  private static double largest;
  private static double equal;

  /** One clip; event is -1 for background. */
  private static final class Clip {
    final int event;
    final double[] logits;

    Clip(int event, double[] logits) {
      this.event = event;
      this.logits = logits;
    }
  }

  @BeforeAll
  static void run() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      int[][] order = new int[EVENTS][];
      for (int e = 0; e < EVENTS; e++) {
        order[e] = permutation(random);
      }
      List<Clip> pool = clips(random, order, 40, 160);
      List<Clip> test = clips(random, order, 20, 80);
      VideoSpace space =
          VideoSpace.ofLogits(
              pool.stream().filter(c -> c.event < 0).map(c -> c.logits).toArray(double[][]::new));
      for (int e = 0; e < EVENTS; e++) {
        double[] relations = new double[CONCEPTS];
        relations[order[e][0]] = 1.0;
        relations[order[e][1]] = 0.8;
        relations[order[e][5]] = 0.5; // wrong on purpose
        relations[order[e][4]] = -0.5;
        double share = 1.0 / (SEEDS * EVENTS);
        zero += share * averagePrecision(test, e, c -> dot(relations, c));
        largest += share * averagePrecision(test, e, ReferenceCorpusTest::max);
        equal += share * averagePrecision(test, e, c -> dot(ones(), c));
        measure(space, pool, test, e, relations, random, share);
      }
    }
  }

  private static void measure(
      VideoSpace space,
      List<Clip> pool,
      List<Clip> test,
      int event,
      double[] relations,
      Random random,
      double share) {
    List<double[]> positives = new ArrayList<>();
    List<double[]> background = new ArrayList<>();
    for (Clip clip : pool) {
      if (clip.event == event) {
        positives.add(space.place(clip.logits));
      } else {
        background.add(space.place(clip.logits));
      }
    }
    Collections.shuffle(positives, random);
    Collections.shuffle(background, random);
    for (int k : SHOTS) {
      WeightedExamples examples =
          WeightedExamples.balanced(positives.subList(0, k), background.subList(0, 50));
      LinearDetector plain = PriorRidge.fit(examples, 4, new double[CONCEPTS], true);
      LinearDetector drawn =
          PriorRidge.fit(examples, 60 / Math.sqrt(k), space.prior(relations), true);
      LinearDetector chose =
          new FewShotLearner(FewShotSettings.STANDARDISED)
              .learn(positives.subList(0, k), background.subList(0, 50), space.prior(relations))
              .linear();
      chosen.merge(
          k, share * averagePrecision(test, event, c -> chose.score(space.place(c))), Double::sum);
      few.merge(
          k, share * averagePrecision(test, event, c -> plain.score(space.place(c))), Double::sum);
      hybrid.merge(
          k, share * averagePrecision(test, event, c -> drawn.score(space.place(c))), Double::sum);
    }
  }

  @Test
  void means_ofTwentySeeds_areThoseOfTheTable() {
    assertEquals(0.391, zero, 0.03);
    assertEquals(0.137, largest, 0.03);
    double[] fewTable = {0.239, 0.292, 0.360, 0.401, 0.481};
    double[] hybridTable = {0.402, 0.412, 0.434, 0.453, 0.491};
    for (int i = 0; i < SHOTS.length; i++) {
      assertEquals(fewTable[i], at(few, SHOTS[i]), 0.03, "few, k = " + SHOTS[i]);
      assertEquals(hybridTable[i], at(hybrid, SHOTS[i]), 0.03, "hybrid, k = " + SHOTS[i]);
    }
  }

  @Test
  void hybrid_isNeverWorseThanItsParts() {
    for (int k : SHOTS) {
      assertTrue(at(hybrid, k) >= Math.max(zero, at(few, k)) - 0.01, "k = " + k);
    }
  }

  @Test
  void lambdaChosenFromTheExamplesAlone_costsAtMostTwoPoints() {
    for (int k : SHOTS) {
      assertTrue(at(chosen, k) >= at(hybrid, k) - 0.02, k + ": " + chosen + " " + hybrid);
    }
  }

  @Test
  void zeroShot_beatsOneExample_andFortyExamplesBeatIt() {
    assertTrue(zero > at(few, 1) + 0.05);
    assertTrue(at(few, 40) > zero + 0.05);
  }

  @Test
  void relations_takenAway_costTheMost() {
    assertTrue(zero > largest + 0.10);
    assertTrue(zero > equal + 0.10);
  }

  @Test
  void moreExamples_areBetterOnAverage() {
    for (int i = 1; i < SHOTS.length; i++) {
      assertTrue(at(few, SHOTS[i]) > at(few, SHOTS[i - 1]));
      assertTrue(at(hybrid, SHOTS[i]) > at(hybrid, SHOTS[i - 1]) - 0.01);
    }
  }

  private static double at(Map<Integer, Double> table, int k) {
    return table.getOrDefault(k, Double.NaN);
  }

  private static int[] permutation(Random random) {
    List<Integer> all = new ArrayList<>();
    for (int c = 0; c < CONCEPTS; c++) {
      all.add(c);
    }
    Collections.shuffle(all, random);
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private static List<Clip> clips(Random random, int[][] order, int perEvent, int background) {
    List<Clip> clips = new ArrayList<>();
    for (int e = 0; e < EVENTS; e++) {
      for (int i = 0; i < perEvent; i++) {
        double[] logits = noise(random);
        for (int j = 0; j < TRUE_EFFECT.length; j++) {
          logits[order[e][j]] += 1.2 * TRUE_EFFECT[j];
        }
        clips.add(new Clip(e, logits));
      }
    }
    for (int i = 0; i < background; i++) {
      double[] logits = noise(random);
      logits[random.nextInt(CONCEPTS)] += 1.2;
      clips.add(new Clip(-1, logits));
    }
    return clips;
  }

  private static double[] noise(Random random) {
    double[] logits = new double[CONCEPTS];
    for (int c = 0; c < CONCEPTS; c++) {
      logits[c] = random.nextGaussian() + 0.3 * random.nextGaussian();
    }
    return logits;
  }

  private interface Score {
    double of(double[] logits);
  }

  private static double averagePrecision(List<Clip> clips, int event, Score score) {
    List<double[]> ranked = new ArrayList<>();
    for (Clip clip : clips) {
      ranked.add(new double[] {score.of(clip.logits), clip.event == event ? 1 : 0});
    }
    ranked.sort((a, b) -> Double.compare(b[0], a[0]));
    double hits = 0;
    double sum = 0;
    for (int i = 0; i < ranked.size(); i++) {
      if (ranked.get(i)[1] > 0) {
        sum += ++hits / (i + 1);
      }
    }
    return sum / hits;
  }

  private static double dot(double[] a, double[] b) {
    return Vectors.dot(a, b);
  }

  private static double max(double[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      most = Math.max(most, logit);
    }
    return most;
  }

  private static double[] ones() {
    double[] ones = new double[CONCEPTS];
    Arrays.fill(ones, 1);
    return ones;
  }
}
