package io.miharu.learning.data;

import java.util.SplittableRandom;

/**
 * Clips with their frames in another order or number, to find out what a network takes from time.
 * Immutable.
 */
public final class ReorderedClips extends RemadeClips {

  /** Which frames of a clip to show, in which order. */
  @FunctionalInterface
  private interface Order {
    int[] of(SplittableRandom random);
  }

  private final ClipShape whole;
  private final Order order;

  private ReorderedClips(ClipSet clips, int frames, Seed seed, Order order) {
    super(clips, withFrames(clips.shape(), frames), seed);
    this.whole = clips.shape();
    this.order = order;
  }

  private static ClipShape withFrames(ClipShape whole, int frames) {
    return new ClipShape(
        whole.channels(), frames, whole.height(), whole.width(), whole.framesPerSecond());
  }

  /** The frames of each clip in a random order of its own. */
  public static ReorderedClips shuffled(ClipSet clips, Seed seed) {
    int frames = clips.shape().frames();
    return new ReorderedClips(
        clips, frames, seed.of("shuffled frames"), random -> shuffle(frames, random));
  }

  /** From the last frame to the first. */
  public static ReorderedClips reversed(ClipSet clips) {
    int frames = clips.shape().frames();
    int[] backwards = new int[frames];
    for (int t = 0; t < frames; t++) {
      backwards[t] = frames - 1 - t;
    }
    return new ReorderedClips(clips, frames, new Seed(0), random -> backwards);
  }

  /** One random frame of each clip, another one each time a clip is varied. */
  public static ReorderedClips single(ClipSet clips, Seed seed) {
    int frames = clips.shape().frames();
    return new ReorderedClips(
        clips, 1, seed.of("single frame"), random -> new int[] {random.nextInt(frames)});
  }

  private static int[] shuffle(int count, SplittableRandom random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  @Override
  void remake(float[] clip, SplittableRandom random, float[] into, int offset) {
    int[] frames = order.of(random);
    int plane = shape().plane();
    for (int channel = 0; channel < shape().channels(); channel++) {
      for (int t = 0; t < shape().frames(); t++) {
        int from = (channel * whole.frames() + frames[t]) * plane;
        int to = offset + (channel * shape().frames() + t) * plane;
        System.arraycopy(clip, from, into, to, plane);
      }
    }
  }
}
