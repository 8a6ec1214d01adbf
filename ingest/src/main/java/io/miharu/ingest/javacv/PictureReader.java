package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_EXPORT_DATA_MVS;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_COPY_OPAQUE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_OUTPUT_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_FIELD_PROGRESSIVE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_CORRUPT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_DISCARD;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import io.miharu.core.MediaException;
import io.miharu.core.MediaTime;
import io.miharu.ingest.Losses;
import io.miharu.ingest.OpenOptions;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The good pictures of a container in the order they are shown, with their times. What is bad is
 * skipped, counted and listed: packets that the decoder refuses, pictures it had to patch up, and
 * pictures from packets that the container itself marks as corrupt.
 *
 * <p>Owns the decoder, not the container. Not thread-safe.
 */
final class PictureReader implements AutoCloseable {

  /** So many bad packets in a row end the source. From DESIGN, "What breaks, and how". */
  static final int MAX_BAD_IN_A_ROW = 250;

  private final Container container;
  private final AVCodecContext codec;
  private final AVPacket packet = av_packet_alloc();
  private final PresentationClock clock;
  private final Losses losses;

  /** Stamps already counted as bad: a packet may be refused and still yield a patched picture. */
  private final Set<Long> badStamps = new LinkedHashSet<>();

  /**
   * Stamps of packets that have not become pictures yet. Pictures come out in the order of their
   * stamps, so whatever lies before the latest one was dropped: H.264 decoders do that in silence
   * after a gap. Kept only where one packet is one picture.
   */
  private final NavigableSet<Long> pending = new TreeSet<>();

  private final boolean onePicturePerPacket;

  private MediaTime time = MediaTime.ZERO;
  private MediaTime countFrom = MediaTime.ZERO;
  private OptionalLong lastPacketStamp = OptionalLong.empty();
  private OptionalDouble latestSeconds = OptionalDouble.empty();
  private long packets;

  /** Where the last packet's contents begin in the file, bytes; below 0 when that is unknown. */
  private long lastPosition = -1;

  private long leaders;
  private int badInARow;
  private boolean jumped;
  private boolean sawGoodPicture;
  private boolean reading = true;
  private boolean drained;
  private boolean closed;

  PictureReader(Container container, OpenOptions options, Losses losses) throws MediaException {
    this.container = container;
    this.losses = losses;
    this.clock =
        new PresentationClock(
            container.stream().time_base().num(),
            container.stream().time_base().den(),
            container.stepMicros(),
            losses);
    this.codec = openDecoder(container, options);
    int id = container.stream().codecpar().codec_id();
    this.onePicturePerPacket =
        (id == AV_CODEC_ID_H264 || id == AV_CODEC_ID_HEVC)
            && container.stream().codecpar().field_order() == AV_FIELD_PROGRESSIVE;
  }

  private static AVCodecContext openDecoder(Container container, OpenOptions options)
      throws MediaException {
    AVCodec decoder = avcodec_find_decoder(container.stream().codecpar().codec_id());
    if (decoder == null) {
      throw Container.cannotOpen(
          container.name(),
          "is in a format without a decoder (%s); convert it to H.264 first"
              .formatted(container.format()));
    }
    AVCodecContext codec = avcodec_alloc_context3(decoder);
    int error = avcodec_parameters_to_context(codec, container.stream().codecpar());
    codec.pkt_timebase(container.stream().time_base());
    codec.thread_count(options.decoderThreads());
    // Patched pictures must come out, marked, or they would vanish without being counted.
    codec.flags(codec.flags() | AV_CODEC_FLAG_OUTPUT_CORRUPT | AV_CODEC_FLAG_COPY_OPAQUE);
    if (options.motionVectors()) {
      codec.export_side_data(codec.export_side_data() | AV_CODEC_EXPORT_DATA_MVS);
    }
    if (error >= 0) {
      error = avcodec_open2(codec, decoder, (AVDictionary) null);
    }
    if (error < 0) {
      avcodec_free_context(codec);
      throw Container.cannotOpen(
          container.name(),
          "cannot be decoded as %s (%s)".formatted(container.format(), Ffmpeg.describe(error)));
    }
    return codec;
  }

  /** Puts the next good picture into {@code picture}; false at the end. */
  boolean next(AVFrame picture) throws IOException {
    while (!drained) {
      int result = avcodec_receive_frame(codec, picture);
      if (result >= 0) {
        if (accept(picture)) {
          return true;
        }
        av_frame_unref(picture);
      } else if (result == AVERROR_EAGAIN()) {
        feed();
      } else if (result == AVERROR_EOF) {
        finish();
      } else {
        countBad(lastPacketStamp);
      }
    }
    return false;
  }

  /** When the picture that {@link #next} found is shown. */
  MediaTime time() {
    return time;
  }

  /** Jumps to the last key frame at or before {@code target}, as well as the container can. */
  boolean jumpTo(MediaTime target) {
    if (!container.seek(clock.stampOf(target))) {
      return false;
    }
    avcodec_flush_buffers(codec);
    clock.jumped();
    badStamps.clear();
    pending.clear();
    jumped = true;
    sawGoodPicture = false;
    reading = true;
    drained = false;
    badInARow = 0;
    return true;
  }

  /** What is bad before this moment is not counted: nobody asked for it. */
  void countFrom(MediaTime moment) {
    countFrom = moment;
  }

  private void feed() {
    if (!reading) {
      drained = true; // a decoder that asks for more after the end is done
      return;
    }
    int result = container.read(packet);
    if (result == AVERROR_EAGAIN()) {
      return;
    }
    if (result < 0) {
      boolean mayGoOn = result == AVERROR_INVALIDDATA && !container.atEnd();
      if (mayGoOn) {
        countBad(lastPacketStamp);
      } else {
        stopReading();
      }
      return;
    }
    noteLatest();
    if (container.isVideo(packet)) {
      send();
    }
    av_packet_unref(packet);
  }

  private void send() {
    packets++;
    lastPosition = packet.pos();
    lastPacketStamp = stamp(packet);
    if ((packet.flags() & AV_PKT_FLAG_CORRUPT) != 0) {
      packet.opaque(packet); // any non-null mark; the decoder hands it on to the picture
    }
    OptionalLong shown = Ffmpeg.stamp(packet.pts());
    if (onePicturePerPacket && shown.isPresent() && (packet.flags() & AV_PKT_FLAG_DISCARD) == 0) {
      pending.add(shown.getAsLong());
    }
    int result = avcodec_send_packet(codec, packet);
    if (result < 0) {
      countBad(lastPacketStamp);
    }
  }

  private void noteLatest() {
    OptionalLong stamp = stamp(packet);
    if (container.claimsOnlyDuration() && stamp.isPresent()) {
      double end = container.seconds(packet, stamp.getAsLong() + packet.duration());
      latestSeconds = OptionalDouble.of(Math.max(end, latestSeconds.orElse(0)));
    }
  }

  private static OptionalLong stamp(AVPacket packet) {
    OptionalLong shown = Ffmpeg.stamp(packet.pts());
    return shown.isPresent() ? shown : Ffmpeg.stamp(packet.dts());
  }

  private boolean accept(AVFrame picture) {
    OptionalLong stamp = Ffmpeg.stamp(picture.best_effort_timestamp());
    OptionalLong shown = Ffmpeg.stamp(picture.pts());
    if (shown.isPresent()) {
      pending.remove(shown.getAsLong());
    }
    boolean patched =
        picture.decode_error_flags() != 0
            || picture.opaque() != null
            || picture.width() <= 0
            || picture.height() <= 0;
    boolean unfounded = (picture.flags() & AV_FRAME_FLAG_CORRUPT) != 0;
    if (!patched && !unfounded) {
      if (shown.isPresent()) {
        countDropped(pending.headSet(shown.getAsLong()));
      }
      time = clock.next(stamp);
      badInARow = 0;
      sawGoodPicture = true;
      return true;
    }
    if (!patched && !sawGoodPicture) {
      // Predicted from pictures before the first one: normal where a recording was cut open, and
      // after a jump.
      if (!jumped) {
        leaders++;
      }
      return false;
    }
    countSkipped(stamp);
    countBad(stamp);
    return false;
  }

  /** Counts packets that never became pictures, and forgets them. */
  private void countDropped(Set<Long> stamps) {
    for (long stamp : stamps) {
      countSkipped(OptionalLong.of(stamp));
    }
    stamps.clear();
  }

  /** Counts a place once, and only where somebody asked for it. */
  private void countSkipped(OptionalLong stamp) {
    boolean fresh = stamp.isEmpty() || badStamps.add(stamp.getAsLong());
    if (badStamps.size() > 2 * MAX_BAD_IN_A_ROW) {
      badStamps.remove(badStamps.iterator().next());
    }
    MediaTime where = clock.locate(stamp);
    if (fresh && !where.isBefore(countFrom)) {
      losses.countSkipped(where);
    }
  }

  private void countBad(OptionalLong stamp) {
    badInARow++;
    // A packet that is pending is counted when its turn has passed. With several decoder threads
    // the error does not tell which packet it is about.
    if (pending.isEmpty()) {
      countSkipped(stamp);
    }
    MediaTime where = clock.locate(stamp);
    if (badInARow >= MAX_BAD_IN_A_ROW && reading) {
      losses.damaged(
          "reading stopped at %s after %d bad packets in a row".formatted(where, badInARow));
      stopReading();
    }
  }

  private void stopReading() {
    reading = false;
    avcodec_send_packet(codec, (AVPacket) null);
  }

  /** Everything came out: says what did not. */
  private void finish() throws IOException {
    drained = true;
    countDropped(pending);
    clock.reportRepairs();
    if (leaders > 0) {
      losses.warn(
          "%d frames at the start refer to pictures before the file's beginning and cannot be shown"
              .formatted(leaders));
    }
    if (badInARow >= MAX_BAD_IN_A_ROW) {
      return; // where it stopped is said already
    }
    String stopped = "; reading stopped after " + clock.locate(OptionalLong.empty());
    int error = container.readError();
    if (error < 0 && error != AVERROR_EOF) {
      losses.damaged("the file cannot be read on (" + Ffmpeg.describe(error) + ")" + stopped);
      return;
    }
    Optional<Completeness> file = container.completeness();
    if (file.isPresent()) {
      file.get()
          .missing(
              jumped ? OptionalLong.empty() : OptionalLong.of(packets), lastPosition, latestSeconds)
          .ifPresent(missing -> losses.damaged(missing + stopped));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      av_packet_free(packet);
      avcodec_free_context(codec);
    }
  }
}
