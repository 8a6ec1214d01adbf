package io.miharu.eval.trec;

import io.miharu.eval.trec.TrecJudgements.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * How well a ranking agrees with judges who said which of two documents they prefer.
 *
 * <p>A preference is fulfilled if the preferred document is retrieved and the other one comes later
 * or not at all. Within one judge preferences are transitive over the parts of a topic. The
 * definitions were derived from the results of trec_eval's own preference test. O(n³/64) time for n
 * documents of a judge, for the transitive closure; a topic has a few dozen.
 */
final class PreferenceMeasures {

  /** What is counted of one judge's preferences. */
  private record Counts(
      int possible,
      int fulfilled,
      int possibleRetrieved,
      int fulfilledRetrieved,
      int neitherRetrieved,
      double withRNonRelevant,
      double withRNonRelevantRetrieved) {}

  private final List<Counts> judges = new ArrayList<>();
  private final Map<Pair, int[]> pairs = new TreeMap<>();

  /** Two documents, in the order of their names. */
  private record Pair(String first, String second) implements Comparable<Pair> {
    @Override
    public int compareTo(Pair other) {
      int order = first.compareTo(other.first);
      return order != 0 ? order : second.compareTo(other.second);
    }
  }

  /**
   * @param ranks of the retrieved documents, from 1
   */
  PreferenceMeasures(List<Group> groups, Map<String, Integer> ranks) {
    for (Group group : groups) {
      judges.add(count(group, ranks));
    }
  }

  private Counts count(Group group, Map<String, Integer> ranks) {
    Set<String> names = new TreeSet<>();
    group.parts().forEach(part -> names.addAll(part.keySet()));
    List<String> documents = List.copyOf(names);
    BitSet[] preferred = closure(group, documents);
    int[] rank = documents.stream().mapToInt(d -> ranks.getOrDefault(d, 0)).toArray();
    int possible = 0;
    int fulfilled = 0;
    int bothPossible = 0;
    int bothFulfilled = 0;
    int neither = 0;
    for (int a = 0; a < rank.length; a++) {
      for (int b = preferred[a].nextSetBit(0); b >= 0; b = preferred[a].nextSetBit(b + 1)) {
        boolean right = rank[a] > 0 && (rank[b] == 0 || rank[a] < rank[b]);
        boolean both = rank[a] > 0 && rank[b] > 0;
        possible++;
        fulfilled += right ? 1 : 0;
        bothPossible += both ? 1 : 0;
        bothFulfilled += both && right ? 1 : 0;
        neither += rank[a] == 0 && rank[b] == 0 ? 1 : 0;
        int[] counts =
            pairs.computeIfAbsent(
                new Pair(documents.get(Math.min(a, b)), documents.get(Math.max(a, b))),
                pair -> new int[3]);
        counts[0]++;
        counts[1] += right ? 1 : 0;
        counts[2] = both ? 2 : rank[a] > 0 || rank[b] > 0 ? 1 : 0;
      }
    }
    PaddedPreferences padded = new PaddedPreferences(group, documents, preferred, rank);
    return new Counts(
        possible,
        fulfilled,
        bothPossible,
        bothFulfilled,
        neither,
        padded.share(possible, fulfilled, false),
        padded.share(bothPossible, bothFulfilled, true));
  }

  /** Who is preferred to whom, by number, with all that follows from it. */
  private static BitSet[] closure(Group group, List<String> documents) {
    BitSet[] preferred = new BitSet[documents.size()];
    Arrays.setAll(preferred, i -> new BitSet());
    for (Map<String, Double> part : group.parts()) {
      for (int a = 0; a < preferred.length; a++) {
        Double gradeA = part.get(documents.get(a));
        for (int b = 0; gradeA != null && b < preferred.length; b++) {
          Double gradeB = part.get(documents.get(b));
          if (gradeB != null && gradeA > gradeB) {
            preferred[a].set(b);
          }
        }
      }
    }
    if (group.parts().size() > 1) {
      for (int through = 0; through < preferred.length; through++) {
        for (BitSet row : preferred) {
          if (row.get(through)) {
            row.or(preferred[through]);
          }
        }
      }
    }
    return preferred;
  }

  int possible() {
    return judges.stream().mapToInt(Counts::possible).sum();
  }

  int fulfilled() {
    return judges.stream().mapToInt(Counts::fulfilled).sum();
  }

  int fulfilledRetrieved() {
    return judges.stream().mapToInt(Counts::fulfilledRetrieved).sum();
  }

  private int possibleRetrieved() {
    return judges.stream().mapToInt(Counts::possibleRetrieved).sum();
  }

  private int neither() {
    return judges.stream().mapToInt(Counts::neitherRetrieved).sum();
  }

  /** Fulfilled over possible, all judges together. */
  double simple() {
    return RankMeasures.share(fulfilled(), possible());
  }

  double simpleRetrieved() {
    return RankMeasures.share(fulfilledRetrieved(), possibleRetrieved());
  }

  /** Without preferences between two documents that were both not retrieved. */
  double simpleImplied() {
    return RankMeasures.share(fulfilled(), possible() - neither());
  }

  /**
   * The mean over pairs of documents of the share of judges whose preference is fulfilled.
   *
   * @param leastRetrieved how many of the two must be retrieved for the pair to count
   */
  double byPair(int leastRetrieved) {
    double sum = 0;
    int counted = 0;
    for (int[] counts : pairs.values()) {
      if (counts[2] >= leastRetrieved) {
        sum += (double) counts[1] / counts[0];
        counted++;
      }
    }
    return RankMeasures.share(sum, counted);
  }

  double byJudge() {
    return meanOfJudges(j -> RankMeasures.share(j.fulfilled(), j.possible()));
  }

  double byJudgeRetrieved() {
    return meanOfJudges(j -> RankMeasures.share(j.fulfilledRetrieved(), j.possibleRetrieved()));
  }

  double byJudgeImplied() {
    return meanOfJudges(
        j -> RankMeasures.share(j.fulfilled(), j.possible() - j.neitherRetrieved()));
  }

  double byJudgePadded() {
    return definedMean(Counts::withRNonRelevant);
  }

  double byJudgePaddedRetrieved() {
    return definedMean(Counts::withRNonRelevantRetrieved);
  }

  /** 0 where any judge has nothing to share out, as trec_eval has it. */
  private double definedMean(ToDoubleFunction<Counts> value) {
    double mean = meanOfJudges(value);
    return Double.isNaN(mean) ? 0 : mean;
  }

  private double meanOfJudges(ToDoubleFunction<Counts> value) {
    double sum = 0;
    for (Counts judge : judges) {
      sum += value.applyAsDouble(judge);
    }
    return RankMeasures.share(sum, judges.size());
  }
}
