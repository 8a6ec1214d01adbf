package io.miharu.eval.viper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of frames, written {@code first:last first:last …} with both ends inside.
 *
 * @param spans ascending, disjoint and not touching: {@link #of} makes them so
 */
public record FrameSpans(List<Span> spans) {

  /** No frame at all. */
  public static final FrameSpans NONE = new FrameSpans(List.of());

  /** The frames from {@code first} to {@code last}, both inside. */
  public record Span(int first, int last) {

    public Span {
      if (!(first >= 0 && first <= last)) {
        throw new IllegalArgumentException(
            "a span needs 0 <= first <= last, got %d:%d".formatted(first, last));
      }
    }

    /** How many frames it has. */
    public int frames() {
      return last - first + 1;
    }

    @Override
    public String toString() {
      return first + ":" + last;
    }
  }

  public FrameSpans {
    spans = List.copyOf(spans);
    for (int i = 1; i < spans.size(); i++) {
      if (spans.get(i).first() <= spans.get(i - 1).last() + 1) {
        throw new IllegalArgumentException("spans must ascend with gaps between, got " + spans);
      }
    }
  }

  /** Sorts spans and joins those that touch or overlap. */
  public static FrameSpans of(List<Span> spans) {
    List<Span> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt(Span::first).thenComparingInt(Span::last));
    List<Span> joined = new ArrayList<>();
    for (Span span : sorted) {
      int end = joined.size() - 1;
      if (end >= 0 && span.first() <= joined.get(end).last() + 1) {
        Span before = joined.get(end);
        joined.set(end, new Span(before.first(), Math.max(before.last(), span.last())));
      } else {
        joined.add(span);
      }
    }
    return new FrameSpans(joined);
  }

  /**
   * Reads {@code first:last …}.
   *
   * @throws IllegalArgumentException if the text is anything else, or a span ends before it begins
   */
  public static FrameSpans parse(String text) {
    List<Span> spans = new ArrayList<>();
    for (String part : text.strip().split("\\s+", -1)) {
      int colon = part.indexOf(':');
      try {
        spans.add(
            new Span(
                Integer.parseInt(part.substring(0, Math.max(0, colon))),
                Integer.parseInt(part.substring(colon + 1))));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "needed frames as first:last with 0 <= first <= last, got \"%s\"".formatted(part), e);
      }
    }
    return of(spans);
  }

  public boolean isEmpty() {
    return spans.isEmpty();
  }

  public int first() {
    return spans.get(0).first();
  }

  public int last() {
    return spans.get(spans.size() - 1).last();
  }

  /** How many frames the set has. */
  public int frames() {
    return spans.stream().mapToInt(Span::frames).sum();
  }

  public boolean contains(int frame) {
    int low = 0;
    int high = spans.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).last() < frame) {
        low = middle + 1;
      } else if (spans.get(middle).first() > frame) {
        high = middle - 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /** The frames of either. */
  public FrameSpans plus(FrameSpans other) {
    List<Span> all = new ArrayList<>(spans);
    all.addAll(other.spans);
    return of(all);
  }

  /** As the format writes it. */
  @Override
  public String toString() {
    return spans.stream().map(Span::toString).collect(Collectors.joining(" "));
  }
}
