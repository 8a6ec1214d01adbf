package io.miharu.learning.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Clips of drawn scenes that move smoothly, so that a camera may look at any time: what the
 * generated sets have in common.
 */
abstract class FilmedScenes implements ClipSet {

  /** One scene, everything about it drawn. */
  @FunctionalInterface
  interface Scene {

    /**
     * Draws what is seen at a time.
     *
     * @param time in frames of the set's own rate; may lie a little outside of the clip
     * @param into receives {@code [height][width]} from {@code offset} on, 0 before
     */
    void draw(double time, float[] into, int offset);
  }

  private final ClipShape shape;
  private final Seed seed;
  private final double noise;
  private final double[] ownTimes;

  /**
   * @param seed of the clips as they are read
   * @param noise deviation of what a camera adds to every picture it takes
   */
  FilmedScenes(ClipShape shape, Seed seed, double noise) {
    this.shape = shape;
    this.seed = seed;
    this.noise = noise;
    this.ownTimes = new double[shape.frames()];
    for (int t = 0; t < ownTimes.length; t++) {
      ownTimes[t] = t;
    }
  }

  /** Draws at random how a clip begins and goes on. */
  abstract Scene scene(int clip, SplittableRandom random);

  /** The chance that a clip is read with. */
  final SplittableRandom chance(int clip) {
    return seed.of(clip).stream();
  }

  @Override
  public final ClipShape shape() {
    return shape;
  }

  @Override
  public final void read(int clip, float[] into, int offset) {
    take(clip, chance(clip), into, offset);
  }

  /** The same in another drawing of everything that does not make the class. */
  @Override
  public final int vary(int clip, SplittableRandom random, float[] into, int offset) {
    take(clip, random, into, offset);
    return 0;
  }

  private void take(int clip, SplittableRandom random, float[] into, int offset) {
    film(scene(clip, random), ownTimes, random, into, offset);
  }

  /**
   * Takes pictures of a scene. The same time twice in a row is one picture shown twice, with its
   * noise.
   *
   * @param times of each frame of the clip, in frames of the set's own rate
   */
  final void film(Scene scene, double[] times, SplittableRandom random, float[] into, int offset) {
    int plane = shape.plane();
    int[] picture = new int[times.length];
    int taken = 0;
    for (int t = 0; t < times.length; t++) {
      if (t == 0 || times[t] != times[t - 1]) {
        Arrays.fill(into, offset + taken * plane, offset + (taken + 1) * plane, 0);
        scene.draw(times[t], into, offset + taken * plane);
        taken++;
      }
      picture[t] = taken - 1;
    }
    if (noise > 0) {
      GaussianTable.add(into, offset, taken * plane, noise, random);
    }
    for (int i = offset; i < offset + taken * plane; i++) {
      into[i] = Math.max(0, Math.min(1, into[i]));
    }
    for (int t = times.length - 1; t >= 0; t--) { // from behind: no picture is written over
      System.arraycopy(into, offset + picture[t] * plane, into, offset + t * plane, plane);
    }
  }
}
