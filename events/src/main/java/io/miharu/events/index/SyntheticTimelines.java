package io.miharu.events.index;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Timelines nobody filmed, to measure an index at a size for which no videos are at hand.
 *
 * <p>Each concept is active in runs of {@value #SHORTEST} to {@value #LONGEST} steps, evenly drawn,
 * with gaps whose mean makes it active in {@link #activeShare} of the steps, evenly drawn from 1 to
 * twice the mean. In a run every step has a probability of its own, evenly from 0.1 to 1. Equal
 * seeds give equal bytes. Immutable.
 *
 * @param videos how many, from 1 on
 * @param steps of each video, from 1 on
 * @param concepts how many, from 1 on; they are called {@code concept-0000} and so on
 * @param activeShare in (0, 1)
 */
public record SyntheticTimelines(
    int videos, int steps, int concepts, double activeShare, long seed) {

  private static final int SHORTEST = 3;
  private static final int LONGEST = 20;
  private static final int LEAST_CODE = 26;

  public SyntheticTimelines {
    if (videos < 1 || steps < 1 || concepts < 1 || !(activeShare > 0 && activeShare < 1)) {
      throw new IllegalArgumentException(
          "needs 1 or more videos, steps and concepts, and a share between 0 and 1, got "
              + "%d, %d, %d and %s".formatted(videos, steps, concepts, activeShare));
    }
  }

  /** The concept of this number. */
  public static ConceptId concept(int number) {
    return ConceptId.of(String.format(Locale.ROOT, "concept-%04d", number));
  }

  /** The video of this number. */
  static String video(int number) {
    return String.format(Locale.ROOT, "synthetic-%06d", number);
  }

  /** Writes all videos; the index merges them when it is closed. */
  public void write(IndexWriter index) throws IOException {
    List<ConceptId> vocabulary =
        IntStream.range(0, concepts).mapToObj(SyntheticTimelines::concept).toList();
    Origin origin = Origin.of("synthetic", Map.of("seed", Long.toString(seed)));
    for (int video = 0; video < videos; video++) {
      try (VideoWriter writer = index.begin(video(video), origin, vocabulary)) {
        SegmentBuilder builder = writer.whole(steps);
        for (int concept = 0; concept < concepts; concept++) {
          builder.ran(concept, 0, steps);
          fill(builder, concept, new SplittableRandom(seed + (long) video * concepts + concept));
        }
        writer.finish();
      }
    }
  }

  private void fill(SegmentBuilder builder, int concept, SplittableRandom random) {
    double meanRun = (SHORTEST + LONGEST) / 2.0;
    int longestGap = (int) Math.max(1, Math.round(2 * meanRun * (1 - activeShare) / activeShare));
    // A video begins somewhere in a gap.
    int step = random.nextInt(longestGap);
    while (step < steps) {
      int end = Math.min(steps, step + random.nextInt(SHORTEST, LONGEST + 1));
      while (step < end) {
        builder.put(concept, step++, random.nextInt(LEAST_CODE, 256));
      }
      step += random.nextInt(1, longestGap + 1);
    }
  }
}
