package io.miharu.knowledge.words;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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
   * @param known vectors by text, or by {@link #keyOfName}, of the same source as {@code behind};
   *     copied
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
    return remembered(text, () -> behind.vector(text));
  }

  @Override
  public Optional<double[]> ofName(String name) {
    return remembered(keyOfName(name), () -> behind.ofName(name));
  }

  /** What a name is remembered as, which is no text that anybody asks for. */
  public static String keyOfName(String name) {
    return "name\t" + name;
  }

  private Optional<double[]> remembered(String key, Supplier<Optional<double[]>> making) {
    float[] remembered = known.get(key);
    if (remembered == null) {
      Optional<double[]> made = making.get();
      if (made.isEmpty()) {
        return made;
      }
      remembered = rounded(made.get());
      known.put(key, remembered);
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
  public boolean isWord(String word) {
    return behind.isWord(word);
  }

  @Override
  public String source() {
    return behind.source();
  }
}
