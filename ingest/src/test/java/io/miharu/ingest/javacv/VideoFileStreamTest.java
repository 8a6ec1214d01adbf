package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P10;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.FrameStreamContract;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.ingest.Crop;
import io.miharu.ingest.OpenOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoFileStreamTest extends FrameStreamContract {

  @TempDir Path folder = Path.of("");
  private Path plain = Path.of("");

  @BeforeEach
  void writePlainVideo() throws IOException {
    plain = TinyVideo.plain().odd(2, 10_000, 0, 0).write(folder.resolve("plain.mp4"));
  }

  @Override
  protected FrameStream open() throws IOException {
    return open(plain, OpenOptions.DEFAULT);
  }

  static VideoFileStream open(Path file, OpenOptions options) throws IOException {
    return VideoFileStream.open(file, file.getFileName().toString(), options);
  }

  static List<Long> times(Path file, OpenOptions options) throws IOException {
    List<Long> times = new ArrayList<>();
    try (VideoFileStream stream = open(file, options)) {
      stream.forEach(frame -> times.add(frame.time().micros()));
    }
    return times;
  }

  private static List<Long> list(long... values) {
    return Arrays.stream(values).boxed().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, mpeg4, 2",
    "mp4, libopenh264, 0",
    "mov, mpeg4, 0",
    "matroska, mpeg4, 2",
    "matroska, libopenh264, 0",
    "webm, libvpx, 0",
    "mpegts, libopenh264, 0",
    "mpegts, mpeg2video, 2",
    "avi, mpeg4, 0",
    "avi, mjpeg, 0",
    "flv, flv, 0"
  })
  void times_ofEveryContainer_areThoseWritten(String container, String codec, int bFrames)
      throws IOException {
    int format = codec.equals("mjpeg") ? AV_PIX_FMT_YUVJ420P : AV_PIX_FMT_YUV420P;
    Path file =
        TinyVideo.plain()
            .in(container, codec, format, Map.of())
            .odd(bFrames, 25, 0, 0)
            .write(folder.resolve("a." + container));
    assertEquals(list(TinyVideo.every(40_000, 25)), times(file, OpenOptions.DEFAULT));
  }

  @Test
  void times_ofVariableRate_comeFromTheStampsAndNotFromTheRate() throws IOException {
    long[] shown = {0, 40_000, 140_000, 150_000, 1_000_000, 1_040_000, 3_000_000};
    Path file = TinyVideo.plain().shownAt(shown).write(folder.resolve("vfr.mp4"));
    assertEquals(list(shown), times(file, OpenOptions.DEFAULT));
  }

  @ParameterizedTest
  @ValueSource(longs = {-400_000, 3_600_000_000L})
  void times_ofStreamsThatDoNotStartAtZero_areShiftedToZero(long firstStamp) throws IOException {
    Path file =
        TinyVideo.plain()
            .in("matroska", "mpeg4", AV_PIX_FMT_YUV420P, Map.of("avoid_negative_ts", "disabled"))
            .odd(0, 1000, firstStamp, 0)
            .write(folder.resolve("shifted.mkv"));
    assertEquals(list(TinyVideo.every(40_000, 25)), times(file, OpenOptions.DEFAULT));
  }

  @Test
  void pixels_ofTheQuarters_haveTheColoursWritten() throws IOException {
    try (FrameStream stream = open();
        Frame frame = stream.next().orElseThrow()) {
      assertQuarters(frame.pixels(PixelFormat.BGR24), new int[] {0, 1, 2, 3});
    }
  }

  static void assertQuarters(PixelView view, int[] quarters) {
    for (int i = 0; i < 4; i++) {
      // Away from edges, where the codec rings, and from the square, which starts at the left.
      int x = view.width() * (i % 2 == 0 ? 3 : 7) / 8;
      int y = view.height() * (i < 2 ? 1 : 7) / 8;
      for (int channel = 0; channel < 3; channel++) {
        assertEquals(
            TinyVideo.QUARTERS[quarters[i]][channel],
            view.at(x, y, channel),
            6,
            "quarter %d, channel %d".formatted(i, channel));
      }
    }
  }

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of("matroska", "ffv1", AV_PIX_FMT_YUV420P10, 96, 64),
        Arguments.of("avi", "mjpeg", AV_PIX_FMT_YUVJ420P, 96, 64),
        Arguments.of("avi", "rawvideo", AV_PIX_FMT_BGR24, 321, 241),
        Arguments.of("matroska", "ffv1", AV_PIX_FMT_YUV420P, 321, 241),
        Arguments.of("webm", "libvpx-vp9", AV_PIX_FMT_YUV420P, 321, 241),
        Arguments.of("mp4", "mpeg4", AV_PIX_FMT_YUV420P, 321, 241));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void pixels_ofEveryFormat_haveTheColoursWritten(
      String container, String codec, int format, int width, int height) throws IOException {
    Path file =
        TinyVideo.plain()
            .in(container, codec, format, Map.of())
            .size(width, height)
            .odd(0, 25, 0, 0)
            .write(folder.resolve("colours." + container));
    try (VideoFileStream stream = open(file, OpenOptions.DEFAULT);
        Frame frame = stream.next().orElseThrow()) {
      assertEquals(width, frame.width());
      assertEquals(height, frame.height());
      assertQuarters(frame.pixels(PixelFormat.BGR24), new int[] {0, 1, 2, 3});
      assertQuarters(frame.pixels(PixelFormat.BGR24, 75, 41), new int[] {0, 1, 2, 3});
      assertQuarters(frame.pixels(PixelFormat.BGR24, 700, 501), new int[] {0, 1, 2, 3});
    }
  }

  @Test
  void pixels_grey_areLuminanceOverTheFullRange() throws IOException {
    try (FrameStream stream = open();
        Frame frame = stream.next().orElseThrow()) {
      PixelView grey = frame.pixels(PixelFormat.GRAY8);
      // BT.601: 0.114 B + 0.587 G + 0.299 R; the grey quarter keeps its value.
      assertEquals(0.114 * 200 + 0.587 * 40 + 0.299 * 40, grey.at(36, 8, 0), 4);
      assertEquals(120, grey.at(84, 56, 0), 4);
      assertEquals(255, grey.at(8, 40, 0), 4); // the white square
    }
  }

  @Test
  void pixels_ofAGreyCodec_areReadable() throws IOException {
    Path file =
        TinyVideo.plain()
            .in("matroska", "ffv1", AV_PIX_FMT_GRAY8, Map.of())
            .write(folder.resolve("grey.mkv"));
    try (VideoFileStream stream = open(file, OpenOptions.DEFAULT);
        Frame frame = stream.next().orElseThrow()) {
      assertEquals(120, frame.pixels(PixelFormat.BGR24).at(84, 56, 1), 2);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 96, 64, 0123", "90, 64, 96, 2031", "180, 96, 64, 3210", "270, 64, 96, 1302"})
  void rotation_turnsSizeAndPixels(int degrees, int width, int height, String quarters)
      throws IOException {
    Path file = TinyVideo.plain().odd(0, 10_000, 0, degrees).write(folder.resolve("turned.mp4"));
    try (VideoFileStream stream = open(file, OpenOptions.DEFAULT);
        Frame frame = stream.next().orElseThrow()) {
      assertEquals(degrees, stream.info().rotationDegrees());
      assertEquals(width, frame.width());
      assertEquals(height, frame.height());
      PixelView view = frame.pixels(PixelFormat.BGR24);
      for (int i = 0; i < 4; i++) {
        int x = width * (i % 2 == 0 ? 1 : 7) / 8;
        int y = height * (i < 2 ? 1 : 7) / 8;
        int quarter = quarters.charAt(i) - '0';
        if (quarter != 2) { // where the white square starts
          assertEquals(TinyVideo.QUARTERS[quarter][1], view.at(x, y, 1), 6, "quarter " + i);
        }
      }
    }
  }

  @Test
  void crop_keepsThePartAsked() throws IOException {
    // Columns 48 to 95 and rows 0 to 31: the top right quarter.
    OpenOptions options = OpenOptions.DEFAULT.withCrop(new Crop(48, 0, 48, 32));
    try (VideoFileStream stream = open(plain, options);
        Frame frame = stream.next().orElseThrow()) {
      assertEquals(48, frame.width());
      assertEquals(32, stream.info().height());
      PixelView view = frame.pixels(PixelFormat.BGR24);
      assertEquals(TinyVideo.QUARTERS[1][1], view.at(40, 8, 1), 6);
      assertEquals(TinyVideo.QUARTERS[1][1], view.at(10, 24, 1), 6);
    }
  }

  @Test
  void crop_countsPixelsAfterRotation() throws IOException {
    Path file = TinyVideo.plain().odd(0, 10_000, 0, 90).write(folder.resolve("turned.mp4"));
    // Turned by 90 degrees, the top right of 64 x 96 px is the stored top left.
    OpenOptions options = OpenOptions.DEFAULT.withCrop(new Crop(32, 0, 32, 48));
    try (VideoFileStream stream = open(file, options);
        Frame frame = stream.next().orElseThrow()) {
      assertEquals(32, frame.width());
      assertEquals(48, frame.height());
      assertEquals(TinyVideo.QUARTERS[0][0], frame.pixels(PixelFormat.BGR24).at(24, 8, 0), 6);
    }
  }

  @Test
  void crop_outsideThePicture_isRefused() {
    OpenOptions options = OpenOptions.DEFAULT.withCrop(new Crop(90, 0, 10, 10));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> open(plain, options));
    assertEquals(
        "plain.mp4: the crop 90,0,10,10 must lie inside the picture of 96 x 64 px", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "matroska", "mpegts", "avi"})
  void start_andEnd_selectByTimeFromTheFirstFrameOfTheFile(String container) throws IOException {
    String codec = container.equals("mpegts") ? "mpeg2video" : "mpeg4";
    Path file =
        TinyVideo.plain()
            .in(container, codec)
            .odd(container.equals("avi") ? 0 : 2, 25, 0, 0)
            .shownAt(TinyVideo.every(40_000, 250))
            .write(folder.resolve("long." + container));
    OpenOptions options =
        OpenOptions.DEFAULT.withStart(new MediaTime(5_010_000)).withEnd(new MediaTime(5_120_000));
    assertEquals(list(5_040_000, 5_080_000), times(file, options));
    try (VideoFileStream stream = open(file, options);
        Frame frame = stream.next().orElseThrow()) {
      assertEquals(0, frame.index());
    }
  }

  @Test
  void start_behindTheEnd_givesNoFrame() throws IOException {
    assertEquals(List.of(), times(plain, OpenOptions.DEFAULT.withStart(MediaTime.ofSeconds(100))));
  }

  @Test
  void motionVectors_followTheSquare() throws IOException {
    Path file = TinyVideo.plain().size(192, 128).write(folder.resolve("moving.mp4"));
    List<MotionVector> moving = new ArrayList<>();
    try (VideoFileStream stream = open(file, OpenOptions.DEFAULT.withMotionVectors(true))) {
      stream.forEach(
          frame ->
              frame.motionVectors().stream()
                  .filter(vector -> Math.hypot(vector.dx(), vector.dy()) > 1)
                  .forEach(moving::add));
    }
    assertTrue(moving.size() >= 5, "vectors that move: " + moving.size());
    // The square moves 4 px to the right per frame, in rows 64 to 79.
    long right =
        moving.stream().filter(v -> Math.abs(v.dx() - 4) <= 1 && Math.abs(v.dy()) <= 1).count();
    assertTrue(right >= 0.6 * moving.size(), "to the right: " + right + " of " + moving);
  }

  @Test
  void motionVectors_notAskedFor_areEmpty() throws IOException {
    try (FrameStream stream = open()) {
      stream.forEach(frame -> assertEquals(List.of(), frame.motionVectors()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void decoderThreads_doNotChangeTimesOrPixels(int threads) throws IOException {
    assertEquals(
        prints(OpenOptions.DEFAULT), prints(OpenOptions.DEFAULT.withDecoderThreads(threads)));
  }

  private List<String> prints(OpenOptions options) throws IOException {
    List<String> prints = new ArrayList<>();
    try (VideoFileStream stream = open(plain, options)) {
      stream.forEach(
          frame ->
              prints.add(frame.time() + " " + frame.pixels(PixelFormat.BGR24).bytes().hashCode()));
    }
    return prints;
  }
}
