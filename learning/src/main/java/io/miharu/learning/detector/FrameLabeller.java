package io.miharu.learning.detector;

import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.core.Track;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a few frames of a clip and labels them, by a teacher who also looks at the frames just
 * before and after, or by an exact truth. Not thread-safe.
 */
public final class FrameLabeller {

  /** How far the neighbours are away that repair single misses, s. */
  private static final double NEIGHBOUR_SECONDS = 0.12;

  /** Where a kept picture goes. */
  public interface Sink {

    /** Takes a frame; its boxes are in pixels of the kept picture. */
    void add(long index, MediaTime time, PixelView picture, List<LabelledBox> boxes)
        throws IOException;
  }

  private final double perSecond;
  private final int maxWidth;
  private final int maxHeight;

  /**
   * @param perSecond frames to take of a second, above 0
   * @param maxWidth into which pictures are shrunk with their own proportions; small ones stay, px
   * @param maxHeight px
   */
  public FrameLabeller(double perSecond, int maxWidth, int maxHeight) {
    if (!(perSecond > 0) || maxWidth < 1 || maxHeight < 1) {
      throw new IllegalArgumentException(
          "needs a rate and a size above 0, got %s a second, %d x %d px"
              .formatted(perSecond, maxWidth, maxHeight));
    }
    this.perSecond = perSecond;
    this.maxWidth = maxWidth;
    this.maxHeight = maxHeight;
  }

  /** A frame that waits for its neighbour. */
  private static final class Pending {
    private final long index;
    private final MediaTime time;
    private final PixelView picture;
    private final double scaleX;
    private final double scaleY;
    private final List<LabelledBox> labels;
    private final List<Detection> before;

    Pending(Frame frame, PixelView picture, List<LabelledBox> labels, List<Detection> before) {
      this.index = frame.index();
      this.time = frame.time();
      this.picture = picture;
      this.scaleX = (double) picture.width() / frame.width();
      this.scaleY = (double) picture.height() / frame.height();
      this.labels = labels;
      this.before = before;
    }
  }

  /** Labels frames of a whole stream. */
  public void label(FrameStream stream, Teacher teacher, Sink sink) throws IOException {
    double next = 0.5 / perSecond;
    List<Detection> before = List.of();
    boolean looked = false;
    Pending pending = null;
    for (Optional<Frame> lent = stream.next(); lent.isPresent(); lent = stream.next()) {
      try (Frame frame = lent.get()) {
        double now = frame.time().seconds();
        if (pending != null && now >= pending.time.seconds() + NEIGHBOUR_SECONDS) {
          finish(pending, teacher.glance(frame), sink);
          pending = null;
        }
        if (now >= next) {
          if (pending != null) {
            finish(pending, List.of(), sink);
          }
          pending = new Pending(frame, copy(frame), teacher.label(frame), before);
          next = Math.max(next + 1 / perSecond, now + 0.5 / perSecond);
          before = List.of();
          looked = false;
        } else if (!looked && now >= next - NEIGHBOUR_SECONDS) {
          before = teacher.glance(frame);
          looked = true;
        }
      }
    }
    if (pending != null) {
      finish(pending, List.of(), sink);
    }
  }

  /** Keeps one frame with an exact truth. */
  public void keep(Frame frame, List<Track> tracks, Sink sink) throws IOException {
    List<LabelledBox> boxes = new ArrayList<>();
    for (Track track : tracks) {
      if (DetectorLabels.ALL.contains(track.label())) {
        track.points().stream()
            .filter(point -> point.frame() == frame.index())
            .forEach(point -> boxes.add(LabelledBox.exact(track.label(), point.box())));
      }
    }
    send(new Pending(frame, copy(frame), boxes, List.of()), boxes, sink);
  }

  private static void finish(Pending pending, List<Detection> after, Sink sink) throws IOException {
    send(pending, TrackRepair.mend(pending.labels, pending.before, after), sink);
  }

  private static void send(Pending pending, List<LabelledBox> labels, Sink sink)
      throws IOException {
    List<LabelledBox> scaled =
        labels.stream()
            .map(label -> label.at(label.box().scaled(pending.scaleX, pending.scaleY)))
            .toList();
    sink.add(pending.index, pending.time, pending.picture, scaled);
  }

  /** A copy that outlives the frame. */
  private PixelView copy(Frame frame) {
    double scale =
        Math.min(
            1, Math.min((double) maxWidth / frame.width(), (double) maxHeight / frame.height()));
    int width = Math.max(1, (int) Math.round(frame.width() * scale));
    int height = Math.max(1, (int) Math.round(frame.height() * scale));
    return frame.pixels(PixelFormat.BGR24, width, height).part(0, 0, width, height);
  }
}
