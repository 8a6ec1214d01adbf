package io.miharu.learning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.GreyFilm;
import io.miharu.core.MediaException;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VideoClipsTest {

  private static final ClipShape SHAPE = new ClipShape(1, 4, 7, 7, 10);
  private static final List<String> CLASSES = List.of("calm", "wild");

  @Test
  void read_picksFramesByTheirTimes_fromTheMiddleOfTheVideo() throws IOException {
    // 20 frames/s with frame 6 lost; brightness = frame number. 0.3 s of 0.95 s start at 0.325 s.
    GreyFilm film = GreyFilm.counting(20, 20).withLost(6);
    VideoClips clips = read(List.of(file("a", 0, film), file("b", 1, film)));
    float[] values = new float[clips.values()];
    clips.read(0, values, 0);
    // Wanted 0.325, 0.425, 0.525, 0.625 s. Frames lie at 0.25, 0.35, 0.4, 0.45 s and so on.
    assertEquals(7, brightness(values, 0), 1e-3);
    assertEquals(8.5, brightness(values, 1), 0.51); // as near to 0.40 as to 0.45
    assertEquals(10.5, brightness(values, 2), 0.51);
    assertEquals(12.5, brightness(values, 3), 0.51);
  }

  @Test
  void vary_toALowRate_repeatsFrames() throws IOException {
    GreyFilm film = GreyFilm.counting(20, 40);
    ClipVariation slow = new ClipVariation(true, true, 0, List.of(5.0), 1);
    VideoClips clips =
        VideoClips.read(
            CLASSES,
            List.of(file("a", 0, film), file("b", 1, film)),
            SHAPE,
            false,
            slow,
            10,
            (done, of, name) -> {});
    float[] values = new float[clips.values()];
    clips.vary(0, new SplittableRandom(1), values, 0);
    assertEquals(brightness(values, 0), brightness(values, 1), 1e-6);
    assertEquals(brightness(values, 2), brightness(values, 3), 1e-6);
    assertEquals(4, brightness(values, 2) - brightness(values, 0), 1.01); // 0.2 s at 20/s
  }

  @Test
  void read_videoShorterThanTheClip_standsStillAtItsLastFrame() throws IOException {
    GreyFilm film = GreyFilm.counting(20, 3);
    VideoClips clips = read(List.of(file("a", 0, film), file("b", 1, film)));
    float[] values = new float[clips.values()];
    clips.read(1, values, 0);
    assertEquals(2, brightness(values, 3), 1e-3);
  }

  @Test
  void read_onlyOneClass_isRefusedBeforeAnythingIsDecoded() {
    ClipFile never =
        new ClipFile(
            "a",
            0,
            "a",
            () -> {
              throw new AssertionError("decoded");
            });
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> read(List.of(never, never)));
    assertEquals("needs examples of two classes or more, got only calm", refused.getMessage());
  }

  @Test
  void read_unreadableVideos_areAllNamed() {
    ClipFile broken =
        new ClipFile(
            "bad.mp4",
            0,
            "a",
            () -> {
              throw new MediaException(MediaException.Fault.CANNOT_OPEN, "holds no picture");
            });
    ClipFile picture = file("still.mp4", 1, GreyFilm.counting(20, 1));
    IOException refused = assertThrows(IOException.class, () -> read(List.of(broken, picture)));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("2 of 2 clips cannot be read"));
    assertTrue(String.valueOf(refused.getMessage()).contains("bad.mp4: holds no picture"));
    assertTrue(
        String.valueOf(refused.getMessage())
            .contains("still.mp4: needs two frames or more, got 1"));
  }

  private static VideoClips read(List<ClipFile> files) throws IOException {
    return VideoClips.read(
        CLASSES, files, SHAPE, false, ClipVariation.DEFAULT, 10, (done, of, name) -> {});
  }

  private static ClipFile file(String name, int label, GreyFilm film) {
    return new ClipFile(name, label, name, film::open);
  }

  /** In steps of 1/255, of the first pixel. */
  private static double brightness(float[] clip, int frame) {
    return 255 * clip[frame * SHAPE.plane()];
  }
}
