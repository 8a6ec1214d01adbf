package io.miharu.ingest.javacv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.VideoWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoFileWriterTest {

  @TempDir Path folder = Path.of("");

  private Path write(String name, int width, int height, long... micros) throws IOException {
    Path file = folder.resolve(name);
    try (VideoWriter writer = VideoFileWriter.mp4(file, width, height, 25)) {
      for (int i = 0; i < micros.length; i++) {
        writer.write(TinyVideo.picture(width, height, i), new MediaTime(micros[i]));
      }
    }
    return file;
  }

  @Test
  void times_comeBackToTheMicrosecond() throws IOException {
    Path file = write("times.mp4", 96, 64, 0, 66_667, 133_333, 200_001, 5_000_000);
    assertEquals(
        List.of(0L, 66_667L, 133_333L, 200_001L, 5_000_000L),
        VideoFileStreamTest.times(file, OpenOptions.DEFAULT));
  }

  @Test
  void colours_comeBack() throws IOException {
    Path file = write("colours.mp4", 192, 128, 0, 40_000);
    try (VideoFileStream stream = VideoFileStreamTest.open(file, OpenOptions.DEFAULT);
        Frame frame = stream.next().orElseThrow()) {
      VideoFileStreamTest.assertQuarters(frame.pixels(PixelFormat.BGR24), new int[] {0, 1, 2, 3});
    }
  }

  @Test
  void rgbPictures_areWrittenAsSuch() throws IOException {
    Path file = folder.resolve("rgb.mp4");
    ByteBuffer red = ByteBuffer.allocateDirect(64 * 64 * 3);
    for (int i = 0; i < 64 * 64; i++) {
      red.put(3 * i, (byte) 200);
    }
    try (VideoWriter writer = VideoFileWriter.mp4(file, 64, 64, 25)) {
      writer.write(new PixelView(PixelFormat.RGB24, 64, 64, red), MediaTime.ZERO);
    }
    try (VideoFileStream stream = VideoFileStreamTest.open(file, OpenOptions.DEFAULT);
        Frame frame = stream.next().orElseThrow()) {
      assertEquals(200, frame.pixels(PixelFormat.RGB24).at(32, 32, 0), 6);
      assertEquals(0, frame.pixels(PixelFormat.RGB24).at(32, 32, 2), 6);
    }
  }

  @Test
  void index_standsInFrontOfThePictures() throws IOException {
    String bytes =
        Files.readString(write("fast.mp4", 96, 64, 0, 40_000), StandardCharsets.ISO_8859_1);
    assertTrue(bytes.indexOf("moov") < bytes.indexOf("mdat"));
  }

  @Test
  void sameInput_givesTheSameBytes() throws IOException {
    assertArrayEquals(
        Files.readAllBytes(write("a.mp4", 96, 64, 0, 40_000)),
        Files.readAllBytes(write("b.mp4", 96, 64, 0, 40_000)));
  }

  @Test
  void oddSides_loseTheirLastColumnAndRow() throws IOException {
    Path file = write("odd.mp4", 97, 65, 0, 40_000);
    try (VideoFileStream stream = VideoFileStreamTest.open(file, OpenOptions.DEFAULT)) {
      assertEquals(96, stream.info().width());
      assertEquals(64, stream.info().height());
    }
  }

  @Test
  void unwritablePath_saysWhichAndWhy() throws IOException {
    Path missing = folder.resolve("nowhere").resolve("a.mp4");
    IOException e = assertThrows(IOException.class, () -> VideoFileWriter.mp4(missing, 96, 64, 25));
    assertEquals("cannot write %s: the folder does not exist".formatted(missing), e.getMessage());
    Path taken = Files.createDirectory(folder.resolve("taken.mp4"));
    IOException second =
        assertThrows(IOException.class, () -> VideoFileWriter.mp4(taken, 96, 64, 25));
    assertTrue(String.valueOf(second.getMessage()).startsWith("cannot write " + taken));
  }

  @Test
  void write_ofTheWrongSizeOrTime_isRefused() throws IOException {
    try (VideoWriter writer = VideoFileWriter.mp4(folder.resolve("a.mp4"), 96, 64, 25)) {
      PixelView picture = TinyVideo.picture(96, 64, 0);
      writer.write(picture, MediaTime.ofSeconds(1));
      assertThrows(
          IllegalArgumentException.class, () -> writer.write(picture, MediaTime.ofSeconds(1)));
      assertThrows(
          IllegalArgumentException.class,
          () -> writer.write(TinyVideo.picture(64, 64, 0), MediaTime.ofSeconds(2)));
    }
  }

  @Test
  void write_afterClosing_isRefused() throws IOException {
    VideoWriter writer = VideoFileWriter.mp4(folder.resolve("a.mp4"), 96, 64, 25);
    writer.close();
    writer.close();
    assertThrows(
        IllegalStateException.class,
        () -> writer.write(TinyVideo.picture(96, 64, 0), MediaTime.ZERO));
  }

  @Test
  void jpeg_hasTheSizeAndColoursOfThePicture() throws IOException {
    Path file =
        Files.write(folder.resolve("a.jpg"), JpegEncoder.encode(TinyVideo.picture(321, 241, 0)));
    try (VideoFileStream stream = VideoFileStreamTest.open(file, OpenOptions.DEFAULT);
        Frame frame = stream.next().orElseThrow()) {
      assertEquals(321, frame.width());
      assertEquals(241, frame.height());
      VideoFileStreamTest.assertQuarters(frame.pixels(PixelFormat.BGR24), new int[] {0, 1, 2, 3});
    }
  }
}
