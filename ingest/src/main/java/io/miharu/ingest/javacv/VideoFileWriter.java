package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_new;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_d2q;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_display_rotation_set;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import io.miharu.core.MediaTime;
import io.miharu.core.PixelView;
import io.miharu.ingest.VideoWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Writes a video file with FFmpeg: H.264 in MP4, which every browser plays, with the index in front
 * and time stamps exact to the microsecond. Where FFmpeg was built without OpenH264 it falls back
 * to MPEG-4 part 2, which players show but most browsers do not.
 *
 * <p>An odd last column or row is left out of H.264, which OpenH264 makes of even sides only. Owns
 * FFmpeg's encoder and muxer; close frees them. Not thread-safe.
 */
public final class VideoFileWriter implements VideoWriter {

  /** A display matrix is 3 x 3 numbers of 32 bits. */
  private static final int MATRIX_BYTES = 36;

  static final String H264 = "libopenh264";

  /** Bits per pixel and frame that keep edges and small print clean at this codec's best. */
  private static final double BITS_PER_PIXEL = 0.15;

  private final Path file;
  private final Recipe recipe;
  private final AVFormatContext muxer;
  private final AVCodecContext encoder;
  private final AVStream stream;
  private final AVPacket packet = av_packet_alloc();
  private final EncoderPicture picture;
  private long lastMicros = -1;
  private boolean closed;

  /**
   * An MP4 for people to watch.
   *
   * @param width of the pictures, 2 or more, px
   * @param height of the pictures, 2 or more, px
   * @param rate nominal frames per second, above 0; the true times are given with each picture
   * @throws IOException when the file cannot be written
   */
  public static VideoFileWriter mp4(Path file, int width, int height, double rate)
      throws IOException {
    Ffmpeg.load();
    boolean h264 = avcodec_find_encoder_by_name(H264) != null;
    return open(
        file,
        new Recipe(
            "mp4",
            h264 ? H264 : "mpeg4",
            AV_PIX_FMT_YUV420P,
            width,
            height,
            rate,
            Math.max(200_000, Math.round(width * (double) height * rate * BITS_PER_PIXEL)),
            0,
            h264 ? 1_000_000 : 60_000, // MPEG-4 part 2 stores its clock rate in 16 bits
            0,
            0,
            Map.of("movflags", "+faststart")));
  }

  static VideoFileWriter open(Path file, Recipe recipe) throws IOException {
    Ffmpeg.load();
    if (recipe.width() < 2 || recipe.height() < 2 || !(recipe.rate() > 0)) {
      throw new IllegalArgumentException(
          "a video needs 2 x 2 px or more and a rate above 0, got %d x %d px at %s frames/s"
              .formatted(recipe.width(), recipe.height(), recipe.rate()));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("cannot write %s: the folder does not exist".formatted(file));
    }
    AVFormatContext muxer = new AVFormatContext(null);
    int error =
        avformat_alloc_output_context2(
            muxer, (AVOutputFormat) null, recipe.container(), file.toString());
    check(error, file, "there is no writer for " + recipe.container());
    return new VideoFileWriter(file, recipe, muxer);
  }

  private VideoFileWriter(Path file, Recipe recipe, AVFormatContext muxer) throws IOException {
    this.file = file;
    this.recipe = recipe;
    this.muxer = muxer;
    AVCodec codec = avcodec_find_encoder_by_name(recipe.codec());
    if (codec == null) {
      avformat_free_context(muxer);
      throw new IOException("cannot write %s: no encoder %s".formatted(file, recipe.codec()));
    }
    this.encoder = avcodec_alloc_context3(codec);
    this.stream = avformat_new_stream(muxer, null);
    this.picture = new EncoderPicture(recipe);
    try {
      configure();
      check(avcodec_open2(encoder, codec, (AVDictionary) null), file, "encoder " + recipe.codec());
      check(avcodec_parameters_from_context(stream.codecpar(), encoder), file, "encoder");
      stream.time_base(encoder.time_base());
      stream.avg_frame_rate(encoder.framerate());
      rotate();
      openFile();
    } catch (IOException | RuntimeException | Error e) {
      free();
      throw e;
    }
  }

  private void configure() {
    encoder.width(picture.width());
    encoder.height(picture.height());
    encoder.pix_fmt(recipe.pixelFormat());
    encoder.time_base(av_make_q(1, recipe.clockRate()));
    encoder.framerate(av_d2q(recipe.rate(), 1_001_000));
    encoder.bit_rate(recipe.bitRate());
    encoder.gop_size(Math.max(1, (int) Math.round(2 * recipe.rate())));
    encoder.max_b_frames(recipe.bFrames());
    encoder.colorspace(AVCOL_SPC_SMPTE170M);
    encoder.thread_count(1);
    if ((muxer.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
  }

  private void rotate() {
    if (recipe.rotationDegrees() == 0) {
      return;
    }
    try (PointerPointer<AVPacketSideData> list = new PointerPointer<>(1L);
        IntPointer count = new IntPointer(new int[] {0})) {
      list.put(0, (Pointer) null);
      AVPacketSideData matrix =
          av_packet_side_data_new(list, count, AV_PKT_DATA_DISPLAYMATRIX, MATRIX_BYTES, 0);
      av_display_rotation_set(new IntPointer(matrix.data()), recipe.rotationDegrees());
      stream.codecpar().coded_side_data(list.get(AVPacketSideData.class, 0));
      stream.codecpar().nb_coded_side_data(1);
    }
  }

  private void openFile() throws IOException {
    try (BytePointer url = Ffmpeg.url(file);
        PointerPointer<AVIOContext> io = new PointerPointer<>(1L)) {
      int error =
          avio_open2(io, url, AVIO_FLAG_WRITE, (AVIOInterruptCB) null, (PointerPointer<?>) null);
      check(error, file, "check the path and its permissions");
      muxer.pb(io.get(AVIOContext.class, 0));
    }
    AVDictionary options = new AVDictionary(null);
    try {
      recipe.muxerOptions().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(option -> av_dict_set(options, option.getKey(), option.getValue(), 0));
      check(avformat_write_header(muxer, options), file, "header");
    } finally {
      av_dict_free(options);
    }
  }

  @Override
  public void write(PixelView view, MediaTime time) throws IOException {
    if (closed) {
      throw new IllegalStateException(file + " is finished");
    }
    if (view.width() != recipe.width() || view.height() != recipe.height()) {
      throw new IllegalArgumentException(
          "%s takes pictures of %d x %d px, got %d x %d px"
              .formatted(file, recipe.width(), recipe.height(), view.width(), view.height()));
    }
    if (time.micros() <= lastMicros) {
      throw new IllegalArgumentException(
          "%s: times must rise, got %s after %s"
              .formatted(file, time, new MediaTime(Math.max(0, lastMicros))));
    }
    lastMicros = time.micros();
    AVFrame frame = picture.fill(view);
    long micros = time.micros() + recipe.firstStampMicros();
    frame.pts(Math.round(micros * (recipe.clockRate() / 1e6)));
    check(avcodec_send_frame(encoder, frame), file, "the encoder refused a picture");
    drain();
  }

  private void drain() throws IOException {
    int result = avcodec_receive_packet(encoder, packet);
    while (result >= 0) {
      if (packet.duration() == 0) {
        packet.duration(Math.round(recipe.clockRate() / recipe.rate()));
      }
      AVRational ticks = encoder.time_base();
      av_packet_rescale_ts(packet, ticks, stream.time_base());
      packet.stream_index(stream.index());
      check(av_interleaved_write_frame(muxer, packet), file, "is the disk full?");
      result = avcodec_receive_packet(encoder, packet);
    }
    if (result != AVERROR_EAGAIN() && result != AVERROR_EOF) {
      check(result, file, "the encoder failed");
    }
  }

  private static void check(int result, Path file, String hint) throws IOException {
    if (result < 0) {
      throw new IOException(
          "cannot write %s: %s (%s)".formatted(file, Ffmpeg.describe(result), hint));
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      check(avcodec_send_frame(encoder, (AVFrame) null), file, "encoder");
      drain();
      check(av_write_trailer(muxer), file, "is the disk full?");
    } finally {
      free();
    }
  }

  private void free() {
    closed = true;
    picture.close();
    av_packet_free(packet);
    avcodec_free_context(encoder);
    if (muxer.pb() != null) {
      avio_closep(muxer.pb());
      muxer.pb((AVIOContext) null);
    }
    avformat_free_context(muxer);
  }
}
