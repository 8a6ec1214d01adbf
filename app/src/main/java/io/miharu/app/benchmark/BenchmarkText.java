package io.miharu.app.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.run.Stage;
import io.miharu.core.SourceInfo;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** A benchmark's result for people, and as JSON. */
final class BenchmarkText {

  private BenchmarkText() {}

  static String table(BenchmarkResult result) {
    SourceInfo info = result.info();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s, %s, %d x %d px; %d cores, load %.1f; best of the rounds%n%n",
            info.name(),
            info.format(),
            info.width(),
            info.height(),
            result.cores(),
            result.load()));
    text.append(
        String.format(
            Locale.ROOT,
            "%-32s %8s %8s %9s %8s %8s %8s %9s %8s%n",
            "",
            "frames/s",
            "median",
            "core-ms",
            "looks",
            "x ffmpeg",
            "x decode",
            "x limit",
            "streams"));
    for (Variant variant : result.variants()) {
      result.best(variant.name()).ifPresent(best -> text.append(row(result, variant, best)));
    }
    text.append(
        "\ncore-ms: of all cores together, per frame. looks: of the detector, per frame. x decode:"
            + " against our decoding alone.\nx limit: against (cores x 1000) / (decode core-ms +"
            + " inference core-ms x looks). streams: of 30 frames/s that this speed carries.\n");
    result
        .inferenceMillis()
        .forEach(
            (network, millis) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "Inference alone, one core: %s %.1f ms%n",
                        network.getFileName(),
                        millis)));
    result
        .peakBytes()
        .ifPresent(
            bytes ->
                text.append(
                    String.format(Locale.ROOT, "Peak memory: %.0f MiB%n", bytes / 1048576.0)));
    text.append("\nMilliseconds of a core per frame, by stage\n");
    for (Variant variant : result.variants()) {
      result
          .best(variant.name())
          .filter(best -> !best.stageMillis().isEmpty())
          .ifPresent(best -> text.append(stages(variant.name(), best)));
    }
    return text.toString();
  }

  private static String row(BenchmarkResult result, Variant variant, Measurement best) {
    OptionalDouble limit = result.limit(variant);
    return String.format(
        Locale.ROOT,
        "%-32s %8.1f %8.1f %9.2f %8.3f %8s %8s %9s %8d%n",
        variant.name(),
        best.fps(),
        result.median(variant.name()).orElse(best).fps(),
        best.coreMillis(),
        best.looksPerFrame(),
        number(result.ratio(variant.name(), Benchmark.FFMPEG)),
        number(result.ratio(variant.name(), Benchmark.DECODE)),
        limit.isPresent() ? number(OptionalDouble.of(best.fps() / limit.getAsDouble())) : "",
        BenchmarkResult.streams(best));
  }

  private static String number(OptionalDouble ratio) {
    return ratio.isPresent() ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble()) : "";
  }

  private static String stages(String name, Measurement best) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-32s", name));
    for (Map.Entry<Stage, Double> stage : best.stageMillis().entrySet()) {
      line.append(
          String.format(
              Locale.ROOT, " %s %.2f", stage.getKey().key(), stage.getValue() / best.frames()));
    }
    return line.append('\n').toString();
  }

  static String json(BenchmarkResult result) throws IOException {
    ObjectNode object = new ObjectMapper().createObjectNode();
    object.put("source", result.info().name());
    object.put("format", result.info().format());
    object.put("width", result.info().width());
    object.put("height", result.info().height());
    object.put("cores", result.cores());
    object.put("load", result.load());
    result.peakBytes().ifPresent(bytes -> object.put("peakBytes", bytes));
    ObjectNode inference = object.putObject("inferenceMillis");
    result
        .inferenceMillis()
        .forEach((network, millis) -> inference.put("" + network.getFileName(), millis));
    ArrayNode variants = object.putArray("variants");
    for (Variant variant : result.variants()) {
      result
          .best(variant.name())
          .ifPresent(best -> put(variants.addObject(), result, variant, best));
    }
    return new ObjectMapper().writeValueAsString(object);
  }

  private static void put(
      ObjectNode entry, BenchmarkResult result, Variant variant, Measurement best) {
    entry.put("name", variant.name());
    entry.put("frames", best.frames());
    entry.put("looks", best.looks());
    entry.put("fps", best.fps());
    entry.put("medianFps", result.median(variant.name()).orElse(best).fps());
    entry.put("coreMillisPerFrame", best.coreMillis());
    result.ratio(variant.name(), Benchmark.FFMPEG).ifPresent(ratio -> entry.put("toFfmpeg", ratio));
    result.ratio(variant.name(), Benchmark.DECODE).ifPresent(ratio -> entry.put("toDecode", ratio));
    OptionalDouble limit = result.limit(variant);
    if (limit.isPresent()) {
      entry.put("limitFps", limit.getAsDouble());
      entry.put("toLimit", best.fps() / limit.getAsDouble());
    }
    result.info().nominalRate().ifPresent(rate -> entry.put("realTimeFactor", best.fps() / rate));
    entry.put("streamsOf30Fps", BenchmarkResult.streams(best));
    ObjectNode stages = entry.putObject("stageMillisPerFrame");
    best.stageMillis().forEach((stage, millis) -> stages.put(stage.key(), millis / best.frames()));
    ArrayNode rounds = entry.putArray("roundsFps");
    result.measured().getOrDefault(variant.name(), List.of()).stream()
        .map(Measurement::fps)
        .forEach(rounds::add);
  }
}
