package io.miharu.knowledge.words;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Vectors that were made before, so that the network behind them is asked only for new texts.
 *
 * <p>What is remembered is rounded to single precision, new or not, so that a text has one vector
 * whether it was read from a file or just made. Not thread-safe.
 */
public final class RememberedVectors implements TextVectors {

  private final TextVectors behind;
  private final Map<String, float[]> known;
  private boolean grown;

  /**
   * @param known vectors by text, of the same source as {@code behind}; copied
   */
  public RememberedVectors(TextVectors behind, Map<String, float[]> known) {
    this.behind = behind;
    this.known = new LinkedHashMap<>(known);
  }

  /** Everything that is remembered, in the order in which it came. */
  public Map<String, float[]> known() {
    return Collections.unmodifiableMap(known);
  }

  /** Whether a text came that was not known at first. */
  public boolean hasGrown() {
    return grown;
  }

  @Override
  public Optional<double[]> vector(String text) {
    float[] remembered = known.get(text);
    if (remembered == null) {
      Optional<double[]> made = behind.vector(text);
      if (made.isEmpty()) {
        return made;
      }
      remembered = rounded(made.get());
      known.put(text, remembered);
      grown = true;
    }
    double[] vector = new double[remembered.length];
    for (int d = 0; d < vector.length; d++) {
      vector[d] = remembered[d];
    }
    return Optional.of(vector);
  }

  private static float[] rounded(double[] vector) {
    float[] rounded = new float[vector.length];
    for (int d = 0; d < rounded.length; d++) {
      rounded[d] = (float) vector[d];
    }
    return rounded;
  }

  @Override
  public String source() {
    return behind.source();
  }
}
