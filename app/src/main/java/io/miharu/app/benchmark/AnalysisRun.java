package io.miharu.app.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.app.run.DetectorChoice;
import io.miharu.app.run.Engine;
import io.miharu.app.run.EngineParts;
import io.miharu.app.run.EventVocabulary;
import io.miharu.app.run.FileHashes;
import io.miharu.app.run.Interruption;
import io.miharu.app.run.RunListener;
import io.miharu.app.run.RunSettings;
import io.miharu.app.run.SourceJob;
import io.miharu.app.run.SourceOutcome;
import io.miharu.app.run.Stage;
import io.miharu.app.run.Workers;
import io.miharu.core.MediaException;
import io.miharu.ingest.Source;
import io.miharu.ingest.javacv.VideoFileStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The main job on one source, exactly as {@code miharu detect} does it, files and all. */
final class AnalysisRun {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Source source;
  private final RunSettings settings;
  private final EventVocabulary vocabulary;
  private final Path out;
  private final Interruption interruption;

  AnalysisRun(
      Source source,
      RunSettings settings,
      EventVocabulary vocabulary,
      Path out,
      Interruption interruption) {
    this.source = source;
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.out = out;
    this.interruption = interruption;
  }

  /** What was found, and how long it took. */
  record Done(SourceOutcome outcome, Measurement measurement) {}

  /**
   * Runs it once.
   *
   * @throws MediaException when the source cannot be read to its end
   */
  Done run() throws IOException {
    double cpu = Machine.cpuSeconds();
    try (Workers workers = Workers.perCore()) {
      EngineParts parts =
          new EngineParts(
              settings,
              vocabulary.definitions(),
              vocabulary.graph(),
              vocabulary,
              FileHashes.of(settings),
              interruption);
      SourceJob job =
          new SourceJob(
              source.name(),
              Optional.of(source.path()),
              () -> VideoFileStream.open(source.path(), source.name(), settings.openOptions(1)),
              DetectorChoice.observers(settings, workers),
              settings.zones());
      SourceOutcome outcome =
          new Engine(parts).run(List.of(job), out, 1, RunListener.SILENT).get(0);
      if (outcome.fault().isPresent()) {
        throw outcome.fault().get();
      }
      return new Done(outcome, measurement(Machine.cpuSeconds() - cpu));
    }
  }

  private Measurement measurement(double cpuSeconds) throws IOException {
    JsonNode record = JSON.readTree(out.resolve(source.name()).resolve("run.json").toFile());
    Map<Stage, Double> stages = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      stages.put(stage, record.path("stageMillis").path(stage.key()).asDouble());
    }
    return new Measurement(
        record.path("framesRead").asLong(),
        record.path("detectorFrames").asLong(),
        record.path("wallSeconds").asDouble(),
        cpuSeconds,
        stages);
  }
}
