package io.miharu.app.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.BuildVersion;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import io.miharu.ingest.live.LiveReport;
import io.miharu.ingest.live.Overflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code run.json}: what was run on a source, with what, how fast, and what was lost. The fields
 * are those of {@code docs/formats.md}.
 *
 * @param settings what the results depend on
 * @param models SHA-256 of every model and event file, by file name
 * @param live what a live source was like; absent for files
 */
record RunRecord(
    SourceInfo info,
    StreamHealth health,
    RunClock clock,
    ObjectNode settings,
    Map<String, String> models,
    boolean interrupted,
    Optional<LiveReport> live,
    List<String> warnings) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Media seconds per wall second; above 1 is faster than real time. */
  double realTimeFactor() {
    return clock.mediaSeconds() / Math.max(clock.wallSeconds(), 1e-9);
  }

  void write(Path file) throws IOException {
    ObjectNode object = JSON.createObjectNode();
    ObjectNode source = object.putArray("sources").addObject();
    source.put("name", info.name());
    source.put("location", info.location());
    source.put("format", info.format());
    source.put("width", info.width());
    source.put("height", info.height());
    source.put("rotation", info.rotationDegrees());
    info.duration().ifPresent(claim -> source.put("claimedSeconds", claim.toNanos() / 1e9));
    info.nominalRate().ifPresent(rate -> source.put("nominalRate", rate));
    object.set("settings", settings);
    ObjectNode versions = object.putObject("versions");
    versions.put("miharu", BuildVersion.current());
    versions.put("java", Runtime.version().toString());
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    object.set("models", JSON.valueToTree(models));
    object.put("framesRead", health.framesRead());
    object.put("framesSkipped", health.framesSkipped());
    ArrayNode skipped = object.putArray("skippedAt");
    health.skippedAt().forEach(time -> skipped.add(time.seconds()));
    object.put("detectorFrames", clock.detectorFrames());
    ObjectNode stages = object.putObject("stageMillis");
    for (Stage stage : Stage.values()) {
      stages.put(stage.key(), Math.round(clock.stages().millis(stage)));
    }
    object.put("mediaSeconds", rounded(clock.mediaSeconds()));
    object.put("wallSeconds", rounded(clock.wallSeconds()));
    if (live.isEmpty()) { // a camera is not decoded any faster than it sends
      object.put("decodeFps", rounded(perSecond(clock.decodeSeconds())));
    }
    object.put("analysisFps", rounded(perSecond(clock.analysisSeconds())));
    object.put("realTimeFactor", rounded(realTimeFactor()));
    object.put("interrupted", interrupted);
    live.ifPresent(report -> object.set("live", live(report, clock.looksSkipped())));
    ArrayNode list = object.putArray("warnings");
    warnings.forEach(list::add);
    Files.writeString(file, JSON.writeValueAsString(object) + "\n");
  }

  private static ObjectNode live(LiveReport report, long looksSkipped) {
    ObjectNode object = JSON.createObjectNode();
    object.put("firstFrameAt", report.firstFrameAt().toString());
    object.put("onOverload", report.overflow() == Overflow.BLOCK ? "block" : "drop");
    object.put("framesDropped", report.framesDropped());
    object.put("looksSkipped", looksSkipped);
    object.put("connections", report.connections());
    object.put("attempts", report.attempts());
    object.put("outages", report.outages());
    object.put("outageSeconds", rounded(report.outageSeconds()));
    object.put("breaches", report.breaches());
    object.put("abandonedCalls", report.abandonedCalls());
    ObjectNode latency = object.putObject("latencyMillis");
    latency.put("p50", report.latency().p50());
    latency.put("p95", report.latency().p95());
    latency.put("p99", report.latency().p99());
    latency.put("longest", report.latency().longest());
    return object;
  }

  private double perSecond(double seconds) {
    return clock.frames() / Math.max(seconds, 1e-9);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
