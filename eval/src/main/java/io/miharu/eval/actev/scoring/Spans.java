package io.miharu.eval.actev.scoring;

import io.miharu.eval.FrameTimes.FrameSpan;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sets of frames, as spans that are in order and apart. Immutable. */
final class Spans {

  static final Spans NONE = new Spans(new long[0]);

  private final long[] edges; // begin, end, begin, end, …: strictly rising
  private final long length;

  private Spans(long[] edges) {
    this.edges = edges;
    long sum = 0;
    for (int i = 0; i < edges.length; i += 2) {
      sum += edges[i + 1] - edges[i];
    }
    length = sum;
  }

  /** Spans that are in order and apart already. */
  static Spans of(List<FrameSpan> spans) {
    long[] edges = new long[2 * spans.size()];
    for (int i = 0; i < spans.size(); i++) {
      edges[2 * i] = spans.get(i).first();
      edges[2 * i + 1] = spans.get(i).end();
    }
    return new Spans(edges);
  }

  /** The frames from {@code first} up to {@code end}, which is left out. */
  static Spans of(long first, long end) {
    return first < end ? new Spans(new long[] {first, end}) : NONE;
  }

  /** The frames that any of {@code sets} holds. */
  static Spans union(List<Spans> sets) {
    long[][] spans =
        sets.stream()
            .flatMap(
                set ->
                    IntStream.range(0, set.count())
                        .mapToObj(i -> new long[] {set.first(i), set.end(i)}))
            .sorted((a, b) -> Long.compare(a[0], b[0]))
            .toArray(long[][]::new);
    long[] edges = new long[2 * spans.length];
    int size = 0;
    for (long[] span : spans) {
      if (size > 0 && span[0] <= edges[size - 1]) {
        edges[size - 1] = Math.max(edges[size - 1], span[1]);
      } else {
        edges[size++] = span[0];
        edges[size++] = span[1];
      }
    }
    return new Spans(Arrays.copyOf(edges, size));
  }

  /** How many frames. */
  long length() {
    return length;
  }

  int count() {
    return edges.length / 2;
  }

  long first(int span) {
    return edges[2 * span];
  }

  long end(int span) {
    return edges[2 * span + 1];
  }

  boolean isEmpty() {
    return edges.length == 0;
  }

  /** The first frame of all; of a set that is not empty. */
  long begin() {
    return edges[0];
  }

  /** The frame after the last one; of a set that is not empty. */
  long end() {
    return edges[edges.length - 1];
  }

  /** How many frames both hold. */
  long overlap(Spans other) {
    long sum = 0;
    for (int i = 0, j = 0; i < edges.length && j < other.edges.length; ) {
      long from = Math.max(edges[i], other.edges[j]);
      long to = Math.min(edges[i + 1], other.edges[j + 1]);
      sum += Math.max(0, to - from);
      if (edges[i + 1] < other.edges[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return sum;
  }

  /** The frames that both hold. */
  Spans and(Spans other) {
    long[] both = new long[edges.length + other.edges.length];
    int size = 0;
    for (int i = 0, j = 0; i < edges.length && j < other.edges.length; ) {
      long from = Math.max(edges[i], other.edges[j]);
      long to = Math.min(edges[i + 1], other.edges[j + 1]);
      if (from < to) {
        both[size++] = from;
        both[size++] = to;
      }
      if (edges[i + 1] < other.edges[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return new Spans(Arrays.copyOf(both, size));
  }

  /** The frames that this set holds and {@code other} does not. */
  Spans without(Spans other) {
    if (edges.length == 0 || other.edges.length == 0) {
      return this;
    }
    long[] gaps = new long[other.edges.length + 2];
    gaps[0] = Math.min(begin(), other.begin()) - 1;
    System.arraycopy(other.edges, 0, gaps, 1, other.edges.length);
    gaps[gaps.length - 1] = Math.max(end(), other.end()) + 1;
    return and(new Spans(gaps));
  }

  boolean isWithin(Spans other) {
    return overlap(other) == length;
  }

  /** The frames within {@code collar} frames of where a span begins or ends. */
  Spans collars(long collar) {
    return collar <= 0
        ? NONE
        : union(
            Arrays.stream(edges).mapToObj(edge -> Spans.of(edge - collar, edge + collar)).toList());
  }
}
