package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_feof;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.core.SourceInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/**
 * An open file and its video stream, before decoding. Owns FFmpeg's demuxer; close frees it. Not
 * thread-safe.
 */
final class Container implements AutoCloseable {

  /** Formats by which FFmpeg shows text as a terminal of old would have: any file may pass. */
  private static final Set<String> TEXT = Set.of("tty", "bin", "xbin", "adf", "idf");

  /** Used where a container claims no rate, or an absurd one. Only for repairs and claims. */
  private static final double DEFAULT_RATE = 25;

  private static final double MAX_RATE = 1000;

  private final String name;
  private final AVFormatContext context;
  private final AVStream stream;
  private final boolean isFlv;

  /** Absent for what is received, whose input is its opener's. */
  private final @Nullable Completeness completeness;

  private final @Nullable PacketLog log;

  /**
   * FFmpeg counts RTP's clock from the first packet, but its parser loses the stamp of that one.
   */
  private final boolean startsAtZero;

  private int lastError;
  private boolean closed;

  private Container(
      String name,
      AVFormatContext context,
      AVStream stream,
      @Nullable Completeness completeness,
      @Nullable PacketLog log) {
    this.name = name;
    this.context = context;
    this.stream = stream;
    this.completeness = completeness;
    this.log = log;
    String format = format(context);
    this.isFlv = format.equals("flv");
    this.startsAtZero =
        format.startsWith("rtsp") || format.startsWith("rtp") || format.equals("sdp");
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != stream.index() && !isFlv) {
        context.streams(i).discard(AVDISCARD_ALL);
      }
    }
  }

  /** Opens {@code path} and finds its video stream. */
  static Container open(Path path, String name) throws IOException {
    Ffmpeg.load();
    checkFile(path, name);
    PromisedBytes.Promise promise = PromisedBytes.of(path);
    AVFormatContext context = openInput(path, name, promise);
    try {
      if (TEXT.contains(format(context))) {
        throw cannotOpen(name, "is text, not a video");
      }
      AVStream stream = findVideo(context, name);
      return new Container(
          name, context, stream, new Completeness(path, context, stream, promise), null);
    } catch (IOException | RuntimeException | Error e) {
      avformat_close_input(context);
      throw e;
    }
  }

  /**
   * What is received over an open input, which remains its opener's to close.
   *
   * @param log is told of each video packet
   */
  static Container live(AVFormatContext context, String name, PacketLog log) throws IOException {
    return new Container(name, context, findVideo(context, name), null, log);
  }

  private static AVStream findVideo(AVFormatContext context, String name) throws MediaException {
    int error = avformat_find_stream_info(context, (AVDictionary) null);
    if (error < 0) {
      throw cannotOpen(name, "holds no readable stream (" + Ffmpeg.describe(error) + ")");
    }
    AVStream stream = videoStream(context, name);
    AVCodecParameters codec = stream.codecpar();
    if (codec.width() <= 0 || codec.height() <= 0) {
      throw cannotOpen(
          name,
          "needs frames of a size above 0, got %d x %d px; the file is damaged or not a video"
              .formatted(codec.width(), codec.height()));
    }
    return stream;
  }

  private static void checkFile(Path path, String name) throws IOException {
    if (!Files.exists(path)) {
      throw cannotOpen(name, "does not exist (looked for " + path + "); check the path");
    }
    if (!Files.isRegularFile(path)) {
      throw cannotOpen(name, "is not a file; name a video file, or a folder of images");
    }
    if (!Files.isReadable(path)) {
      throw cannotOpen(name, "may not be read by this user; check its permissions");
    }
    if (Files.size(path) == 0) {
      throw cannotOpen(name, "is empty (0 bytes); copy it again from where it was recorded");
    }
  }

  private static AVFormatContext openInput(Path path, String name, PromisedBytes.Promise promise)
      throws MediaException {
    AVFormatContext context = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    try (BytePointer url = Ffmpeg.url(path)) {
      // Or a '%' in the name of a picture would be read as a numbered sequence.
      av_dict_set(options, "pattern_type", "none", 0);
      int error = avformat_open_input(context, url, (AVInputFormat) null, options);
      if (error >= 0) {
        return context;
      }
      if (promise.lacksIndex()) {
        throw cannotOpen(
            name,
            "has no index (moov box), without which no picture of an MP4 file can be found;"
                + " the recording was cut off before it was closed: copy it again, or repair it"
                + " with a tool such as untrunc");
      }
      throw cannotOpen(
          name,
          "is not a video that can be read (%s); check that it is what its name says"
              .formatted(Ffmpeg.describe(error)));
    } finally {
      av_dict_free(options);
    }
  }

  private static AVStream videoStream(AVFormatContext context, String name) throws MediaException {
    int index = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (index < 0 || (context.streams(index).disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0) {
      throw cannotOpen(name, "has no video stream, only audio or other data; choose another file");
    }
    return context.streams(index);
  }

  static MediaException cannotOpen(String name, String problem) {
    return new MediaException(Fault.CANNOT_OPEN, name + " " + problem);
  }

  String name() {
    return name;
  }

  AVStream stream() {
    return stream;
  }

  /** The facts of the source, as its pictures are lent. */
  SourceInfo info(String location, PictureGeometry geometry) {
    return new SourceInfo(
        name,
        location,
        format(),
        geometry.width(),
        geometry.height(),
        duration(),
        nominalRate(),
        geometry.orientation().degrees());
  }

  /** The container and codec, for people. */
  String format() {
    return format(context) + "/" + text(avcodec_get_name(stream.codecpar().codec_id()));
  }

  /** FFmpeg's name of the container alone. */
  static String format(AVFormatContext context) {
    return text(context.iformat().name());
  }

  private static String text(BytePointer pointer) {
    return pointer.getString(StandardCharsets.UTF_8);
  }

  /** Frames per second that the container claims. */
  OptionalDouble nominalRate() {
    double rate = quotient(stream.avg_frame_rate());
    if (!(rate > 0 && rate <= MAX_RATE)) {
      rate = quotient(stream.r_frame_rate());
    }
    return rate > 0 && rate <= MAX_RATE ? OptionalDouble.of(rate) : OptionalDouble.empty();
  }

  private static double quotient(AVRational rational) {
    return rational.den() == 0 ? 0 : (double) rational.num() / rational.den();
  }

  /** The nominal time from frame to frame. */
  long stepMicros() {
    return Math.max(1, Math.round(1e6 / nominalRate().orElse(DEFAULT_RATE)));
  }

  /** What the container claims, the video stream's own claim first. */
  Optional<Duration> duration() {
    long micros = -1;
    if (stream.duration() != AV_NOPTS_VALUE && stream.duration() > 0) {
      micros = Math.round(stream.duration() * 1e6 * quotient(stream.time_base()));
    } else if (context.duration() != AV_NOPTS_VALUE) {
      micros = context.duration(); // FFmpeg's AV_TIME_BASE is the microsecond
    }
    return micros > 0 ? Optional.of(Duration.ofNanos(micros * 1000)) : Optional.empty();
  }

  /** The display matrix of the stream; upright where there is none. */
  Orientation orientation() {
    AVCodecParameters codec = stream.codecpar();
    if (codec.nb_coded_side_data() == 0) {
      return Orientation.UPRIGHT;
    }
    AVPacketSideData matrix =
        av_packet_side_data_get(
            codec.coded_side_data(), codec.nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.size() < 36) {
      return Orientation.UPRIGHT;
    }
    int[] numbers = new int[9];
    new IntPointer(matrix.data()).get(numbers);
    return Orientation.of(numbers);
  }

  /** Reads the next packet of any stream; 0 or FFmpeg's negative error. */
  int read(AVPacket packet) {
    lastError = av_read_frame(context, packet);
    if (log != null && lastError >= 0 && isVideo(packet)) {
      if (log.isEmpty() && startsAtZero && packet.pts() == AV_NOPTS_VALUE) {
        packet.pts(0);
      }
      log.note(Ffmpeg.stamp(packet.pts()));
    }
    return lastError;
  }

  /** What the last {@link #read} returned. */
  int lastError() {
    return lastError;
  }

  boolean isVideo(AVPacket packet) {
    return packet.stream_index() == stream.index();
  }

  /** Whether the file's last byte was read. */
  boolean atEnd() {
    return context.pb() != null && avio_feof(context.pb()) != 0;
  }

  /** Whether the only trace of a cut end can be the container's claim of how long it lasts. */
  boolean claimsOnlyDuration() {
    return isFlv;
  }

  /** A stamp of the packet's stream in seconds by the container's clock. */
  double seconds(AVPacket packet, long stamp) {
    return stamp * quotient(context.streams(packet.stream_index()).time_base());
  }

  /** Why reading stopped, where that was not the end of the file: 0 or FFmpeg's negative error. */
  int readError() {
    return context.pb() == null ? 0 : context.pb().error();
  }

  /** Jumps to the last key frame at or before {@code stamp}. */
  boolean seek(long stamp) {
    return av_seek_frame(context, stream.index(), stamp, AVSEEK_FLAG_BACKWARD) >= 0;
  }

  /** What a file must hold by its own structure; empty for what is received. */
  Optional<Completeness> completeness() {
    return Optional.ofNullable(completeness);
  }

  @Override
  public void close() {
    if (!closed && completeness != null) {
      closed = true;
      avformat_close_input(context);
    }
  }
}
