package io.miharu.app.run;

import io.miharu.core.CameraKind;
import io.miharu.core.EventId;
import io.miharu.core.MediaTime;
import io.miharu.detectors.tiles.TileBudget;
import io.miharu.ingest.Crop;
import io.miharu.ingest.OpenOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a run looks at its sources and what it looks for. Every value a result depends on stands
 * here, and {@code run.json} repeats it. Immutable.
 *
 * @param events which events to look for; empty for all that fit the camera
 * @param eventFiles the user's own event definitions, in Turtle
 * @param zones the operator's zones
 * @param camera how the camera is mounted
 * @param detector which one finds people and things
 * @param networks what looks closer at what the detector found
 * @param looks how often the detector looks
 * @param crop look only at this part of the picture, px after rotation
 * @param start leave out what comes before
 * @param end leave out what comes from here on
 * @param minProbability hits below it are not reported, in [0, 1]; absent for each event's own
 * @param annotate write annotated.mp4 too
 * @param tiles with a network: also look at so many parts of a large picture near their own scale;
 *     absent: only at the whole, shrunk
 */
public record RunSettings(
    List<EventId> events,
    List<Path> eventFiles,
    List<ZoneSpec> zones,
    CameraKind camera,
    DetectorSetting detector,
    Networks networks,
    LookPlan looks,
    Optional<Crop> crop,
    MediaTime start,
    Optional<MediaTime> end,
    Optional<Float> minProbability,
    boolean annotate,
    Optional<TileBudget> tiles) {

  /** Each holds some pictures, and beyond this many they gain nothing. */
  private static final int MAX_DECODER_THREADS = 8;

  /** Everything, with what is built in. */
  public static final RunSettings DEFAULT =
      new RunSettings(
          List.of(),
          List.of(),
          List.of(),
          CameraKind.AUTO,
          new DetectorSetting.Embedded(),
          Networks.NONE,
          LookPlan.DEFAULT,
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
    if (tiles.isPresent() && !detector.isNetwork()) {
      throw new IllegalArgumentException(
          "tiles are for a network, and --detector %s is none; leave one of the two"
              .formatted(detector.label()));
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

  /**
   * How the sources of a run with these settings are opened.
   *
   * @param sideBySide how many sources share the cores, from 1 on
   */
  public OpenOptions openOptions(int sideBySide) {
    int cores = Runtime.getRuntime().availableProcessors();
    OpenOptions open =
        OpenOptions.DEFAULT
            .withStart(start)
            .withMotionVectors(looks.kind() == LookPlan.Kind.MOTION || networks.clips().isPresent())
            .withDecoderThreads(decoderThreads(cores, sideBySide));
    if (end.isPresent()) {
      open = open.withEnd(end.get());
    }
    return crop.isPresent() ? open.withCrop(crop.get()) : open;
  }

  /**
   * A decoder's threads wait for each other, so a lone source gets one more than there are cores.
   */
  private static int decoderThreads(int cores, int sideBySide) {
    int wanted = sideBySide == 1 && cores > 1 ? cores + 1 : cores / sideBySide;
    return Math.max(1, Math.min(MAX_DECODER_THREADS, wanted));
  }

  /** These settings with another detector, an ONNX file. */
  public RunSettings withDetector(Path file) {
    return withDetector(new DetectorSetting.Model(file));
  }

  /** These settings with another detector. */
  public RunSettings withDetector(DetectorSetting other) {
    return with(other, networks, looks, tiles);
  }

  /** These settings with other networks beside the detector. */
  public RunSettings withNetworks(Networks others) {
    return with(detector, others, looks, tiles);
  }

  /** These settings with looks by another plan. */
  public RunSettings withLooks(LookPlan plan) {
    return with(detector, networks, plan, tiles);
  }

  /** These settings with tiles. */
  public RunSettings withTiles(Optional<TileBudget> budget) {
    return with(detector, networks, looks, budget);
  }

  private RunSettings with(
      DetectorSetting newDetector,
      Networks newNetworks,
      LookPlan newLooks,
      Optional<TileBudget> newTiles) {
    return new RunSettings(
        events,
        eventFiles,
        zones,
        camera,
        newDetector,
        newNetworks,
        newLooks,
        crop,
        start,
        end,
        minProbability,
        annotate,
        newTiles);
  }
}
