package io.miharu.eval.trec;

import io.miharu.eval.trec.TrecJudgements.Group;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The share of one judge's preferences that are fulfilled, as if the judge had found as many
 * documents not relevant as relevant: missing ones are thought of as not retrieved, surplus ones,
 * the last by rank, are left out.
 *
 * <p>Source: trec_eval's prefs_avgjg_Rnonrel. Two of its ways are kept: where the judge has one
 * part, the documents not relevant are compared with those of their own kind that stay, too; where
 * there are several parts and only what is retrieved counts, as many stay as there are relevant
 * documents at all.
 */
final class PaddedPreferences {

  private final BitSet[] preferred;
  private final int[] rank; // 0 where not retrieved
  private final double[] grades;
  private final boolean onePart;
  private final List<Integer> byRank; // those not retrieved last, by name

  /**
   * @param documents the judge's, by name
   * @param preferred who is preferred to whom
   * @param rank of each document, from 1; 0 where it was not retrieved
   */
  PaddedPreferences(Group group, List<String> documents, BitSet[] preferred, int[] rank) {
    this.preferred = preferred;
    this.rank = rank;
    onePart = group.parts().size() == 1;
    Map<String, Double> known = new HashMap<>();
    group.parts().forEach(known::putAll);
    grades = documents.stream().mapToDouble(name -> known.getOrDefault(name, 0.0)).toArray();
    byRank = new ArrayList<>(IntStream.range(0, rank.length).boxed().toList());
    byRank.sort(Comparator.comparingInt(i -> rank[i] == 0 ? Integer.MAX_VALUE : rank[i]));
  }

  /**
   * NaN where nothing can be shared out.
   *
   * @param possible how many preferences there are without padding
   * @param retrievedOnly look at retrieved documents only; so does what is counted above
   */
  double share(int possible, int fulfilled, boolean retrievedOnly) {
    int relevant = count(true, false);
    int wanted = retrievedOnly ? count(true, true) : relevant;
    int missing = wanted - count(false, retrievedOnly);
    if (missing >= 0) {
      return (fulfilled + (double) missing * count(true, true))
          / (possible + (double) missing * relevant);
    }
    int[] counts = onePart ? byClass(wanted, retrievedOnly) : byPair(relevant, retrievedOnly);
    return counts[0] / (double) counts[1];
  }

  private int count(boolean relevant, boolean retrievedOnly) {
    return (int)
        IntStream.range(0, rank.length)
            .filter(i -> isRelevant(i) == relevant && (rank[i] > 0 || !retrievedOnly))
            .count();
  }

  private boolean isRelevant(int document) {
    return grades[document] > 0;
  }

  /** Fulfilled and possible. */
  private int[] byClass(int wanted, boolean retrievedOnly) {
    TreeMap<Double, List<Integer>> classes = new TreeMap<>(Comparator.reverseOrder());
    for (int document : byRank) {
      classes.computeIfAbsent(grades[document], grade -> new ArrayList<>()).add(document);
    }
    List<List<Integer>> best = new ArrayList<>(classes.values());
    List<Integer> last = best.get(best.size() - 1);
    List<Integer> staying = last.subList(0, Math.min(wanted, last.size()));
    int[] counts = new int[2];
    for (int i = 0; i < best.size(); i++) {
      for (int j = i + 1; j < best.size() - 1; j++) {
        compare(best.get(i), best.get(j), retrievedOnly, counts);
      }
      compare(best.get(i), staying, retrievedOnly, counts);
    }
    return counts;
  }

  private void compare(
      List<Integer> better, List<Integer> worse, boolean retrievedOnly, int[] counts) {
    for (int a : better) {
      for (int b : worse) {
        add(a, b, retrievedOnly, counts);
      }
    }
  }

  private void add(int a, int b, boolean retrievedOnly, int[] counts) {
    if (retrievedOnly && (rank[a] == 0 || rank[b] == 0)) {
      return;
    }
    counts[0] += rank[a] > 0 && (rank[b] == 0 || rank[a] < rank[b]) ? 1 : 0;
    counts[1]++;
  }

  /** Fulfilled and possible. */
  private int[] byPair(int most, boolean retrievedOnly) {
    BitSet leftOut = new BitSet();
    int seen = 0;
    for (int document : byRank) {
      if (!isRelevant(document) && (rank[document] > 0 || !retrievedOnly) && ++seen > most) {
        leftOut.set(document);
      }
    }
    int[] counts = new int[2];
    for (int a = 0; a < preferred.length; a++) {
      for (int b = preferred[a].nextSetBit(0); b >= 0; b = preferred[a].nextSetBit(b + 1)) {
        if (!leftOut.get(a) && !leftOut.get(b)) {
          add(a, b, retrievedOnly, counts);
        }
      }
    }
    return counts;
  }
}
