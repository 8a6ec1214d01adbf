package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameStoreTest {

  @TempDir private Path folder;

  @Test
  void open_again_givesFramesBoxesPicturesAndWhoLabelledThem() throws IOException {
    List<LabelledFrame> written;
    try (FrameStore store = DrawnFrames.in(folder)) {
      written = store.frames();
    }
    try (FrameStore store = FrameStore.open(folder)) {
      assertEquals(written, store.frames());
      assertEquals(Set.of("drawn.avi"), store.clips());
      assertEquals(Set.of("drawn by the test"), store.labellers());
      LabelledFrame second = store.frames().get(1);
      assertEquals(MediaTime.ofSeconds(0.5), second.time());
      byte[] pixels = new byte[second.bytes()];
      store.read(second, pixels);
      int inside = 3 * (30 * DrawnFrames.WIDTH + 60);
      assertEquals(230, pixels[inside] & 0xFF, "blue of the car");
      assertEquals(40, pixels[inside + 2] & 0xFF, "red of the car");
    }
  }

  @Test
  void open_aClipThatWasNotCompleted_isNotThere() throws IOException {
    try (FrameStore store = FrameStore.open(folder)) {
      FrameStore.Clip clip = store.add(Path.of("half.avi"), "nobody");
      clip.add(
          0, MediaTime.ZERO, DrawnFrames.picture(DrawnFrames.CAR, new Box(0, 0, 9, 9)), List.of());
    }
    try (FrameStore store = FrameStore.open(folder)) {
      assertEquals(List.of(), store.frames());
      assertEquals(Set.of(), store.clips());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vtest.avi",
        "videos/UA_DETRAC.mp4",
        "crash-junction.mp4",
        "motorway-normal-2.mkv",
        "vtest.cut.avi"
      })
  void add_aClipKeptForTesting_isRefused(String clip) throws IOException {
    try (FrameStore store = FrameStore.open(folder)) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> store.add(Path.of(clip), "a teacher"));
      assertTrue(String.valueOf(refused.getMessage()).contains("kept for testing"));
    }
  }

  @Test
  void open_aStoreWithAClipKeptForTesting_isRefused() throws IOException {
    Files.write(folder.resolve(FrameStore.PIXELS), new byte[3]);
    Files.writeString(
        folder.resolve(FrameStore.LABELS),
        "{\"clip\":\"vtest.avi\",\"frame\":0,\"micros\":0,\"width\":1,\"height\":1,\"offset\":0,\"boxes\":[]}\n");
    assertThrows(IllegalArgumentException.class, () -> FrameStore.open(folder));
  }

  @Test
  void open_picturesCutShort_isRefused() throws IOException {
    DrawnFrames.in(folder).close();
    Files.write(folder.resolve(FrameStore.PIXELS), new byte[100]);
    assertThrows(IllegalArgumentException.class, () -> FrameStore.open(folder));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void requireSeed_ofTheDemo_isRefused(long seed) {
    assertThrows(IllegalArgumentException.class, () -> ReservedClips.requireSeed(seed));
  }

  @Test
  void require_motorwayNormal1AndSeed6_areFree() {
    ReservedClips.require(Path.of("motorway-normal-1.mp4"));
    ReservedClips.requireSeed(6);
  }
}
