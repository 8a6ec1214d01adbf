package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import io.miharu.core.PixelView;
import java.io.IOException;
import java.util.Map;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Packs pictures as JPEG, for thumbnails in reports. The same picture gives the same bytes. */
public final class JpegEncoder {

  /** FFmpeg's quantiser scale, 2 (best) to 31: 4 is what eyes take for the original. */
  private static final int QUANTISER = 4;

  private JpegEncoder() {}

  /** The picture as the bytes of a JPEG file of the same size. */
  public static byte[] encode(PixelView picture) throws IOException {
    Ffmpeg.load();
    AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    AVCodecContext encoder = avcodec_alloc_context3(codec);
    AVPacket packet = av_packet_alloc();
    Recipe recipe =
        new Recipe(
            "",
            "mjpeg",
            AV_PIX_FMT_YUV444P,
            picture.width(),
            picture.height(),
            1,
            0,
            0,
            1,
            0,
            0,
            Map.of());
    try (EncoderPicture fed = new EncoderPicture(recipe)) {
      encoder.width(picture.width());
      encoder.height(picture.height());
      encoder.pix_fmt(AV_PIX_FMT_YUV444P);
      encoder.color_range(AVCOL_RANGE_JPEG);
      encoder.time_base(av_make_q(1, 1));
      encoder.thread_count(1);
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_QSCALE);
      encoder.global_quality(QUANTISER * FF_QP2LAMBDA);
      check(avcodec_open2(encoder, codec, (AVDictionary) null));
      AVFrame frame = fed.fill(picture);
      frame.color_range(AVCOL_RANGE_JPEG);
      frame.quality(QUANTISER * FF_QP2LAMBDA);
      frame.pts(0);
      check(avcodec_send_frame(encoder, frame));
      check(avcodec_receive_packet(encoder, packet));
      byte[] bytes = new byte[packet.size()];
      packet.data().get(bytes);
      return bytes;
    } finally {
      av_packet_free(packet);
      avcodec_free_context(encoder);
    }
  }

  private static void check(int result) throws IOException {
    if (result < 0) {
      throw new IOException("cannot pack a picture as JPEG: " + Ffmpeg.describe(result));
    }
  }
}
