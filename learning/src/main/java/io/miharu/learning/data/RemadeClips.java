package io.miharu.learning.data;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** The clips of another set, with the same labels, each made into something of another shape. */
abstract class RemadeClips implements ClipSet {

  private final ClipSet clips;
  private final ClipShape shape;
  private final Seed seed;

  /**
   * @param shape of what the clips are made into
   * @param seed of chance where a clip is read as it is
   */
  RemadeClips(ClipSet clips, ClipShape shape, Seed seed) {
    this.clips = clips;
    this.shape = shape;
    this.seed = seed;
  }

  /** Makes one clip of the other set into one of this, from {@code offset} on. */
  abstract void remake(float[] whole, SplittableRandom random, float[] into, int offset);

  @Override
  public final void read(int clip, float[] into, int offset) throws IOException {
    float[] whole = new float[clips.values()];
    clips.read(clip, whole, 0);
    remake(whole, seed.of(clip).stream(), into, offset);
  }

  @Override
  public final int vary(int clip, SplittableRandom random, float[] into, int offset)
      throws IOException {
    float[] whole = new float[clips.values()];
    int domain = clips.vary(clip, random, whole, 0);
    remake(whole, random, into, offset);
    return domain;
  }

  @Override
  public final ClipShape shape() {
    return shape;
  }

  @Override
  public final List<String> classes() {
    return clips.classes();
  }

  @Override
  public final int domains() {
    return clips.domains();
  }

  @Override
  public final int size() {
    return clips.size();
  }

  @Override
  public final int label(int clip) {
    return clips.label(clip);
  }
}
