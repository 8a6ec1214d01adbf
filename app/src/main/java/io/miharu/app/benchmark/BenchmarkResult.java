package io.miharu.app.benchmark;

import io.miharu.core.SourceInfo;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a benchmark measured.
 *
 * @param variants in the order of the table
 * @param measured every counted round by the variant's name
 * @param inferenceMillis what a network costs by itself, ms of one core
 * @param load of the machine at the end; negative if unknown
 * @param peakBytes the most memory the whole benchmark held, all variants one after the other
 */
record BenchmarkResult(
    SourceInfo info,
    List<Variant> variants,
    Map<String, List<Measurement>> measured,
    Map<Path, Double> inferenceMillis,
    int cores,
    double load,
    OptionalLong peakBytes) {

  /** A live camera's rate. */
  private static final double STREAM_FPS = 30;

  /** The fastest round of a variant. */
  Optional<Measurement> best(String variant) {
    return measured.getOrDefault(variant, List.of()).stream()
        .max(Comparator.comparingDouble(Measurement::fps));
  }

  /** The middle round of a variant by speed, the slower one of two. */
  Optional<Measurement> median(String variant) {
    List<Measurement> sorted =
        measured.getOrDefault(variant, List.of()).stream()
            .sorted(Comparator.comparingDouble(Measurement::fps))
            .toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
  }

  /**
   * Frames per second that no pipeline can pass on this machine: (cores x 1000) / (decode core-ms +
   * inference core-ms x looks per frame). Decoding at the least that FFmpeg or we took for it.
   */
  OptionalDouble limit(Variant variant) {
    Optional<Measurement> own = best(variant.name());
    OptionalDouble decode =
        List.of(Benchmark.FFMPEG, Benchmark.DECODE).stream()
            .flatMap(name -> measured.getOrDefault(name, List.of()).stream())
            .mapToDouble(Measurement::coreMillis)
            .min();
    if (own.isEmpty() || decode.isEmpty() || variant.network().isEmpty()) {
      return OptionalDouble.empty();
    }
    Double inference = inferenceMillis.get(variant.network().get());
    return inference == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            cores * 1000 / (decode.getAsDouble() + inference * own.get().looksPerFrame()));
  }

  /** How many live streams of 30 frames/s the measured speed would carry. */
  static int streams(Measurement one) {
    return (int) (one.fps() / STREAM_FPS);
  }

  /** The speed against another variant's, each at its best. */
  OptionalDouble ratio(String variant, String to) {
    Optional<Measurement> own = best(variant);
    Optional<Measurement> other = best(to);
    return own.isEmpty() || other.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(own.get().fps() / other.get().fps());
  }
}
