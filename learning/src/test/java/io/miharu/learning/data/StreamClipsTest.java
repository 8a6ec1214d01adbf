package io.miharu.learning.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.temporal.clips.ClipStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamClipsTest {

  /** Three frames of one pixel each: 0.2, 0.6, 0.5. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record OneClip(ClipShape shape, float[] clip) implements ClipSet {

    @Override
    public int size() {
      return 1;
    }

    @Override
    public List<String> classes() {
      return List.of("a", "b");
    }

    @Override
    public int label(int example) {
      return 0;
    }

    @Override
    public void read(int example, float[] into, int offset) {
      System.arraycopy(clip, 0, into, offset, clip.length);
    }
  }

  private static final OneClip GREY =
      new OneClip(new ClipShape(1, 3, 1, 1, 10), new float[] {0.2f, 0.6f, 0.5f});

  @Test
  void read_differences_areHalvedAroundAHalf() throws IOException {
    float[] seen = read(GREY, "difference");
    assertArrayEquals(new float[] {0.5f, 0.7f, 0.45f}, seen, 1e-6f);
  }

  @Test
  void read_pictureAndDifference_lieOneAfterTheOther() throws IOException {
    float[] seen = read(GREY, "picture+difference");
    assertArrayEquals(new float[] {0.2f, 0.6f, 0.5f, 0.5f, 0.7f, 0.45f}, seen, 1e-6f);
  }

  @Test
  void read_motion_isTheLastTwoChannels() throws IOException {
    OneClip clip =
        new OneClip(
            new ClipShape(3, 1, 1, 1, 10), new float[] {0.2f, 0.75f, 0.25f}); // grey, right, down
    assertArrayEquals(new float[] {0.75f, 0.25f}, read(clip, "motion"), 0);
    assertArrayEquals(new float[] {0.2f, 0.75f, 0.25f}, read(clip, "picture+motion"), 0);
  }

  @Test
  void new_motionOfClipsThatHaveNone_isRefused() {
    List<ClipStream> motion = List.of(ClipStream.MOTION);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new StreamClips(GREY, motion));
    assertTrue(String.valueOf(refused.getMessage()).contains("only videos know of their motion"));
  }

  @Test
  void parse_unknownOrRepeatedNames_areRefused() {
    assertEquals(
        List.of(ClipStream.PICTURE, ClipStream.MOTION), ClipStream.parse("picture+motion"));
    for (String wrong : List.of("rgb", "picture+picture", "")) {
      assertThrows(IllegalArgumentException.class, () -> ClipStream.parse(wrong), wrong);
    }
  }

  private static float[] read(ClipSet clips, String streams) throws IOException {
    StreamClips seen = new StreamClips(clips, ClipStream.parse(streams));
    float[] values = new float[seen.values()];
    seen.read(0, values, 0);
    return values;
  }
}
