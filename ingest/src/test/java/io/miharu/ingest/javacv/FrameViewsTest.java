package io.miharu.ingest.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.ingest.OpenOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Views that are made without converting the whole picture. */
class FrameViewsTest {

  @TempDir Path folder;

  @Test
  void part_inGrey_isWhatTheWholePictureShowsThere() throws IOException {
    TinyVideo.plain().write(folder.resolve("a.mp4"));
    try (FrameStream stream = open("a.mp4");
        Frame cut = stream.next().orElseThrow();
        Frame whole = stream.next().orElseThrow()) {
      assertSamePart(cut, PixelFormat.GRAY8);
      assertSamePart(whole, PixelFormat.BGR24);
    }
  }

  private static void assertSamePart(Frame frame, PixelFormat format) {
    PixelView part = frame.part(format, 13, 7, 70, 50);
    PixelView expected = frame.pixels(format).part(13, 7, 70, 50);
    assertEquals(expected.bytes(), part.bytes());
    assertEquals(70, part.width());
    assertEquals(50, part.height());
  }

  @Test
  void part_everyBrightness_isStretchedAsTheWholePictureIs() throws IOException {
    // Bars of one grey each, 8 px wide: what the encoder makes of them covers the range.
    VideoFileWriter writer = VideoFileWriter.mp4(folder.resolve("bars.mp4"), 512, 64, 25);
    ByteBuffer bars = ByteBuffer.allocateDirect(512 * 64 * 3);
    for (int i = 0; i < 512 * 64; i++) {
      for (int c = 0; c < 3; c++) {
        bars.put((byte) (i % 512 / 8 * 4 + i / 512 / 16));
      }
    }
    try (writer) {
      writer.write(new PixelView(PixelFormat.BGR24, 512, 64, bars), MediaTime.ZERO);
    }
    try (FrameStream stream = open("bars.mp4");
        Frame frame = stream.next().orElseThrow()) {
      PixelView part = frame.part(PixelFormat.GRAY8, 0, 0, 512, 64);
      assertEquals(frame.pixels(PixelFormat.GRAY8).bytes(), part.bytes());
    }
  }

  @Test
  void part_thatReachesOutside_isRefused() throws IOException {
    TinyVideo.plain().write(folder.resolve("a.mp4"));
    try (FrameStream stream = open("a.mp4");
        Frame frame = stream.next().orElseThrow()) {
      assertThrows(
          IndexOutOfBoundsException.class, () -> frame.part(PixelFormat.GRAY8, 90, 0, 7, 10));
    }
  }

  @Test
  void view_muchSmaller_showsTheQuartersInTheirPlaces() throws IOException {
    TinyVideo.plain().size(1152, 768).write(folder.resolve("a.mp4"));
    try (FrameStream stream = open("a.mp4");
        Frame frame = stream.next().orElseThrow()) {
      // 768 rows to 16: every 32nd would do, and divides.
      PixelView view = frame.pixels(PixelFormat.BGR24, 24, 16);
      int[][] corners = {{20, 2}, {3, 13}, {20, 13}};
      int[] quarters = {1, 2, 3};
      for (int i = 0; i < corners.length; i++) {
        for (int c = 0; c < 3; c++) {
          assertEquals(
              TinyVideo.QUARTERS[quarters[i]][c], view.at(corners[i][0], corners[i][1], c), 12);
        }
      }
    }
  }

  /** Scaled and then coloured, in odd sizes too: near to scaling what was coloured. */
  @Test
  void view_smallerThanHd_isNearTheFullPictureAveraged() throws IOException {
    TinyVideo.plain().size(1152, 768).write(folder.resolve("a.mp4"));
    try (FrameStream stream = open("a.mp4");
        Frame frame = stream.next().orElseThrow()) {
      PixelView full = frame.pixels(PixelFormat.BGR24);
      for (int[] size : new int[][] {{576, 384}, {575, 383}, {384, 255}, {301, 401}}) {
        for (PixelFormat format : List.of(PixelFormat.BGR24, PixelFormat.RGB24)) {
          PixelView view = frame.pixels(format, size[0], size[1]);
          for (int y = 2; y < size[1] - 2; y += 17) {
            for (int x = 2; x < size[0] - 2; x += 17) {
              int fullX = (2 * x + 1) * 1152 / (2 * size[0]);
              int fullY = (2 * y + 1) * 768 / (2 * size[1]);
              boolean nearTheSeam = Math.abs(fullX - 576) < 12 || Math.abs(fullY - 384) < 12;
              for (int c = 0; c < 3 && !nearTheSeam; c++) {
                int same = format == PixelFormat.BGR24 ? c : 2 - c;
                assertEquals(full.at(fullX, fullY, same), view.at(x, y, c), 6);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void rowStep_leavesOneAndAHalfRowsPerRowAndDivides() {
    int yuv = avutil.AV_PIX_FMT_YUV420P;
    assertEquals(2, RowStep.of(yuv, 1080, 360).step()); // 1080 / (1.5 x 360)
    assertEquals(3, RowStep.of(yuv, 1080, 234).step()); // 3.08
    assertEquals(2, RowStep.of(yuv, 1080, 180 + 180 / 2).step()); // 2.67
    assertEquals(1, RowStep.of(yuv, 1080, 540).step()); // 1.33
    assertEquals(RowStep.ALL, RowStep.of(yuv, 540, 100), "not HD");
    assertEquals(1, RowStep.of(yuv, 1078, 100).step() % 2, "twice the step divides 1078");
    assertEquals(RowStep.ALL, RowStep.of(avutil.AV_PIX_FMT_BGR24, 1080, 100));
    for (int height = 2; height < 2200; height++) {
      int step = RowStep.of(yuv, height, 100).step();
      assertTrue(step == 1 || height % (2 * step) == 0, "height " + height + ", step " + step);
    }
  }

  private FrameStream open(String name) throws IOException {
    return VideoFileStream.open(folder.resolve(name), name, OpenOptions.DEFAULT);
  }
}
