package io.miharu.learning.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActionMnistTest {

  private static final Seed SEED = new Seed(7);

  /** Measured once: it says that the bytes stay as they are, not that they are right. */
  private static final long ACTION_MNIST_1 = 3860975746L;

  private static final DigitGlyphs GLYPHS = new StrokeDigits(SEED, 1000);

  @TempDir private Path folder;

  @Test
  void read_theSameSeed_givesTheSameBytes_andAnotherSeedOthers() {
    assertArrayEquals(clip(set(Split.TRAIN, SEED), 123), clip(set(Split.TRAIN, SEED), 123));
    assertFalse(
        Arrays.equals(clip(set(Split.TRAIN, SEED), 123), clip(set(Split.TRAIN, new Seed(8)), 123)));
    assertFalse(Arrays.equals(clip(set(Split.TRAIN, SEED), 123), clip(set(Split.TEST, SEED), 123)));
  }

  /** A change of this number is a change of the data set: give the generator a new version. */
  @Test
  void read_version1_hasTheBytesItAlwaysHad() {
    CRC32 sum = new CRC32();
    for (int i = 0; i < 10; i++) {
      ByteBuffer bytes = ByteBuffer.allocate(4 * ActionMnist.SHAPE.values());
      bytes.asFloatBuffer().put(clip(set(Split.TRAIN, SEED), 397 * i));
      sum.update(bytes.array());
    }
    assertEquals(ACTION_MNIST_1, sum.getValue());
  }

  @Test
  void sizes_balanceDigitsAndDirections_soTheirMutualInformationIsZero() {
    for (Split split : Split.values()) {
      ActionMnist set = set(split, SEED);
      int[][] cells = new int[10][8];
      for (int i = 0; i < set.size(); i++) {
        cells[set.digit(i)][set.label(i)]++;
      }
      for (int[] row : cells) {
        for (int count : row) {
          assertEquals(set.size() / 80, count); // n·p(d,k) = n·p(d)·p(k) in every cell: MI = 0
        }
      }
    }
    assertEquals(4000, set(Split.TRAIN, SEED).size());
    assertEquals(960, set(Split.VALIDATION, SEED).size());
    assertEquals(2000, set(Split.TEST, SEED).size());
  }

  /**
   * The mass of ink moves by the speed in the direction of the class: the circular mean of its
   * place, taken on the torus, does so exactly but for noise.
   */
  @Test
  void read_eachClass_movesInItsDirection() {
    ActionMnist set = set(Split.TRAIN, SEED);
    for (int clip = 0; clip < 80; clip++) {
      float[] values = clip(set, clip);
      Direction way = Direction.of(set.label(clip));
      double dx = 0;
      double dy = 0;
      for (int t = 0; t < 15; t++) {
        dx += step(place(values, t, true), place(values, t + 1, true));
        dy += step(place(values, t, false), place(values, t + 1, false));
      }
      double length = Math.hypot(dx, dy);
      assertTrue(length > 13 && length < 47, "clip " + clip + " moves by " + length + " px");
      double cosine = (dx * way.x() + dy * way.y()) / length;
      assertTrue(cosine > 0.98, "clip " + clip + " of " + way + ": " + dx + ", " + dy);
    }
  }

  /** Turns of the ink's mean place around the torus. */
  private static double place(float[] clip, int frame, boolean across) {
    double sine = 0;
    double cosine = 0;
    for (int i = 0; i < 64 * 64; i++) {
      double ink = clip[frame * 64 * 64 + i] > 0.3 ? clip[frame * 64 * 64 + i] : 0;
      double angle = 2 * Math.PI * (across ? i % 64 : i / 64) / 64;
      sine += ink * Math.sin(angle);
      cosine += ink * Math.cos(angle);
    }
    return Math.atan2(sine, cosine) / (2 * Math.PI);
  }

  private static double step(double from, double to) {
    double turns = to - from;
    return 64 * (turns - Math.rint(turns));
  }

  @Test
  void kind_stillAndTurn_areTwoMoreClasses() {
    ActionMnist.Kind kind = new ActionMnist.Kind(true, true, true);
    ActionMnist set = ActionMnist.of(GLYPHS, kind, Split.TEST, SEED);
    assertEquals(10, set.classes().size());
    int still = set.classes().indexOf("still");
    float[] clip = clip(set, still);
    double moved = 0;
    for (int i = 0; i < 64 * 64; i++) {
      moved += Math.abs(clip[i] - clip[15 * 64 * 64 + i]);
    }
    assertTrue(moved / (64 * 64) < 0.08, "mean change " + moved / (64 * 64)); // noise alone
  }

  @Test
  void of_tooFewGlyphs_saysHowManyAreNeeded() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ActionMnist.of(
                    new StrokeDigits(SEED, 500), ActionMnist.Kind.DIRECTIONS, Split.TEST, SEED));
    // 50 + 12 + 25 clips of each of 8 directions
    assertTrue(
        String.valueOf(refused.getMessage())
            .startsWith("needs 696 different pictures of the digit 0, got"));
  }

  @Test
  void idx_publishedDigits_areReadWithTheirLabels() throws IOException {
    Path digits = Path.of(System.getProperty("miharu.data", "")).resolve("digits");
    assumeTrue(Files.isDirectory(digits), "needs digits below -Dmiharu.data");
    IdxDigits read = IdxDigits.in(digits).orElseThrow();
    // Counts of the labels in the test part of MNIST.
    int[] counts = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};
    for (int digit = 0; digit < 10; digit++) {
      assertEquals(counts[digit], read.count(digit));
    }
  }

  @Test
  void idx_folderWithoutFiles_isEmpty_andAShortFileIsRefused() throws IOException {
    assertEquals(Optional.empty(), IdxDigits.in(folder));
    ByteBuffer images = ByteBuffer.allocate(16 + 784);
    images.putInt(0x803).putInt(2).putInt(28).putInt(28);
    Files.write(folder.resolve("a-images-idx3-ubyte"), images.array());
    ByteBuffer labels = ByteBuffer.allocate(10).putInt(0x801).putInt(2);
    Files.write(folder.resolve("a-labels-idx1-ubyte"), labels.array());
    IOException refused = assertThrows(IOException.class, () -> IdxDigits.in(folder));
    assertTrue(String.valueOf(refused.getMessage()).contains("end early"), refused.getMessage());
  }

  private static ActionMnist set(Split split, Seed seed) {
    return ActionMnist.of(GLYPHS, ActionMnist.Kind.DIRECTIONS, split, seed);
  }

  private static float[] clip(ActionMnist set, int clip) {
    float[] values = new float[set.values()];
    set.read(clip, values, 0);
    return values;
  }
}
