package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.core.MediaTime;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import io.miharu.ingest.Losses;
import io.miharu.ingest.OpenOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * A video file, in any container and codec that FFmpeg reads.
 *
 * <p>Times come from the stream's stamps, see {@link PresentationClock}. Rotation by the container
 * is applied to pixels, sizes and motion vectors alike. With {@link OpenOptions#start} the stream
 * jumps to the key frame before it, decodes from there and lends the first frame at or after it;
 * that frame has index 0, and times still count from the file's first frame.
 *
 * <p>A frame must be closed by whoever took it, and may be closed after its stream. Owns FFmpeg's
 * demuxer and decoder. Not thread-safe, but a frame may be used in one thread while the next is
 * decoded in another.
 */
public final class VideoFileStream implements FrameStream {

  /**
   * Where a container jumps too far, we try again from so much earlier, then four times as much.
   */
  private static final Duration FIRST_STEP_BACK = Duration.ofSeconds(5);

  private static final int MAX_STEPS_BACK = 6;

  private final Container container;
  private final PictureReader reader;
  private final OpenOptions options;
  private final Losses losses;
  private final PictureGeometry geometry;
  private final SourceInfo info;
  private final PictureConverter converter = new PictureConverter();

  /** The next picture to lend, decoded ahead where {@link #scratchIsFull}. */
  private final AVFrame scratch;

  private boolean scratchIsFull = true;
  private long lent;
  private boolean ended;
  private boolean toldDamage;
  private boolean closed;

  private VideoFileStream(
      Container container,
      PictureReader reader,
      AVFrame first,
      OpenOptions options,
      Losses losses,
      SourceInfo info,
      PictureGeometry geometry) {
    this.container = container;
    this.reader = reader;
    this.scratch = first;
    this.options = options;
    this.losses = losses;
    this.info = info;
    this.geometry = geometry;
  }

  /**
   * Opens a file and decodes its first frame.
   *
   * @param name what messages call it
   * @throws MediaException when the file is missing, no video, or holds no picture
   * @throws IllegalArgumentException when the crop lies outside the picture
   */
  public static VideoFileStream open(Path path, String name, OpenOptions options)
      throws IOException {
    Container container = Container.open(path, name);
    AVFrame first = av_frame_alloc();
    PictureReader reader = null;
    try {
      Losses losses = new Losses();
      reader = new PictureReader(container, options, losses);
      reader.countFrom(options.start());
      if (!reader.next(first)) {
        throw Container.cannotOpen(
            name,
            "holds no picture that can be decoded%s; copy it again from where it was recorded"
                .formatted(losses.damage().map(" (%s)"::formatted).orElse("")));
      }
      PictureGeometry geometry =
          PictureGeometry.of(
              name, first.width(), first.height(), container.orientation(), options.crop());
      SourceInfo info = container.info(path.toString(), geometry);
      VideoFileStream stream =
          new VideoFileStream(container, reader, first, options, losses, info, geometry);
      stream.skipToStart();
      return stream;
    } catch (IOException | RuntimeException | Error e) {
      av_frame_free(first);
      if (reader != null) {
        reader.close();
      }
      container.close();
      throw e;
    }
  }

  /** Leaves the first frame at or after the start in {@link #scratch}. */
  private void skipToStart() throws IOException {
    if (reader.time().isBefore(options.start())) {
      Duration back = FIRST_STEP_BACK;
      MediaTime target = options.start();
      for (int i = 0; i < MAX_STEPS_BACK && reader.jumpTo(target); i++) {
        scratchIsFull = advance();
        if (scratchIsFull && !reader.time().isAfter(options.start())) {
          break;
        }
        // Some containers land behind the place; then the frames between would be lost.
        target = options.start().minus(back);
        back = back.multipliedBy(4);
      }
    }
    while (scratchIsFull && reader.time().isBefore(options.start())) {
      scratchIsFull = advance();
    }
    if (!scratchIsFull) {
      ended = true;
    }
  }

  private boolean advance() throws IOException {
    av_frame_unref(scratch);
    return reader.next(scratch);
  }

  @Override
  public SourceInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() throws IOException {
    if (closed) {
      throw new IllegalStateException(info.name() + " is closed");
    }
    if (ended && !scratchIsFull) {
      return endOnce();
    }
    if (!scratchIsFull && !reader.next(scratch)) {
      ended = true;
      return endOnce();
    }
    scratchIsFull = false;
    if (options.isPastEnd(reader.time())) {
      av_frame_unref(scratch);
      ended = true;
      return endOnce();
    }
    return Optional.of(lend());
  }

  private Frame lend() {
    if (!geometry.hasSizeOf(scratch)) {
      losses.warn(
          "the picture changes to %d x %d px at %s; it is scaled to the size of the first"
              .formatted(scratch.width(), scratch.height(), reader.time()));
    }
    losses.countRead();
    return LentFrame.taking(scratch, geometry, converter, reader.time(), lent++);
  }

  /** Throws what was lost, the first time; then the end. */
  private Optional<Frame> endOnce() throws MediaException {
    if (!toldDamage) {
      toldDamage = true;
      Optional<String> damage = losses.damage();
      if (damage.isPresent()) {
        throw new MediaException(
            Fault.DAMAGED,
            "%s is damaged: %s. The other %d frames were read; copy it again from where it was recorded"
                .formatted(info.name(), damage.get(), losses.framesRead()));
      }
    }
    return Optional.empty();
  }

  @Override
  public StreamHealth health() {
    return losses.health();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_frame_free(scratch);
      reader.close();
      container.close();
      converter.release();
    }
  }
}
