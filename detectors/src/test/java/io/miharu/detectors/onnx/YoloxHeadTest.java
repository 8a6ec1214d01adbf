package io.miharu.detectors.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.LabelFamilies;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.Suppression;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class YoloxHeadTest {

  /** An input of 64x32 px: 8x4 cells of stride 8, 4x2 of stride 16, 2x1 of stride 32. */
  private static final int WIDTH = 64;

  private static final int HEIGHT = 32;
  private static final int CELLS = 8 * 4 + 4 * 2 + 2 * 1;
  private static final int COLUMNS = 5 + 2;

  private static final ConceptId PERSON = ConceptId.of("person");
  private static final ConceptId CAR = ConceptId.of("car");
  private static final ConceptId TRUCK = ConceptId.of("truck");

  private static ModelCard card(List<ConceptId> labels, Suppression suppression) {
    return new ModelCard(
        "tiny",
        "object-detection",
        "yolox",
        ImageInput.rawBgr(WIDTH, HEIGHT),
        labels,
        0.1,
        suppression,
        "none",
        "by hand",
        Optional.empty());
  }

  private static FloatBuffer output() {
    return FloatBuffer.allocate(CELLS * COLUMNS);
  }

  private static void put(FloatBuffer output, int cell, float... values) {
    output.put(cell * COLUMNS, values);
  }

  private static List<Detection> decode(FloatBuffer output) throws ModelFormatException {
    return decode(output, card(List.of(PERSON, CAR), Suppression.USUAL));
  }

  private static List<Detection> decode(FloatBuffer output, ModelCard card)
      throws ModelFormatException {
    return new YoloxHead(card, "output").decode(output, Letterbox.fit(128, 64, WIDTH, HEIGHT));
  }

  @Test
  void cells_ofAnInputOf416_areThoseOfThePublicModel() {
    // 52 x 52 + 26 x 26 + 13 x 13, as the output 1x3549x85 of YOLOX says.
    assertEquals(3549, Grid.cells(416, 416));
  }

  @Test
  void decode_cellOfStride16_isPlacedByItsGrid() throws ModelFormatException {
    FloatBuffer output = output();
    // Column 2, row 1 of the 4x2 grid that follows the 32 cells of stride 8.
    put(output, 32 + 1 * 4 + 2, 0.5f, 0.25f, (float) Math.log(1.5), 0, 0.8f, 0.1f, 0.9f);
    Detection seen = decode(output).get(0);
    double centreX = (2 + 0.5) * 16;
    double centreY = (1 + 0.25) * 16;
    double width = 1.5 * 16;
    double height = 1 * 16;
    assertEquals(CAR, seen.label());
    assertEquals(0.8 * 0.9, seen.confidence(), 1e-6);
    // The frame is twice as large as the picture in the input.
    assertEquals(2 * (centreX - width / 2), seen.box().left(), 1e-4);
    assertEquals(2 * (centreX + width / 2), seen.box().right(), 1e-4);
    assertEquals(2 * (centreY - height / 2), seen.box().top(), 1e-4);
    assertEquals(2 * (centreY + height / 2), seen.box().bottom(), 1e-4);
  }

  @Test
  void decode_boxBeyondTheFrame_isClipped() throws ModelFormatException {
    FloatBuffer output = output();
    put(output, 0, 0, 0, (float) Math.log(2), (float) Math.log(2), 1, 1, 0); // centre 0, 0
    assertEquals(0, decode(output).get(0).box().left());
    assertEquals(2 * 8, decode(output).get(0).box().right(), 1e-4);
  }

  @Test
  void decode_weakDetection_isKeptFromATenthOn() throws ModelFormatException {
    FloatBuffer output = output();
    put(output, 3, 0, 0, 0, 0, 0.5f, 0.21f, 0);
    put(output, 20, 0, 0, 0, 0, 0.5f, 0.19f, 0);
    assertEquals(1, decode(output).size());
    assertEquals(0.5f * 0.21f, decode(output).get(0).confidence());
  }

  /** 0.8 · (0.5 + 0.25) = 0.6 for a vehicle of the family; 0.8 · 0.5 without. */
  @Test
  void decode_carOrTruck_isAsSurelyThereAsBothTogether() throws ModelFormatException {
    FloatBuffer output = FloatBuffer.allocate(CELLS * 8);
    output.put(9 * 8, new float[] {0, 0, 0, 0, 0.8f, 0.125f, 0.5f, 0.25f});
    List<ConceptId> labels = List.of(PERSON, CAR, TRUCK);
    LabelFamilies families = new LabelFamilies(List.of(List.of(CAR, TRUCK)));

    Detection alone = decode(output, card(labels, Suppression.USUAL)).get(0);
    List<Detection> together = decode(output, card(labels, new Suppression(0.45, 1, families)));

    assertEquals(0.4f, alone.confidence(), 1e-6f);
    assertEquals(1, together.size());
    assertEquals(CAR, together.get(0).label());
    assertEquals(0.6f, together.get(0).confidence(), 1e-6f);
  }

  @Test
  void decode_nothingSure_isEmpty() throws ModelFormatException {
    assertEquals(List.of(), decode(output()));
  }

  @Test
  void decode_sizeThatNoPictureHas_isNoBox() throws ModelFormatException {
    FloatBuffer output = output();
    put(output, 5, 0, 0, 500, 0, 1, 1, 0);
    assertEquals(List.of(), decode(output));
  }

  @Test
  void decode_nan_isABrokenModelAndNoEmptyScene() {
    FloatBuffer output = output();
    put(output, 5, 0, 0, 0, 0, Float.NaN, 1, 0);
    assertThrows(ModelFormatException.class, () -> decode(output));
  }
}
