package io.miharu.eval.avs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was pooled for one topic, in strata, and how the sampled part of it was judged. Immutable
 * once built.
 */
final class SampledPool {

  /** The grade of a shot that is in the pool and was not judged. */
  static final int UNJUDGED = -1;

  /** A pooled shot's stratum, by its number, and its grade. */
  record Entry(int stratum, int grade) {}

  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, Integer> strata = new TreeMap<>();
  private int[] pooled = new int[4];
  private int[] judged = new int[4];
  private int[] relevant = new int[4];

  /** Adds a shot; the entry it replaces does not count any more. False if there was one. */
  boolean put(String shot, String stratumName, int grade) {
    int stratum = strata.computeIfAbsent(stratumName, name -> strata.size());
    if (stratum == pooled.length) {
      pooled = Arrays.copyOf(pooled, 2 * stratum);
      judged = Arrays.copyOf(judged, 2 * stratum);
      relevant = Arrays.copyOf(relevant, 2 * stratum);
    }
    Entry entry = new Entry(stratum, Math.max(grade, UNJUDGED));
    Entry old = entries.put(shot, entry);
    count(entry, 1);
    if (old != null) {
      count(old, -1);
    }
    return old == null;
  }

  private void count(Entry entry, int step) {
    pooled[entry.stratum()] += step;
    judged[entry.stratum()] += entry.grade() >= 0 ? step : 0;
    relevant[entry.stratum()] += entry.grade() > 0 ? step : 0;
  }

  int strata() {
    return strata.size();
  }

  /** What is known of {@code shot}, or {@code outside} if it was not pooled. */
  Entry entry(String shot, Entry outside) {
    return entries.getOrDefault(shot, outside);
  }

  int relevant(int stratum) {
    return relevant[stratum];
  }

  /** How many shots of the pool one judged shot of {@code stratum} stands for; 0 without any. */
  double weight(int stratum) {
    return judged[stratum] == 0 ? 0 : (double) pooled[stratum] / judged[stratum];
  }

  /** The estimated number of relevant shots of {@code stratum}. */
  double estimatedRelevant(int stratum) {
    return judged[stratum] == 0
        ? 0
        : (double) relevant[stratum] * pooled[stratum] / judged[stratum];
  }

  double estimatedRelevant() {
    double sum = 0;
    for (int stratum = 0; stratum < strata(); stratum++) {
      sum += estimatedRelevant(stratum);
    }
    return sum;
  }

  /** The estimated number of shots by grade, grades above 0 only, best first. */
  Map<Integer, Double> estimatedByGrade() {
    Map<Integer, int[]> counts = new TreeMap<>(Comparator.reverseOrder());
    for (Entry entry : entries.values()) {
      if (entry.grade() > 0) {
        counts.computeIfAbsent(entry.grade(), g -> new int[strata()])[entry.stratum()]++;
      }
    }
    Map<Integer, Double> estimates = new TreeMap<>(Comparator.reverseOrder());
    counts.forEach(
        (grade, perStratum) -> {
          double sum = 0;
          for (int stratum = 0; stratum < perStratum.length; stratum++) {
            sum += perStratum[stratum] * weight(stratum);
          }
          estimates.put(grade, sum);
        });
    return estimates;
  }
}
