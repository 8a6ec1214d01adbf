package io.miharu.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.FrameStream;
import io.miharu.core.MediaException;
import io.miharu.core.MediaTime;
import io.miharu.ingest.javacv.JpegEncoder;
import io.miharu.ingest.javacv.TinyVideo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  @TempDir Path folder = Path.of("");

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, "x");
  }

  private static List<String> names(List<Source> sources) {
    return sources.stream().map(Source::name).toList();
  }

  @Test
  void files_keepTheirOrderAndAreNamedWithExtension() throws IOException {
    String b = file("b.mp4").toString();
    String a = file("a.avi").toString();
    assertEquals(List.of("b.mp4", "a.avi"), names(Sources.expand(List.of(b, a))));
  }

  @Test
  void sameNames_getANumber() throws IOException {
    String one = file("one/cam.mp4").toString();
    String two = file("two/cam.mp4").toString();
    assertEquals(
        List.of("cam.mp4", "cam.mp4-2", "cam.mp4-3"),
        names(Sources.expand(List.of(one, two, one))));
  }

  @Test
  void folderOfVideos_standsForEachInNaturalOrder_withoutSubFolders() throws IOException {
    file("clip10.mp4");
    file("clip9.MP4");
    file("notes.txt");
    file("deeper/clip1.mp4");
    file("cover.jpg");
    assertEquals(
        List.of("clip9.MP4", "clip10.mp4"), names(Sources.expand(List.of(folder.toString()))));
  }

  @Test
  void folderOfImages_isOneSource() throws IOException {
    Path images = folder.resolve("walk");
    Files.createDirectory(images);
    for (int i = 0; i < 3; i++) {
      Files.write(images.resolve(i + ".jpg"), JpegEncoder.encode(TinyVideo.picture(96, 64, i)));
    }
    List<Source> sources = Sources.expand(List.of(images.toString()));
    assertEquals(List.of(new Source("walk", images, Source.Kind.IMAGE_FOLDER)), sources);
    try (FrameStream stream = Sources.open(sources.get(0), OpenOptions.DEFAULT)) {
      assertEquals(96, stream.info().width());
    }
  }

  @Test
  void folderWithoutVideos_cannotBeOpened() throws IOException {
    file("notes.txt");
    MediaException e =
        assertThrows(MediaException.class, () -> Sources.expand(List.of(folder.toString())));
    assertEquals(MediaException.Fault.CANNOT_OPEN, e.fault());
    assertTrue(
        String.valueOf(e.getMessage()).contains("holds no videos (mp4, m4v"), e.getMessage());
  }

  @Test
  void missingFile_isASourceThatFailsWhenOpened() throws IOException {
    Source source = Sources.expand(List.of(folder.resolve("gone.mp4").toString())).get(0);
    assertThrows(MediaException.class, () -> Sources.open(source, OpenOptions.DEFAULT));
  }

  @Test
  void naturalOrder_comparesRunsOfDigitsAsNumbers() {
    List<String> sorted = List.of("a", "a1", "a01", "a2b9", "a2b10", "a10", "b");
    List<String> shuffled = new ArrayList<>(sorted);
    for (long seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      shuffled.sort(NaturalOrder.COMPARATOR);
      // "a01" and "a1" are the same number; as text "a01" comes first.
      assertEquals(List.of("a", "a01", "a1", "a2b9", "a2b10", "a10", "b"), shuffled);
    }
  }

  @Test
  void options_refuseAnEndBeforeTheStart() {
    OpenOptions late = OpenOptions.DEFAULT.withStart(MediaTime.ofSeconds(5));
    assertThrows(IllegalArgumentException.class, () -> late.withEnd(MediaTime.ofSeconds(5)));
  }
}
