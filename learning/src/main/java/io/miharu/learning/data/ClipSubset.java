package io.miharu.learning.data;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** Some of other clips, such as a fold. Immutable. */
public final class ClipSubset implements ClipSet {

  private final ClipSet whole;
  private final Subset subset;

  private ClipSubset(ClipSet whole, Subset subset) {
    this.whole = whole;
    this.subset = subset;
  }

  /** Those whose number passes. */
  public static ClipSubset where(ClipSet whole, IntPredicate chosen) {
    return new ClipSubset(whole, Subset.where(whole, chosen));
  }

  @Override
  public ClipShape shape() {
    return whole.shape();
  }

  @Override
  public int size() {
    return subset.size();
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
  public int label(int clip) {
    return subset.label(clip);
  }

  @Override
  public void read(int clip, float[] into, int offset) throws IOException {
    subset.read(clip, into, offset);
  }

  @Override
  public int vary(int clip, SplittableRandom random, float[] into, int offset) throws IOException {
    return subset.vary(clip, random, into, offset);
  }
}
