package io.miharu.app.score.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Point;
import io.miharu.eval.sheet.Curve.Scale;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurvePictureTest {

  private static final Axis PLAIN = new Axis("share", Scale.LINEAR);

  private static Curve level(double height) {
    return new Curve(
        "level", "DET", PLAIN, PLAIN, List.of(new Point(-5, height), new Point(5, height)));
  }

  private static BufferedImage draw(Curve curve) {
    PictureAxis axis = PictureAxis.fixed(PLAIN, 0, 1, List.of(0.0, 1.0), List.of("0", "1"));
    return new CurvePicture("A picture", axis, axis, 800, 600).draw(List.of(curve));
  }

  @Test
  void aCurve_isDrawnWhereItsValuesLie() {
    BufferedImage image = draw(level(0.5));
    int middle = (44 + 600 - 64) / 2; // between the borders above and below
    assertEquals(new Color(0, 114, 178).getRGB(), image.getRGB(400, middle));
    assertEquals(Color.WHITE.getRGB(), image.getRGB(400, middle - 20));
  }

  @Test
  void aCurve_beyondTheAxes_isCutOffAtTheBorder() {
    BufferedImage image = draw(level(0.5));
    int middle = (44 + 600 - 64) / 2;
    assertNotEquals(new Color(0, 114, 178).getRGB(), image.getRGB(800 - 12, middle));
    assertEquals(Color.WHITE.getRGB(), draw(level(1.5)).getRGB(400, 60));
  }

  @Test
  void anAxis_thatItsScaleCannotShow_isRefused() {
    Axis logarithmic = new Axis("rate", Scale.LOGARITHMIC);
    assertThrows(
        IllegalArgumentException.class,
        () -> PictureAxis.fixed(logarithmic, 0, 1, List.of(), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> PictureAxis.fixed(PLAIN, 0, 1, List.of(0.5), List.of()));
  }
}
