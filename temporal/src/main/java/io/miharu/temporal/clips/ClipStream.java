package io.miharu.temporal.clips;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Something of a video that a clip network may see. Several of them lie one after the other in the
 * channels of a clip, and the network has features for each (two streams: Simonyan and Zisserman,
 * "Two-Stream Convolutional Networks for Action Recognition in Videos", NeurIPS 2014,
 * arXiv:1406.2199, whose second stream is optical flow).
 */
public enum ClipStream {
  /** Brightness, [0, 1]. */
  PICTURE,
  /** {@code ½ + (this frame − the one before) / 2}; of the first frame ½. */
  DIFFERENCE,
  /** What the codec knows of motion, right and down: see {@link MotionField}. */
  MOTION;

  /** As it is called in options and cards: {@code picture}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many channels it has where pictures have {@code colours}. */
  public int channels(int colours) {
    return this == MOTION ? 2 : colours;
  }

  /** Whether a half stands for nothing. */
  public boolean signed() {
    return this != PICTURE;
  }

  /**
   * Reads names joined by plus signs, such as {@code picture+motion}.
   *
   * @throws IllegalArgumentException for another name, or one that comes twice
   */
  public static List<ClipStream> parse(String names) {
    List<ClipStream> streams =
        Arrays.stream(names.split("\\+", -1))
            .map(
                name ->
                    Arrays.stream(values())
                        .filter(stream -> stream.label().equals(name))
                        .findFirst()
                        .orElseThrow(() -> refused(names)))
            .toList();
    if (streams.stream().distinct().count() < streams.size()) {
      throw refused(names);
    }
    return streams;
  }

  private static IllegalArgumentException refused(String names) {
    return new IllegalArgumentException(
        "an input is one or more of picture, difference and motion, each once and joined by +, got "
            + names);
  }

  /** What {@link #parse} reads. */
  public static String join(List<ClipStream> streams) {
    return streams.stream().map(ClipStream::label).collect(Collectors.joining("+"));
  }

  /** Of all streams. */
  public static int channels(List<ClipStream> streams, int colours) {
    return streams.stream().mapToInt(stream -> stream.channels(colours)).sum();
  }

  /**
   * Puts streams together.
   *
   * @param seen {@code [colours (+ 2)][frames][plane]}: brightness, then motion if it is asked for
   * @param into receives {@code [channels][frames][plane]} from {@code offset} on
   */
  public static void assemble(
      List<ClipStream> streams,
      float[] seen,
      int colours,
      int frames,
      int plane,
      float[] into,
      int offset) {
    int volume = frames * plane;
    int at = offset;
    for (ClipStream stream : streams) {
      int length = stream.channels(colours) * volume;
      switch (stream) {
        case PICTURE -> System.arraycopy(seen, 0, into, at, length);
        case MOTION -> System.arraycopy(seen, colours * volume, into, at, length);
        case DIFFERENCE -> {
          for (int i = 0; i < length; i++) {
            float before = i % volume < plane ? seen[i] : seen[i - plane];
            into[at + i] = 0.5f + (seen[i] - before) / 2;
          }
        }
      }
      at += length;
    }
  }
}
