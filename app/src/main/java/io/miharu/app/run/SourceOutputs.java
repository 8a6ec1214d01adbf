package io.miharu.app.run;

import io.miharu.app.report.FramePainter;
import io.miharu.app.report.Snapshot;
import io.miharu.core.EventHit;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.SourceInfo;
import io.miharu.core.Zone;
import io.miharu.events.EventAlert;
import io.miharu.ingest.javacv.VideoFileWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that one source writes while it runs: events, tracks, concept scores, thumbnails and,
 * on request, skeletons and the annotated video. Owns its files. Not thread-safe.
 */
final class SourceOutputs implements AutoCloseable {

  /** The annotated video's file name. */
  static final String ANNOTATED = "annotated.mp4";

  /** Frames per second that the annotated video claims when the source claims none. */
  private static final double DEFAULT_RATE = 25;

  /** Thumbnails kept in memory at most; later events go without a picture. */
  private static final int MAX_SNAPSHOTS = 500;

  private final EventsFile events;
  private final TracksFile tracks;
  private final Optional<PosesFile> poses;
  private final Optional<AnnotatedVideo> annotated;
  private final TimelineRecorder timeline = new TimelineRecorder();
  private final Map<MediaTime, Snapshot> snapshots = new TreeMap<>();
  private final List<EventHit> hits = new ArrayList<>();

  private SourceOutputs(
      EventsFile events,
      TracksFile tracks,
      Optional<PosesFile> poses,
      Optional<AnnotatedVideo> annotated) {
    this.events = events;
    this.tracks = tracks;
    this.poses = poses;
    this.annotated = annotated;
  }

  /** Makes the source's folder and opens its files; without a folder, nothing is written. */
  static SourceOutputs open(
      Optional<Path> wanted, SourceInfo info, List<Zone> zones, EngineParts parts)
      throws OutputException {
    if (wanted.isEmpty()) {
      return new SourceOutputs(
          EventsFile.nowhere(), TracksFile.nowhere(), Optional.empty(), Optional.empty());
    }
    Path folder = wanted.get();
    try {
      Files.createDirectories(folder);
      return new SourceOutputs(
          new EventsFile(folder.resolve("events.jsonl")),
          new TracksFile(folder.resolve("tracks.txt"), folder.resolve("tracks.classes.csv")),
          poses(folder.resolve("poses.jsonl"), parts),
          annotated(folder.resolve(ANNOTATED), info, zones, parts));
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write the results of %s to %s: %s"
              .formatted(info.name(), folder, unwritable.getMessage()),
          unwritable);
    }
  }

  private static Optional<PosesFile> poses(Path file, EngineParts parts) throws IOException {
    if (parts.settings().networks().pose().isEmpty()) {
      // One of an earlier run must not stand beside the results of this one.
      Files.deleteIfExists(file);
      return Optional.empty();
    }
    return Optional.of(new PosesFile(file));
  }

  private static Optional<AnnotatedVideo> annotated(
      Path file, SourceInfo info, List<Zone> zones, EngineParts parts) throws IOException {
    if (!parts.settings().annotate()) {
      // One of an earlier run must not stand beside the results of this one.
      Files.deleteIfExists(file);
      return Optional.empty();
    }
    VideoFileWriter writer =
        VideoFileWriter.mp4(
            file, info.width(), info.height(), info.nominalRate().orElse(DEFAULT_RATE));
    return Optional.of(new AnnotatedVideo(writer, new FramePainter(zones, parts.words()::label)));
  }

  /**
   * Takes in one frame.
   *
   * @param looked whether the detectors ran on this frame
   * @param alerts the events that became known in this frame, which is therefore worth a picture
   */
  void frame(Frame frame, Moment moment, boolean looked, List<EventAlert> alerts)
      throws IOException {
    timeline.accept(moment);
    if (!alerts.isEmpty() && snapshots.size() < MAX_SNAPSHOTS) {
      snapshots.put(frame.time(), Snapshot.of(frame, moment.tracks()));
    }
    try {
      tracks.write(frame.index(), moment.tracks());
      if (poses.isPresent()) {
        poses.get().write(frame.index(), frame.time(), moment.poses());
      }
      if (annotated.isPresent()) {
        annotated.get().write(frame, moment, looked, alerts);
      }
    } catch (IOException unwritable) {
      throw new OutputException(
          "the results cannot be written any further: " + unwritable.getMessage(), unwritable);
    }
  }

  void hit(EventHit hit) throws IOException {
    hits.add(hit);
    try {
      events.write(hit);
    } catch (IOException unwritable) {
      throw new OutputException(
          "the events cannot be written any further: " + unwritable.getMessage(), unwritable);
    }
  }

  /** Every hit so far, in rising order of start, then of event, then of tracks. */
  List<EventHit> hits() {
    return hits.stream().sorted(HitOrder.BY_START).toList();
  }

  TimelineRecorder timeline() {
    return timeline;
  }

  /** The picture of the frame in which the event was first known. */
  Optional<Snapshot> snapshot(EventHit hit) {
    return Optional.ofNullable(snapshots.get(hit.alert()));
  }

  @Override
  public void close() throws OutputException {
    List<AutoCloseable> files = new ArrayList<>(List.of(events, tracks));
    poses.ifPresent(files::add);
    annotated.ifPresent(files::add);
    OutputException failure = null;
    for (AutoCloseable file : files) {
      try {
        file.close();
      } catch (RuntimeException ours) {
        throw ours;
      } catch (Exception unwritable) {
        failure =
            new OutputException(
                "the results could not be completed: " + unwritable.getMessage(), unwritable);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
