package io.miharu.learning.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReorderedClipsTest {

  /** Two channels of three frames of 2×2 px; a value is 100·channel + 10·frame + pixel. */
  private static final ClipSet CLIPS =
      new ClipSet() {
        @Override
        public ClipShape shape() {
          return new ClipShape(2, 3, 2, 2, 10);
        }

        @Override
        public int size() {
          return 50;
        }

        @Override
        public List<String> classes() {
          return List.of("a", "b");
        }

        @Override
        public int label(int clip) {
          return clip % 2;
        }

        @Override
        public void read(int clip, float[] into, int offset) {
          for (int i = 0; i < 24; i++) {
            int channel = i / 12;
            int frame = i % 12 / 4;
            into[offset + i] = 100 * channel + 10 * frame + i % 4;
          }
        }
      };

  @Test
  void reversed_readsTheLastFrameFirst_inEveryChannel() throws IOException {
    float[] got = read(ReorderedClips.reversed(CLIPS), 0);
    assertArrayEquals(
        new float[] {20, 21, 22, 23, 10, 11, 12, 13, 0, 1, 2, 3}, Arrays.copyOf(got, 12));
    assertEquals(120, got[12]);
  }

  @Test
  void shuffled_keepsEveryFrame_theSameWayInEveryChannelAndReading() throws IOException {
    ReorderedClips shuffled = ReorderedClips.shuffled(CLIPS, new Seed(1));
    boolean moved = false;
    for (int clip = 0; clip < 50; clip++) {
      float[] got = read(shuffled, clip);
      assertArrayEquals(got, read(shuffled, clip));
      int[] order = {(int) got[0] / 10, (int) got[4] / 10, (int) got[8] / 10};
      for (int t = 0; t < 3; t++) {
        assertEquals(100 + 10 * order[t], got[12 + 4 * t]);
      }
      Arrays.sort(order);
      assertArrayEquals(new int[] {0, 1, 2}, order);
      moved |= got[0] != 0;
    }
    assertEquals(true, moved);
  }

  @Test
  void single_isOneFrame_anotherOneWhenVaried() throws IOException {
    ReorderedClips single = ReorderedClips.single(CLIPS, new Seed(1));
    assertEquals(8, single.values());
    float[] got = new float[8];
    boolean[] seen = new boolean[3];
    for (int i = 0; i < 30; i++) {
      single.vary(0, new SplittableRandom(i), got, 0);
      seen[(int) got[0] / 10] = true;
      assertEquals(got[0] + 100, got[4]);
    }
    assertArrayEquals(new boolean[] {true, true, true}, seen);
  }

  @Test
  void smaller_byTwo_isTheMeanOfFour() throws IOException {
    SmallerClips smaller = new SmallerClips(CLIPS, 2);
    float[] got = read(smaller, 0);
    assertArrayEquals(new float[] {1.5f, 11.5f, 21.5f, 101.5f, 111.5f, 121.5f}, got);
    assertFalse(smaller.shape().equals(CLIPS.shape()));
    assertThrows(IllegalArgumentException.class, () -> new SmallerClips(CLIPS, 3));
  }

  private static float[] read(ClipSet clips, int clip) throws IOException {
    float[] values = new float[clips.values()];
    clips.read(clip, values, 0);
    return values;
  }
}
