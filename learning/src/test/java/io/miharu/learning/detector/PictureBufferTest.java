package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.Box;
import io.miharu.core.MediaTime;
import io.miharu.learning.detector.LabelledBox.Trust;
import io.miharu.learning.detector.PictureBuffer.Placement;
import io.miharu.learning.detector.TargetBoxes.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureBufferTest {

  private static final Box WINDOW = new Box(0, 0, 64, 32);

  private static LabelledFrame frame(Box box, Trust trust) {
    LabelledBox labelled = new LabelledBox(DrawnFrames.CAR, box, 0.8f, 0.5f, trust);
    return new LabelledFrame("drawn", 0, MediaTime.ZERO, 64, 32, 0, List.of(labelled));
  }

  private static List<Target> targets(Box box, Trust trust, Placement how) {
    PictureBuffer picture = new PictureBuffer(64, 32);
    picture.lay(frame(box, trust), new byte[3 * 64 * 32], how, WINDOW, true);
    return picture.targets();
  }

  /** [8, 24) of 64 px, mirrored, is [40, 56); halved and moved by 10 it is [30, 38). */
  @Test
  void lay_mirroredSmallerAndMoved_movesTheBoxAlong() {
    List<Target> targets =
        targets(new Box(8, 4, 24, 28), Trust.SURE, new Placement(0.5, 10, 6, true));
    assertEquals(new Box(30, 8, 38, 20), targets.get(0).box());
    assertEquals(2, targets.get(0).kind(), "car");
    assertEquals(0.8f, targets.get(0).confidence());
    assertEquals(0.5f, targets.get(0).share());
  }

  /** Of 40 px, 10 stay: a quarter, too little to be sure of what it is. */
  @Test
  void lay_aThingOfWhichAQuarterIsLeft_isUnsure() {
    List<Target> targets =
        targets(new Box(0, 0, 40, 20), Trust.SURE, new Placement(1, -30, 0, false));
    assertEquals(new Box(0, 0, 10, 20), targets.get(0).box());
    assertEquals(TargetBoxes.UNSURE, targets.get(0).kind());
  }

  @Test
  void lay_whatTheTeacherDoesNotKnow_staysUnsure() {
    List<Target> targets =
        targets(new Box(8, 4, 24, 28), Trust.UNSURE, new Placement(1, 0, 0, false));
    assertEquals(TargetBoxes.UNSURE, targets.get(0).kind());
  }

  @Test
  void lay_whatIsOutside_isGone() {
    assertEquals(
        List.of(), targets(new Box(8, 4, 24, 28), Trust.SURE, new Placement(1, 60, 0, false)));
  }

  /** A frame that is bright on the right, mirrored: bright on the left. */
  @Test
  void lay_mirrored_turnsThePixels() {
    byte[] pixels = new byte[3 * 64 * 32];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 3 % 64 < 32 ? 0 : 200);
    }
    PictureBuffer picture = new PictureBuffer(64, 32);
    picture.lay(
        frame(new Box(8, 4, 24, 28), Trust.SURE),
        pixels,
        new Placement(1, 0, 0, true),
        WINDOW,
        true);
    assertEquals(200, picture.bgr()[3 * 10] & 0xFF);
    assertEquals(0, picture.bgr()[3 * 50] & 0xFF);
  }

  /** A plain frame stays plain at any scale, and what it does not cover stays grey. */
  @Test
  void lay_aPlainFrame_staysPlain() {
    byte[] pixels = new byte[3 * 64 * 32];
    java.util.Arrays.fill(pixels, (byte) 77);
    for (double scale : new double[] {0.2, 0.3, 0.5, 0.9, 1.7}) {
      PictureBuffer picture = new PictureBuffer(64, 32);
      picture.lay(
          frame(new Box(8, 4, 24, 28), Trust.SURE),
          pixels,
          new Placement(scale, 0, 0, false),
          WINDOW,
          true);
      assertEquals(77, picture.bgr()[0], "scale " + scale);
      int last = picture.bgr()[picture.bgr().length - 1];
      assertEquals(scale < 1 ? PictureBuffer.GREY : 77, last, "scale " + scale);
    }
  }

  private static byte[] filled(int value) {
    byte[] pixels = new byte[3 * 64 * 32];
    java.util.Arrays.fill(pixels, (byte) value);
    return pixels;
  }

  private static PictureBuffer darkWithABrightThingPastedAt(Box old, Placement how) {
    PictureBuffer picture = new PictureBuffer(64, 32);
    picture.lay(frame(old, Trust.SURE), filled(20), new Placement(1, 0, 0, false), WINDOW, true);
    LabelledFrame other = frame(new Box(24, 8, 40, 24), Trust.SURE);
    picture.paste(other, filled(220), other.boxes().get(0), how, true);
    return picture;
  }

  /**
   * A thing of 16 px at (24, 8), moved by (-20, -4): pixels and box lie from (4, 4) to (20, 20).
   */
  @Test
  void paste_overAFreePlace_laysPixelsAndBox() {
    PictureBuffer picture =
        darkWithABrightThingPastedAt(new Box(40, 4, 60, 28), new Placement(1, -20, -4, false));
    assertEquals(2, picture.targets().size());
    assertEquals(new Box(4, 4, 20, 20), picture.targets().get(1).box());
    assertEquals(220, picture.bgr()[3 * (64 * 12 + 12)] & 0xFF, "inside");
    assertEquals(20, picture.bgr()[3 * (64 * 12 + 30)] & 0xFF, "far outside");
    // The margin is 0.08 of 16 px, 1.28 px; the pixel's middle is 0.5 px outside of the box.
    double share = 1 - 0.5 / 1.28;
    assertEquals(20 + 200 * share, picture.bgr()[3 * (64 * 12 + 20)] & 0xFF, 1, "at the margin");
  }

  @Test
  void paste_whereItWouldHideAnotherThing_doesNothing() {
    PictureBuffer picture =
        darkWithABrightThingPastedAt(new Box(6, 6, 18, 18), new Placement(1, -20, -4, false));
    assertEquals(1, picture.targets().size());
    assertEquals(20, picture.bgr()[3 * (64 * 12 + 12)] & 0xFF);
  }

  /** Mirrored in 64 px, [24, 40) is again [24, 40); half as large and at 10 it is [10, 18). */
  @Test
  void placed_laysTheThingWhereItIsWanted() {
    LabelledFrame frame = frame(new Box(24, 8, 40, 24), Trust.SURE);
    Box thing = frame.boxes().get(0).box();
    for (boolean mirrored : new boolean[] {false, true}) {
      Placement how = PictureBuffer.placed(frame, thing, 0.5, 10, 5, mirrored);
      assertEquals(new Box(10, 5, 18, 13), how.of(frame, thing));
    }
  }

  @Test
  void targets_writtenAndRead_areTheSame() {
    List<Target> targets =
        List.of(
            new Target(3, new Box(1, 2, 3, 4), 0.5f, 0.25f),
            new Target(TargetBoxes.UNSURE, new Box(5, 6, 70, 80), 1, 1));
    float[] numbers = new float[TargetBoxes.LENGTH + 7];
    TargetBoxes.write(targets, numbers, 7);
    assertEquals(targets, TargetBoxes.read(numbers, 7));
  }

  /** Of 20 px of width, 4, 10 and 18 are hidden. */
  @Test
  void sketch_overThings_keepsWhatShowsAndForgetsWhatIsHidden() {
    assertEquals(
        List.of(2, DetectorLabels.ALL.indexOf(DrawnFrames.PERSON)),
        afterHiding(4),
        "a fifth hidden");
    assertEquals(
        List.of(TargetBoxes.UNSURE, DetectorLabels.ALL.indexOf(DrawnFrames.PERSON)),
        afterHiding(10),
        "half hidden");
    assertEquals(
        List.of(DetectorLabels.ALL.indexOf(DrawnFrames.PERSON)), afterHiding(18), "nearly all");
  }

  /** What the targets are when a person is drawn over the left part of a car of 20 px. */
  private static List<Integer> afterHiding(int width) {
    PictureBuffer picture = new PictureBuffer(64, 32);
    Box car = new Box(20, 4, 40, 24);
    picture.lay(
        frame(car, Trust.SURE), new byte[3 * 64 * 32], new Placement(1, 0, 0, false), WINDOW, true);
    Box person = new Box(20, 4, 20 + width, 24);
    picture.sketch((bgr, w, h, seed) -> List.of(LabelledBox.exact(DrawnFrames.PERSON, person)), 1);
    Target drawn = picture.targets().get(picture.targets().size() - 1);
    assertEquals(person, drawn.box());
    assertEquals(0.7f, drawn.confidence(), "less than what was filmed");
    return picture.targets().stream().map(Target::kind).toList();
  }

  @Test
  void sketch_somethingTiny_isUnsure() {
    PictureBuffer picture = new PictureBuffer(64, 32);
    Box tiny = new Box(2, 2, 8, 9);
    picture.sketch((bgr, w, h, seed) -> List.of(LabelledBox.exact(DrawnFrames.CAR, tiny)), 1);
    assertEquals(TargetBoxes.UNSURE, picture.targets().get(0).kind());
  }
}
