package io.miharu.app.run;

import io.miharu.app.report.SourceReport;
import io.miharu.core.EventHit;
import io.miharu.core.MediaException;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import io.miharu.core.Zone;
import io.miharu.ingest.live.LiveReport;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a source when its last frame is done: makes run.json and its part of the report.
 */
record SourceResults(
    SourceJob job,
    SourceInfo info,
    List<Zone> zones,
    EngineParts parts,
    StreamHealth health,
    Optional<LiveReport> live,
    Optional<MediaException> fault) {

  SourceOutcome conclude(Optional<Path> folder, SourceOutputs outputs, RunClock clock)
      throws OutputException {
    List<String> warnings = warnings();
    RunRecord record =
        new RunRecord(
            info,
            health,
            clock,
            SettingsJson.tree(parts.settings(), parts.definitions(), zones),
            parts.models(),
            parts.interruption().requested(),
            live,
            warnings);
    if (folder.isPresent()) {
      write(record, folder.get().resolve("run.json"));
    }
    SourceReport report =
        new SourceReport(
            info,
            "source-" + job.name().replaceAll("[^A-Za-z0-9]+", "-"),
            folder.flatMap(this::video),
            clock.mediaSeconds(),
            facts(record, clock),
            warnings,
            zones,
            outputs.hits().stream().map(hit -> card(hit, outputs)).toList(),
            outputs.timeline().timeline());
    return new SourceOutcome(
        job.name(), outputs.hits(), Optional.of(report), fault, clock.mediaSeconds());
  }

  private static void write(RunRecord record, Path file) throws OutputException {
    try {
      record.write(file);
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write %s: %s".formatted(file, unwritable.getMessage()), unwritable);
    }
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>(health.warnings());
    fault.ifPresent(damage -> warnings.add(String.valueOf(damage.getMessage())));
    if (parts.interruption().requested()) {
      warnings.add("The run was interrupted; what came later was not looked at.");
    }
    return warnings;
  }

  private static SourceReport.Card card(EventHit hit, SourceOutputs outputs) {
    return new SourceReport.Card(hit, outputs.snapshot(hit), Optional.empty());
  }

  private String facts(RunRecord record, RunClock clock) {
    return String.format(
        Locale.ROOT,
        "%s, %d x %d px, %,d frames, %.1f s of video in %.1f s (%.1f times real time)",
        info.format(),
        info.width(),
        info.height(),
        clock.frames(),
        clock.mediaSeconds(),
        clock.wallSeconds(),
        record.realTimeFactor());
  }

  /** The file to play beside the report: the annotated video, else the source itself. */
  private Optional<String> video(Path folder) {
    Path report = folder.toAbsolutePath().normalize().getParent();
    Path annotated = folder.resolve(SourceOutputs.ANNOTATED).toAbsolutePath().normalize();
    if (report == null) {
      return Optional.empty();
    }
    if (Files.exists(annotated)) {
      return Optional.of(link(report, annotated));
    }
    return job.file()
        .filter(Files::isRegularFile)
        .map(file -> link(report, file.toAbsolutePath().normalize()));
  }

  private static String link(Path from, Path to) {
    if (!Objects.equals(from.getRoot(), to.getRoot())) {
      return to.toUri().toString();
    }
    // Percent-encodes what a link cannot hold, and keeps the link relative.
    StringBuilder link = new StringBuilder();
    for (Path part : from.relativize(to)) {
      link.append(link.length() == 0 ? "" : "/").append(encoded(part.toString()));
    }
    return link.toString();
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
