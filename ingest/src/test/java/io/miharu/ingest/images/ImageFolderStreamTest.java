package io.miharu.ingest.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.FrameStream;
import io.miharu.core.FrameStreamContract;
import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.core.MediaTime;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.javacv.JpegEncoder;
import io.miharu.ingest.javacv.TinyVideo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderStreamTest extends FrameStreamContract {

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void writeImages() throws IOException {
    for (int i = 8; i < 12; i++) {
      writeJpeg(i + ".jpg", 96, 64, i);
    }
  }

  private Path writeJpeg(String name, int width, int height, int i) throws IOException {
    return Files.write(
        folder.resolve(name), JpegEncoder.encode(TinyVideo.picture(width, height, i)));
  }

  @Override
  protected FrameStream open() throws IOException {
    return ImageFolderStream.open(folder, "walk", 10, OpenOptions.DEFAULT);
  }

  private static List<Long> times(FrameStream stream) throws IOException {
    List<Long> times = new ArrayList<>();
    stream.forEach(frame -> times.add(frame.time().micros()));
    return times;
  }

  @Test
  void times_areThoseOfTheStatedRate() throws IOException {
    try (FrameStream stream = open()) {
      assertEquals(List.of(0L, 100_000L, 200_000L, 300_000L), times(stream));
    }
  }

  @Test
  void startAndEnd_selectByTime() throws IOException {
    OpenOptions options =
        OpenOptions.DEFAULT.withStart(new MediaTime(50_000)).withEnd(new MediaTime(300_000));
    try (FrameStream stream = ImageFolderStream.open(folder, "walk", 10, options)) {
      assertEquals(List.of(100_000L, 200_000L), times(stream));
    }
  }

  @Test
  void badImages_areSkippedAndListed_andTheOthersKeepTheirTimes() throws IOException {
    writeJpeg("9.jpg", 48, 64, 0); // of another size
    Files.writeString(folder.resolve("10.jpg"), "not a picture");
    byte[] whole = Files.readAllBytes(folder.resolve("11.jpg"));
    Files.write(folder.resolve("12.jpg"), Arrays.copyOf(whole, whole.length / 2));
    try (FrameStream stream = open()) {
      assertEquals(0, stream.next().orElseThrow().time().micros());
      assertEquals(300_000, stream.next().orElseThrow().time().micros());
      MediaException e = assertThrows(MediaException.class, stream::next);
      assertEquals(Fault.DAMAGED, e.fault());
      assertEquals(
          List.of(new MediaTime(100_000), new MediaTime(200_000), new MediaTime(400_000)),
          stream.health().skippedAt());
      assertTrue(stream.health().warnings().get(0).contains("48 x 64 px, not 96 x 64 px"));
      assertTrue(stream.next().isEmpty());
    }
  }

  @Test
  void otherFormats_areReadToo() throws IOException {
    BufferedImage picture = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
    for (String format : List.of("png", "bmp")) {
      Path other = Files.createDirectory(folder.resolve(format));
      ImageIO.write(picture, format, other.resolve("1." + format).toFile());
      try (FrameStream stream = ImageFolderStream.open(other, format, 25, OpenOptions.DEFAULT)) {
        assertEquals(List.of(0L), times(stream), format);
      }
    }
  }

  @Test
  void folderWithoutReadableImages_cannotBeOpened() throws IOException {
    Path bad = Files.createDirectory(folder.resolve("bad"));
    Files.writeString(bad.resolve("1.png"), "not a picture");
    MediaException e =
        assertThrows(
            MediaException.class,
            () -> ImageFolderStream.open(bad, "bad", 25, OpenOptions.DEFAULT));
    assertEquals(Fault.CANNOT_OPEN, e.fault());
  }
}
