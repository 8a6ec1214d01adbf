package io.miharu.knowledge.words;

import io.miharu.core.ConceptId;
import io.miharu.events.fewshot.Cholesky;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes a concept that nobody trained as a weighted sum of trained ones; the sum of their
 * detectors with the same weights detects it.
 *
 * <p>Source: Inoue and Shinoda, "Vocabulary Expansion Using Word Vectors for Video Semantic
 * Indexing", ACM Multimedia 2015; event detection, section 4: {@code c = (V'V + lambda I)^-1 V'
 * v_new} over the K trained concepts of highest cosine. Thread-safe.
 *
 * @param most K, 1 or more
 * @param lambda above 0
 */
public record VocabularyExpansion(int most, double lambda) {

  /** The method's K = 10 and lambda = 0.1. */
  public static final VocabularyExpansion DEFAULT = new VocabularyExpansion(10, 0.1);

  public VocabularyExpansion {
    if (most < 1 || !(lambda > 0)) {
      throw new IllegalArgumentException(
          "needs most >= 1 and lambda > 0, got %d and %s".formatted(most, lambda));
    }
  }

  /**
   * @param trained vectors of length 1 by concept
   * @param wanted the new concept's vector, of length 1
   * @return a weight per concept used, the nearest concept first
   */
  public Map<ConceptId, Double> weights(SortedMap<ConceptId, double[]> trained, double[] wanted) {
    List<Map.Entry<ConceptId, double[]>> nearest = new ArrayList<>(trained.entrySet());
    nearest.sort(Comparator.comparingDouble(one -> -Meaning.dot(one.getValue(), wanted)));
    nearest = nearest.subList(0, Math.min(most, nearest.size()));
    int k = nearest.size();
    double[][] gram = new double[k][k];
    double[] right = new double[k];
    for (int i = 0; i < k; i++) {
      for (int j = i; j < k; j++) {
        gram[i][j] = Meaning.dot(nearest.get(i).getValue(), nearest.get(j).getValue());
      }
      gram[i][i] += lambda;
      right[i] = Meaning.dot(nearest.get(i).getValue(), wanted);
    }
    Map<ConceptId, Double> weights = new LinkedHashMap<>();
    double[] c = k == 0 ? right : Cholesky.of(gram).solve(right);
    for (int i = 0; i < k; i++) {
      weights.put(nearest.get(i).getKey(), c[i]);
    }
    return weights;
  }
}
