package io.miharu.learning.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Some of other examples, such as a fold. Immutable. */
public final class Subset implements Examples {

  private final Examples whole;
  private final int[] chosen;

  /**
   * In the order given.
   *
   * @param chosen numbers of examples in {@code whole}
   */
  public Subset(Examples whole, int[] chosen) {
    this.whole = whole;
    this.chosen = chosen.clone();
    for (int example : chosen) {
      Objects.checkIndex(example, whole.size());
    }
  }

  /** Those whose number passes. */
  public static Subset where(Examples whole, IntPredicate chosen) {
    return new Subset(whole, IntStream.range(0, whole.size()).filter(chosen).toArray());
  }

  /** Numbers in the whole. */
  public int[] chosen() {
    return Arrays.copyOf(chosen, chosen.length);
  }

  @Override
  public int size() {
    return chosen.length;
  }

  @Override
  public int values() {
    return whole.values();
  }

  @Override
  public int domains() {
    return whole.domains();
  }

  @Override
  public List<String> classes() {
    return whole.classes();
  }

  @Override
  public int label(int example) {
    return whole.label(chosen[example]);
  }

  @Override
  public void read(int example, float[] into, int offset) throws IOException {
    whole.read(chosen[example], into, offset);
  }

  @Override
  public int vary(int example, SplittableRandom random, float[] into, int offset)
      throws IOException {
    return whole.vary(chosen[example], random, into, offset);
  }
}
