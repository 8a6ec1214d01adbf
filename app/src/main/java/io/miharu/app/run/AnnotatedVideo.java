package io.miharu.app.run;

import io.miharu.app.report.FramePainter;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import io.miharu.events.EventAlert;
import io.miharu.ingest.VideoWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * {@code annotated.mp4}: the video with tracks, zones and events drawn in. An event stands across
 * the top for a while from the moment it is known. Owns the writer. Not thread-safe.
 */
final class AnnotatedVideo implements AutoCloseable {

  private static final Duration SHOWN = Duration.ofSeconds(4);

  private final VideoWriter writer;
  private final FramePainter painter;
  private final Deque<EventAlert> shown = new ArrayDeque<>();

  AnnotatedVideo(VideoWriter writer, FramePainter painter) {
    this.writer = writer;
    this.painter = painter;
  }

  void write(Frame frame, List<TrackState> tracks, List<EventAlert> alerts) throws IOException {
    shown.addAll(alerts);
    MediaTime now = frame.time();
    while (!shown.isEmpty() && shown.getFirst().alert().plus(SHOWN).isBefore(now)) {
      shown.removeFirst();
    }
    BufferedImage picture =
        painter.paint(frame, tracks, shown.stream().map(EventAlert::label).distinct().toList());
    writer.write(FramePainter.view(picture), now);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
