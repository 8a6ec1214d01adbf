package io.miharu.app.run;

import io.miharu.app.report.FramePainter;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.Pose;
import io.miharu.core.TrackPose;
import io.miharu.core.TrackState;
import io.miharu.events.EventAlert;
import io.miharu.ingest.VideoWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code annotated.mp4}: the video with tracks, skeletons, zones and events drawn in. An event
 * stands across the top for a while from the moment it is known, and a skeleton until the next one
 * of its track, or for a third of a second. Between two looks, boxes are drawn as certain as they
 * were at the last one, or they would flicker. Owns the writer. Not thread-safe.
 */
final class AnnotatedVideo implements AutoCloseable {

  private static final Duration SHOWN = Duration.ofSeconds(4);
  private static final double SKELETON_SECONDS = 0.34;

  private final VideoWriter writer;
  private final FramePainter painter;
  private final Deque<EventAlert> shown = new ArrayDeque<>();
  private final SortedMap<Integer, Skeleton> skeletons = new TreeMap<>();

  /** The tracks that the last look saw. */
  private Set<Integer> observed = Set.of();

  private record Skeleton(MediaTime time, Pose pose) {}

  AnnotatedVideo(VideoWriter writer, FramePainter painter) {
    this.writer = writer;
    this.painter = painter;
  }

  void write(Frame frame, Moment moment, boolean looked, List<EventAlert> alerts)
      throws IOException {
    shown.addAll(alerts);
    MediaTime now = frame.time();
    while (!shown.isEmpty() && shown.getFirst().alert().plus(SHOWN).isBefore(now)) {
      shown.removeFirst();
    }
    moment.poses().forEach(seen -> skeletons.put(seen.track(), new Skeleton(now, seen.pose())));
    skeletons.values().removeIf(old -> now.secondsSince(old.time) > SKELETON_SECONDS);
    BufferedImage picture =
        painter.paint(
            frame,
            asObserved(moment.tracks(), looked),
            skeletons.entrySet().stream()
                .map(entry -> new TrackPose(entry.getKey(), entry.getValue().pose()))
                .toList(),
            shown.stream().map(EventAlert::label).distinct().toList());
    writer.write(FramePainter.view(picture), now);
  }

  private List<TrackState> asObserved(List<TrackState> tracks, boolean looked) {
    if (looked) {
      observed =
          tracks.stream()
              .filter(TrackState::observed)
              .map(TrackState::id)
              .collect(Collectors.toUnmodifiableSet());
      return tracks;
    }
    return tracks.stream().map(track -> track.withObserved(observed.contains(track.id()))).toList();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
