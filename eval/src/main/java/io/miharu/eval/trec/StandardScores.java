package io.miharu.eval.trec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns values into standard scores: how many deviations a topic's value lies above its mean over a
 * reference set of systems. Source: Webber, Moffat and Zobel, "Score standardization for
 * inter-collection comparison", SIGIR 2008; trec_eval's -Z.
 */
public final class StandardScores {

  /** What a value becomes of which the file says nothing, or nothing that can be divided by. */
  static final double MISSING = -1_000_000;

  private StandardScores() {}

  /** A topic's mean and deviation over the reference systems. */
  public record Standard(double mean, double deviation) {}

  /** Reads lines of {@code topic measure mean deviation}; by topic, then by measure. */
  public static Map<String, Map<String, Standard>> read(Path file) throws IOException {
    FieldLines lines = FieldLines.open(file, false);
    Map<String, Map<String, Standard>> all = new TreeMap<>();
    while (lines.next()) {
      lines.expect(4, 4, "topic measure mean deviation");
      all.computeIfAbsent(lines.field(0), t -> new TreeMap<>())
          .put(
              lines.field(1),
              new Standard(CNumber.real(lines.field(2)), CNumber.real(lines.field(3))));
    }
    return all;
  }

  /** The standard score of {@code value}; {@link #MISSING} where the file does not tell. */
  static double transform(
      double value, Map<String, Map<String, Standard>> all, String topic, String measure) {
    Standard standard = all.getOrDefault(topic, Map.of()).get(measure);
    if (standard == null) {
      return MISSING;
    }
    if (standard.deviation() == 0) {
      return value == standard.mean() ? 0 : MISSING;
    }
    return (value - standard.mean()) / standard.deviation();
  }
}
