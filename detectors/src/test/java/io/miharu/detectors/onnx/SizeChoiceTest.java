package io.miharu.detectors.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.nets.ImageInput;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With an input of 416 x 256 px, sizes of at most 1.04 * 106,496 = 110,755 px2 are allowed. */
class SizeChoiceTest {

  private static final ImageInput OWN = ImageInput.rawBgr(416, 256).withMultiplesOf(32);

  /**
   * What would show the frame larger is too large in each case:
   *
   * <ul>
   *   <li>16:9 at 416 px has 234 rows; at 448 px 252, so 256: 114,688 px2.
   *   <li>4:3 at 384 px has 288 rows: 110,592 px2.
   *   <li>9:16 and 3:4 are these two turned.
   *   <li>5:4 with 288 rows is 360 px wide, so 384: 110,592 px2; 320 rows would be 400 px wide.
   *   <li>A square at 320 px has 102,400 px2; at 352 px 123,904 px2.
   *   <li>2:1 at 448 px has 224 rows; at 480 px 240, so 256: 122,880 px2.
   *   <li>2.35:1 (1880 x 800) at 480 px has 205 rows, so 224: 107,520 px2; at 512 px 218, so 224:
   *       114,688 px2.
   *   <li>8:1 at 864 px has 108 rows, so 128: 110,592 px2; with 96 rows it is 768 px wide.
   *   <li>100:1 with 32 rows is 3200 px wide: 102,400 px2; 3456 px would show it no larger.
   * </ul>
   */
  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 416, 256",
    "1280, 720, 416, 256",
    "480, 360, 384, 288",
    "640, 480, 384, 288",
    "1080, 1920, 256, 416",
    "360, 480, 288, 384",
    "720, 576, 384, 288",
    "640, 640, 320, 320",
    "2000, 1000, 448, 224",
    "1880, 800, 480, 224",
    "4000, 500, 864, 128",
    "10000, 100, 3200, 32",
    "100, 10000, 32, 3200",
    "1, 1, 320, 320"
  })
  void of_frame_isTheSizeThatShowsItLargest(
      int frameWidth, int frameHeight, int width, int height) {
    assertEquals(OWN.withSize(width, height), SizeChoice.of(OWN, frameWidth, frameHeight));
  }

  @Test
  void of_anyFrame_showsItNoSmallerThanTheSizeThatWasLearned_forNoMuchLargerArea() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      int width = 1 + random.nextInt(4000);
      int height = 1 + random.nextInt(4000);
      ImageInput chosen = SizeChoice.of(OWN, width, height);
      String where = "round " + round + ", frame " + width + " x " + height + ": " + chosen;
      assertTrue(chosen.width() * chosen.height() <= 1.04 * 416 * 256, where);
      double scale = Math.min((double) chosen.width() / width, (double) chosen.height() / height);
      assertTrue(scale >= Math.min(416.0 / width, 256.0 / height), where);
    }
  }

  @Test
  void of_networkOfOneSize_isThatSize() {
    ImageInput one = ImageInput.rawBgr(416, 256);
    assertEquals(one, SizeChoice.of(one, 480, 360));
  }

  /** Whatever their shape, stretched frames fill every input. */
  @Test
  void of_networkThatStretches_isItsOwnSize() {
    ImageInput stretched = OWN.stretchedToFill();
    assertEquals(stretched, SizeChoice.of(stretched, 480, 360));
  }
}
