package io.miharu.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.PixelFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardReaderTest {

  private static final String MINIMAL =
      """
      {"name": "n", "task": "object-detection", "head": "yolox",
       "input": {"width": 4, "height": 3, "colours": "bgr"}, "labels": ["person", "traffic-light"]}
      """;

  @Test
  void read_minimalCard_fillsInTheYoloxDefaults() throws ModelFormatException {
    ModelCard card = CardReader.read(MINIMAL, "test");
    assertEquals(ImageInput.rawBgr(4, 3), card.input());
    assertEquals(PixelFormat.BGR24, card.input().colours());
    assertEquals(List.of(ConceptId.of("person"), ConceptId.of("traffic-light")), card.labels());
    assertEquals(0.1, card.minConfidence());
    assertEquals(Suppression.USUAL, card.suppression());
    assertTrue(card.golden().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\": \"n\", | '' | name",
        "\"width\": 4 | \"width\": \"four\" | width",
        "\"name\": | \"voteIou\": 2, \"name\": | votes",
        "\"height\": 3 | \"height\": 3, \"multipleOf\": 2 | multiples",
        "\"name\": | \"families\": [\"person\"], \"name\": | list of lists",
        "\"name\": | \"families\": [[\"person\"], [\"person\"]], \"name\": | one family",
        "\"name\": | \"families\": [[\"person\", \"lorry\"]], \"name\": | lorry",
        "\"bgr\" | \"yuv\" | yuv",
        "[\"person\", \"traffic-light\"] | \"my-labels\" | my-labels",
        "traffic-light | person | differ",
        "traffic-light | Traffic Light | Traffic Light",
        "] | }} | JSON",
      })
  void read_brokenCard_namesWhereAndWhat(String from, String to, String expected) {
    ModelFormatException refused =
        assertThrows(
            ModelFormatException.class,
            () -> CardReader.read(MINIMAL.replace(from, to), "my.card.json"));
    assertTrue(refused.toString().contains("my.card.json"), refused.toString());
    assertTrue(refused.toString().contains(expected), refused.toString());
  }

  @Test
  void read_cardThatSaysMultiplesOf_takesAnySuchSize_andIsWrittenSo() throws ModelFormatException {
    String json = MINIMAL.replace("\"height\": 3", "\"height\": 6, \"multipleOf\": 2");
    ModelCard card = CardReader.read(json, "test");
    assertEquals(ImageInput.rawBgr(4, 6).withMultiplesOf(2), card.input());
    assertEquals(ImageInput.rawBgr(8, 2).withMultiplesOf(2), card.input().withSize(8, 2));
    assertThrows(IllegalArgumentException.class, () -> card.input().withSize(8, 3));
    assertEquals(card, CardReader.read(CardWriter.write(card), "test"));
  }

  @Test
  void cocoLabels_areEightyWithKnownPlaces() {
    assertEquals(80, CocoLabels.ALL.size());
    // The numbers under which public detectors know these classes.
    assertEquals(ConceptId.of("car"), CocoLabels.ALL.get(2));
    assertEquals(ConceptId.of("traffic-light"), CocoLabels.ALL.get(9));
    assertEquals(ConceptId.of("suitcase"), CocoLabels.ALL.get(28));
    assertEquals(ConceptId.of("toothbrush"), CocoLabels.ALL.get(79));
  }
}
