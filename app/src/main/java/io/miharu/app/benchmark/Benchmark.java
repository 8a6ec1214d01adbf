package io.miharu.app.benchmark;

import io.miharu.app.run.DetectorSetting;
import io.miharu.app.run.DetectorSize;
import io.miharu.app.run.EventVocabulary;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.LookPlan;
import io.miharu.app.run.RunSettings;
import io.miharu.core.FrameStream;
import io.miharu.core.SourceInfo;
import io.miharu.ingest.Source;
import io.miharu.ingest.javacv.FfmpegProgram;
import io.miharu.ingest.javacv.VideoFileStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures every variant once per round, after a round that only warms up, and keeps the best of
 * each: what disturbs a run only ever makes it slower.
 */
final class Benchmark {

  static final String FFMPEG = "ffmpeg -f null";
  static final String DECODE = "decode";
  static final String VIEW = "decode + view";

  private final Path source;
  private final RunSettings settings;
  private final List<Path> networks;
  private final EventVocabulary vocabulary;
  private final Path out;
  private final Interruption interruption;

  /**
   * @param settings what every full analysis shares, the size at which networks look, too; detector
   *     and schedule are varied
   * @param networks the model files to measure beside the embedded detectors
   * @param out where the runs write
   */
  Benchmark(
      Path source,
      RunSettings settings,
      List<Path> networks,
      EventVocabulary vocabulary,
      Path out,
      Interruption interruption) {
    this.source = source;
    this.settings = settings;
    this.networks = List.copyOf(networks);
    this.vocabulary = vocabulary;
    this.out = out;
    this.interruption = interruption;
  }

  /**
   * Measures.
   *
   * @param rounds that count, from 1 on
   * @param progress told what is measured next
   */
  BenchmarkResult run(int rounds, Consumer<String> progress) throws IOException {
    List<Variant> variants = variants(progress);
    Map<String, List<Measurement>> measured = new LinkedHashMap<>();
    Map<Path, Double> inference = new LinkedHashMap<>();
    for (int round = 0; round <= rounds && !interruption.requested(); round++) {
      for (Variant variant : variants) {
        progress.accept(
            (round == 0 ? "warming up: " : "round %d of %d: ".formatted(round, rounds))
                + variant.name());
        Measurement one = variant.work().run();
        if (round > 0) {
          measured.computeIfAbsent(variant.name(), name -> new ArrayList<>()).add(one);
        }
      }
      for (Path network : networks) {
        inference.merge(
            network, InferenceCost.millis(network, settings.detector().size()), Math::min);
      }
    }
    SourceInfo info;
    try (FrameStream stream = VideoFileStream.open(source, name(), settings.openOptions(1))) {
      info = stream.info();
    }
    return new BenchmarkResult(
        info, variants, measured, inference, Machine.cores(), Machine.load(), Machine.peakBytes());
  }

  private List<Variant> variants(Consumer<String> progress) {
    DecodeRuns decoding = new DecodeRuns(source, settings.openOptions(1));
    List<Variant> variants = new ArrayList<>();
    try {
      FfmpegProgram program = FfmpegProgram.bundledOrInstalled();
      variants.add(new Variant(FFMPEG, Optional.empty(), () -> decoding.ffmpeg(program)));
    } catch (IOException absent) {
      progress.accept("not measured: " + FFMPEG + ": " + absent.getMessage());
    }
    variants.add(new Variant(DECODE, Optional.empty(), decoding::decode));
    variants.add(new Variant(VIEW, Optional.empty(), decoding::decodeAndView));
    variants.add(analysis("embedded", settings));
    Optional<DetectorSize> size = settings.detector().size();
    variants.add(analysis("embedded, every frame", settings.withLooks(LookPlan.every(1))));
    for (Path network : networks) {
      RunSettings its = settings.withDetector(new DetectorSetting.Model(network, size));
      String name = String.valueOf(network.getFileName()).replaceFirst("\\.[^.]*$", "");
      variants.add(analysis(name + ", every frame", its.withLooks(LookPlan.every(1))));
      variants.add(analysis(name + ", every 5th", its.withLooks(LookPlan.every(5))));
      variants.add(analysis(name + ", motion", its.withLooks(LookPlan.MOTION)));
    }
    return variants;
  }

  private Variant analysis(String name, RunSettings its) {
    AnalysisRun run =
        new AnalysisRun(
            new Source(name(), source, Source.Kind.VIDEO_FILE), its, vocabulary, out, interruption);
    return new Variant(name, its.detector().file(), () -> run.run().measurement());
  }

  private String name() {
    return String.valueOf(source.getFileName());
  }
}
