package io.miharu.app.run;

import io.miharu.core.CameraKind;
import io.miharu.core.EventId;
import io.miharu.core.MediaTime;
import io.miharu.detectors.tiles.TileBudget;
import io.miharu.ingest.Crop;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a run looks at its sources and what it looks for. Every value a result depends on stands
 * here, and {@code run.json} repeats it. Immutable.
 *
 * @param events which events to look for; empty for all that fit the camera
 * @param eventFiles the user's own event definitions, in Turtle
 * @param zones the operator's zones
 * @param camera how the camera is mounted
 * @param detector an ONNX detector; absent for the embedded ones
 * @param every run the detector on every n-th frame, 1 or more; absent: at most 30 times per second
 *     of video
 * @param crop look only at this part of the picture, px after rotation
 * @param start leave out what comes before
 * @param end leave out what comes from here on
 * @param minProbability hits below it are not reported, in [0, 1]; absent for each event's own
 * @param annotate write annotated.mp4 too
 * @param tiles with a {@code detector}: also look at so many parts of a large picture near their
 *     own scale; absent: only at the whole, shrunk
 */
public record RunSettings(
    List<EventId> events,
    List<Path> eventFiles,
    List<ZoneSpec> zones,
    CameraKind camera,
    Optional<Path> detector,
    OptionalInt every,
    Optional<Crop> crop,
    MediaTime start,
    Optional<MediaTime> end,
    Optional<Float> minProbability,
    boolean annotate,
    Optional<TileBudget> tiles) {

  /** Everything, with the embedded detectors. */
  public static final RunSettings DEFAULT =
      new RunSettings(
          List.of(),
          List.of(),
          List.of(),
          CameraKind.AUTO,
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          MediaTime.ZERO,
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty());

  public RunSettings {
    events = List.copyOf(events);
    eventFiles = List.copyOf(eventFiles);
    zones = List.copyOf(zones);
    if (every.isPresent() && every.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "the detector runs on every n-th frame, n from 1 on, got " + every.getAsInt());
    }
    if (tiles.isPresent() && detector.isEmpty()) {
      throw new IllegalArgumentException(
          "tiles are for a network: pass --detector FILE, or leave --tiles");
    }
    if (end.isPresent() && !end.get().isAfter(start)) {
      throw new IllegalArgumentException(
          "the end must come after the start, got %s to %s".formatted(start, end.get()));
    }
    if (minProbability.isPresent() && !(minProbability.get() >= 0 && minProbability.get() <= 1)) {
      throw new IllegalArgumentException(
          "the least probability must lie in [0, 1], got " + minProbability.get());
    }
  }

  /** These settings with another detector, an ONNX file. */
  public RunSettings withDetector(Path file) {
    return new RunSettings(
        events,
        eventFiles,
        zones,
        camera,
        Optional.of(file),
        every,
        crop,
        start,
        end,
        minProbability,
        annotate,
        tiles);
  }

  /** These settings with tiles. */
  public RunSettings withTiles(Optional<TileBudget> budget) {
    return new RunSettings(
        events,
        eventFiles,
        zones,
        camera,
        detector,
        every,
        crop,
        start,
        end,
        minProbability,
        annotate,
        budget);
  }
}
