package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avdevice.avdevice_register_all;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_BAD_REQUEST;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_PROTOCOL_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import io.miharu.ingest.live.CameraOptions;
import io.miharu.ingest.live.LiveAddress;
import io.miharu.ingest.live.LiveRefusal;
import io.miharu.ingest.live.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;

/** Opens what is not a file, with the options that each kind of it needs. */
final class LiveInput {

  /** Enough to learn a stream's size and rate, without keeping a viewer waiting. */
  private static final String ANALYSED_MICROS = "2000000";

  private static final int RECEIVE_BUFFER_BYTES = 4 << 20;

  private LiveInput() {}

  /**
   * A demuxer on the address, with the interrupt callback installed.
   *
   * @throws LiveRefusal when the other side says no
   */
  static Opened open(LiveAddress address, CameraOptions options, Patience patience)
      throws IOException {
    Ffmpeg.load();
    AVFormatContext context = avformat_alloc_context();
    InterruptCallback interrupts = InterruptCallback.install(context, patience);
    AVDictionary dictionary = new AVDictionary(null);
    try (BytePointer url = new BytePointer(url(address), StandardCharsets.UTF_8)) {
      for (Map.Entry<String, String> option : dictionary(address, options).entrySet()) {
        av_dict_set(dictionary, option.getKey(), option.getValue(), 0);
      }
      int error = avformat_open_input(context, url, format(address), dictionary);
      if (error < 0) { // FFmpeg has freed the context
        interrupts.close();
        throw failure(error, patience);
      }
      return new Opened(context, interrupts);
    } finally {
      av_dict_free(dictionary);
    }
  }

  /** A demuxer and the callback that must outlive it. */
  record Opened(AVFormatContext context, InterruptCallback interrupts) implements AutoCloseable {

    @Override
    public void close() {
      avformat_close_input(context);
      interrupts.close();
    }
  }

  private static String url(LiveAddress address) {
    return switch (address.kind()) {
      case STANDARD_INPUT -> "pipe:0";
      case RTSP, HTTP, PACKETS, SDP, RTMP, WEBCAM -> address.location();
    };
  }

  private static AVInputFormat format(LiveAddress address) throws LiveRefusal {
    if (address.kind() != LiveAddress.Kind.WEBCAM) {
      return new AVInputFormat(null);
    }
    try {
      avdevice_register_all();
    } catch (LinkageError lacking) {
      throw new LiveRefusal(
          "webcams are read by FFmpeg's libavdevice, which does not load here (%s); install what it lacks"
              .formatted(Ffmpeg.missingLibrary(lacking)));
    }
    AVInputFormat format = av_find_input_format("v4l2");
    if (format == null) {
      throw new LiveRefusal("webcams are read by Video4Linux, which this system does not have");
    }
    return format;
  }

  private static Map<String, String> dictionary(LiveAddress address, CameraOptions options) {
    Map<String, String> all = new TreeMap<>();
    boolean whole = address.kind() == LiveAddress.Kind.STANDARD_INPUT;
    if (!whole) {
      all.put("analyzeduration", ANALYSED_MICROS);
    }
    switch (address.kind()) {
      case RTSP -> {
        all.put("rtsp_transport", options.transport().name().toLowerCase(Locale.ROOT));
        all.put("allowed_media_types", "video");
        all.put("buffer_size", Integer.toString(RECEIVE_BUFFER_BYTES));
      }
      case PACKETS, SDP -> {
        // A session description is a text from somewhere that names what to open.
        all.put("protocol_whitelist", "file,crypto,data,rtp,srtp,udp,tcp");
        all.put("buffer_size", Integer.toString(RECEIVE_BUFFER_BYTES));
      }
      case RTMP -> all.put("rtmp_live", "live");
      case HTTP, WEBCAM, STANDARD_INPUT -> {
        // FFmpeg's own defaults do.
      }
    }
    if (options.lowLatency()) {
      all.put("fflags", "nobuffer");
      all.put("probesize", "200000");
      all.put("analyzeduration", "200000");
      all.put("max_delay", "0");
    }
    all.putAll(options.input());
    return all;
  }

  private static IOException failure(int error, Patience patience) {
    if (error == AVERROR_HTTP_UNAUTHORIZED || error == AVERROR_HTTP_FORBIDDEN) {
      return new LiveRefusal(
          "the camera refuses us (%s); check user and password in the address"
              .formatted(Ffmpeg.describe(error)));
    }
    if (error == AVERROR_HTTP_NOT_FOUND || error == AVERROR_HTTP_BAD_REQUEST) {
      return new LiveRefusal(
          "there is no such stream (%s); check the path of the address"
              .formatted(Ffmpeg.describe(error)));
    }
    if (error == AVERROR_PROTOCOL_NOT_FOUND) {
      return new LiveRefusal(
          "addresses of this kind cannot be opened (%s)".formatted(Ffmpeg.describe(error)));
    }
    return new IOException(
        patience.isOver() ? "no answer in time" : "cannot connect: " + Ffmpeg.describe(error));
  }
}
