package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXIT;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_MOTION_VECTORS;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_remove_side_data;

import io.miharu.core.Frame;
import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import io.miharu.ingest.Losses;
import io.miharu.ingest.live.CameraOptions;
import io.miharu.ingest.live.LiveAddress;
import io.miharu.ingest.live.LiveConnection;
import io.miharu.ingest.live.LiveRefusal;
import io.miharu.ingest.live.Patience;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * One connection to a camera or to standard input. Owns FFmpeg's demuxer and decoder. Not
 * thread-safe.
 */
final class CameraConnection implements LiveConnection {

  /** Demuxers that make up their stamps from a nominal rate. */
  private static final Set<String> WITHOUT_STAMPS =
      Set.of("mpjpeg", "mjpeg", "h264", "hevc", "m4v", "mpegvideo", "jpeg_pipe", "image2pipe");

  /** A stream that says how long it lasts has ended when it comes so close. */
  private static final double END_TOLERANCE_SECONDS = 1;

  private final LiveInput.Opened input;
  private final Container container;
  private final PictureReader reader;
  private final PacketLog packets;
  private final Losses losses;
  private final PictureGeometry geometry;
  private final Patience patience;
  private final SourceInfo info;
  private final Timing timing;
  private final boolean piped;
  private final PictureConverter converter = new PictureConverter();
  private final AVFrame scratch;

  private boolean scratchIsFull = true;
  private int width;
  private int height;
  private OptionalLong lastStamp = OptionalLong.empty();
  private Optional<Breach> breach = Optional.empty();
  private long receivedNanos;
  private long lent;
  private boolean toldDamage;
  private boolean closed;

  private CameraConnection(
      LiveInput.Opened input,
      Container container,
      PictureReader reader,
      AVFrame first,
      PacketLog packets,
      Losses losses,
      PictureGeometry geometry,
      Patience patience,
      LiveAddress address) {
    this.input = input;
    this.container = container;
    this.reader = reader;
    this.scratch = first;
    this.packets = packets;
    this.losses = losses;
    this.geometry = geometry;
    this.patience = patience;
    this.width = geometry.storedWidth();
    this.height = geometry.storedHeight();
    this.piped = address.kind() == LiveAddress.Kind.STANDARD_INPUT;
    this.timing = timing(address, container);
    this.info = container.info(address.shown(), geometry);
  }

  private static Timing timing(LiveAddress address, Container container) {
    boolean file = address.kind() == LiveAddress.Kind.HTTP && container.duration().isPresent();
    if (file || address.kind() == LiveAddress.Kind.STANDARD_INPUT) {
      return Timing.RECORDING;
    }
    String demuxer = container.format().replaceFirst("/.*", "");
    return WITHOUT_STAMPS.contains(demuxer) ? Timing.RECEIPT : Timing.SENDER;
  }

  /**
   * Connects and decodes the first picture.
   *
   * @param known how pictures of earlier connections were lent, and so these are
   */
  static CameraConnection open(
      LiveAddress address,
      String name,
      CameraOptions options,
      Patience patience,
      LongSupplier nanos,
      @Nullable PictureGeometry known)
      throws IOException {
    LiveInput.Opened input = LiveInput.open(address, options, patience);
    PacketLog packets = new PacketLog(nanos);
    AVFrame first = av_frame_alloc();
    PictureReader reader = null;
    try {
      Container container = Container.live(input.context(), name, packets);
      Losses losses = new Losses();
      reader = new PictureReader(container, options.frames(), losses);
      if (!reader.next(first)) {
        throw new IOException("connected, but no picture came: " + reason(container, patience));
      }
      PictureGeometry geometry =
          known != null
              ? known
              : PictureGeometry.of(
                  name,
                  first.width(),
                  first.height(),
                  container.orientation(),
                  options.frames().crop());
      return new CameraConnection(
          input, container, reader, first, packets, losses, geometry, patience, address);
    } catch (IOException | RuntimeException | Error e) {
      av_frame_free(first);
      if (reader != null) {
        reader.close();
      }
      boolean timedOut = patience.isOver();
      input.close();
      if (e instanceof MediaException refused && !timedOut) {
        throw new LiveRefusal(withoutName(refused, name));
      }
      throw e;
    }
  }

  private static String withoutName(MediaException refused, String name) {
    String message = String.valueOf(refused.getMessage());
    return message.startsWith(name + " ") ? message.substring(name.length() + 1) : message;
  }

  PictureGeometry geometry() {
    return geometry;
  }

  @Override
  public Timing timing() {
    return timing;
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
    if (!scratchIsFull && !reader.next(scratch)) {
      return endOnce();
    }
    scratchIsFull = false;
    OptionalLong stamp = Ffmpeg.stamp(scratch.best_effort_timestamp());
    receivedNanos = packets.receivedNanos(Ffmpeg.stamp(scratch.pts()));
    breach = breach(stamp);
    lastStamp = stamp.isPresent() ? stamp : lastStamp;
    if (!geometry.hasSizeOf(scratch)) {
      // They are in pixels of the picture as sent, which is not the size in which it is lent.
      av_frame_remove_side_data(scratch, AV_FRAME_DATA_MOTION_VECTORS);
    }
    losses.countRead();
    return Optional.of(LentFrame.taking(scratch, geometry, converter, reader.time(), lent++));
  }

  private Optional<Breach> breach(OptionalLong stamp) {
    boolean reset =
        stamp.isPresent()
            && lastStamp.isPresent()
            && micros(lastStamp.getAsLong() - stamp.getAsLong())
                > PresentationClock.MAX_REPAIR_MICROS;
    if (scratch.width() != width || scratch.height() != height) {
      String what =
          "the picture changes from %d x %d to %d x %d px and is shown in %d x %d px"
              .formatted(
                  width,
                  height,
                  scratch.width(),
                  scratch.height(),
                  geometry.width(),
                  geometry.height());
      width = scratch.width();
      height = scratch.height();
      return Optional.of(new Breach(reset, what));
    }
    return reset ? Optional.of(new Breach(true, "the sender's clock goes back")) : Optional.empty();
  }

  private double micros(long stamps) {
    return stamps
        * 1e6
        * container.stream().time_base().num()
        / container.stream().time_base().den();
  }

  /** Throws what a piped file lost, once; then the end. */
  private Optional<Frame> endOnce() throws MediaException {
    if (piped && !toldDamage && losses.damage().isPresent()) {
      toldDamage = true;
      throw new MediaException(
          Fault.DAMAGED,
          "%s is damaged: %s. The other %d frames were read"
              .formatted(info.name(), losses.damage().get(), losses.framesRead()));
    }
    return Optional.empty();
  }

  @Override
  public long receivedNanos() {
    return receivedNanos;
  }

  @Override
  public Optional<Breach> breach() {
    return breach;
  }

  @Override
  public Ending ending() {
    boolean ended = container.lastError() == AVERROR_EOF && !patience.isOver();
    boolean complete =
        info.duration().isPresent()
            && info.duration().get().toNanos() / 1e9 - reader.time().seconds()
                <= END_TOLERANCE_SECONDS;
    return new Ending(ended && (piped || complete), reason(container, patience));
  }

  private static String reason(Container container, Patience patience) {
    int error = container.lastError();
    if (error == AVERROR_EXIT || patience.isOver()) { // it gave up because we told it to
      return "no data in time";
    }
    return error == AVERROR_EOF || error == 0
        ? "the sender ended the stream"
        : "the connection broke: " + Ffmpeg.describe(error);
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
      input.close();
      converter.release();
    }
  }
}
