package io.miharu.app.report;

import io.miharu.core.Frame;
import io.miharu.core.PixelFormat;
import io.miharu.core.TrackState;
import io.miharu.ingest.javacv.JpegEncoder;
import java.io.IOException;
import java.util.List;

/**
 * A small picture of one frame and what was known in it: the thumbnail of an event. The boxes are
 * not painted in; the report draws them over the picture, sharp at any size.
 */
public final class Snapshot {

  private static final int MAX_WIDTH = 480;

  private final byte[] jpeg;
  private final List<TrackState> tracks;

  private Snapshot(byte[] jpeg, List<TrackState> tracks) {
    this.jpeg = jpeg;
    this.tracks = List.copyOf(tracks);
  }

  /** Copies what it needs from the borrowed frame. */
  public static Snapshot of(Frame frame, List<TrackState> tracks) throws IOException {
    int width = Math.min(MAX_WIDTH, frame.width());
    int height = Math.max(1, Math.round((float) frame.height() * width / frame.width()));
    return new Snapshot(JpegEncoder.encode(frame.pixels(PixelFormat.BGR24, width, height)), tracks);
  }

  /** The picture, at most 480 px wide; a copy. */
  public byte[] jpeg() {
    return jpeg.clone();
  }

  /** Everything that was tracked in the frame. */
  List<TrackState> tracks() {
    return tracks;
  }
}
