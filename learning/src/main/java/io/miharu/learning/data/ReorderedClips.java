package io.miharu.learning.data;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clips with their frames in another order or number, to find out what a network takes from time.
 * Immutable.
 */
public final class ReorderedClips implements ClipSet {

  /** Which frames of a clip to show, in which order. */
  @FunctionalInterface
  private interface Order {
    int[] of(SplittableRandom random);
  }

  private final ClipSet clips;
  private final ClipShape shape;
  private final Seed seed;
  private final Order order;

  private ReorderedClips(ClipSet clips, int frames, Seed seed, Order order) {
    ClipShape whole = clips.shape();
    this.clips = clips;
    this.shape =
        new ClipShape(
            whole.channels(), frames, whole.height(), whole.width(), whole.framesPerSecond());
    this.seed = seed;
    this.order = order;
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
  public ClipShape shape() {
    return shape;
  }

  @Override
  public List<String> classes() {
    return clips.classes();
  }

  @Override
  public int size() {
    return clips.size();
  }

  @Override
  public int label(int clip) {
    return clips.label(clip);
  }

  @Override
  public void read(int clip, float[] into, int offset) throws IOException {
    float[] whole = new float[clips.values()];
    clips.read(clip, whole, 0);
    copy(whole, order.of(seed.of(clip).stream()), into, offset);
  }

  @Override
  public void vary(int clip, SplittableRandom random, float[] into, int offset) throws IOException {
    float[] whole = new float[clips.values()];
    clips.vary(clip, random, whole, 0);
    copy(whole, order.of(random), into, offset);
  }

  private void copy(float[] whole, int[] frames, float[] into, int offset) {
    int plane = shape.plane();
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int t = 0; t < shape.frames(); t++) {
        int from = (channel * clips.shape().frames() + frames[t]) * plane;
        int to = offset + (channel * shape.frames() + t) * plane;
        System.arraycopy(whole, from, into, to, plane);
      }
    }
  }
}
