package io.miharu.nets.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.ConceptId;
import io.miharu.nets.CardCatalog;
import io.miharu.nets.CocoLabels;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardCheckTest {

  private static final String CARD =
      """
      {"name": "tiny", "task": "object-detection", "head": "yolox",
       "input": {"width": 2, "height": 2}, "labels": ["person"],
       "golden": {"tolerance": 0.5, "expected": [{"output": "output", "index": 1, "value": %s}]}}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private Path tiny(Map<String, String> metadata) throws IOException {
    byte[] bytes = TinyOnnx.constant(metadata, 2, 2, new float[] {10, 20}, 1, 2);
    return Files.write(folder.resolve("tiny.onnx"), bytes);
  }

  private static ModelCard cardOf(OnnxModel model) throws IOException {
    return CardCatalog.find(model.file(), model.metadata(), model.sha256()).orElseThrow();
  }

  @Test
  void prepare_outputWithinTolerance_passes() throws IOException {
    try (OnnxModel model = OnnxModel.open(tiny(Map.of("miharu.card", CARD.formatted("20.4"))))) {
      CardCheck.prepare(model, cardOf(model)).close();
    }
  }

  @Test
  void prepare_outputBeyondTolerance_isRefusedWithBothNumbers() throws IOException {
    try (OnnxModel model = OnnxModel.open(tiny(Map.of("miharu.card", CARD.formatted("20.6"))))) {
      ModelCard card = cardOf(model);
      ModelFormatException refused =
          assertThrows(ModelFormatException.class, () -> CardCheck.prepare(model, card));
      assertTrue(
          refused.toString().contains("does not compute what its card tiny says"),
          refused.toString());
      assertTrue(refused.toString().contains("20.6"), refused.toString());
      assertTrue(refused.toString().contains("20.0"), refused.toString());
    }
  }

  @Test
  void prepare_cardOfAnotherSize_isRefused() throws IOException {
    String other = CARD.formatted("20").replace("\"width\": 2", "\"width\": 3");
    try (OnnxModel model = OnnxModel.open(tiny(Map.of("miharu.card", other)))) {
      ModelCard card = cardOf(model);
      ModelFormatException refused =
          assertThrows(ModelFormatException.class, () -> CardCheck.prepare(model, card));
      assertTrue(refused.toString().contains("1x3x2x3"), refused.toString());
    }
  }

  @Test
  void prepare_cardOfAnySizeBesideAFileOfOne_isRefused() throws IOException {
    String other =
        CARD.formatted("20").replace("\"height\": 2", "\"height\": 2, \"multipleOf\": 2");
    try (OnnxModel model = OnnxModel.open(tiny(Map.of("miharu.card", other)))) {
      ModelCard card = cardOf(model);
      ModelFormatException refused =
          assertThrows(ModelFormatException.class, () -> CardCheck.prepare(model, card));
      assertTrue(refused.toString().contains("multipleOf"), refused.toString());
    }
  }

  @Test
  void find_cardBesideTheFile_isRead() throws IOException {
    Path file = tiny(Map.of());
    Files.writeString(folder.resolve("tiny.card.json"), CARD.formatted("20"));
    try (OnnxModel model = OnnxModel.open(file)) {
      assertEquals(List.of(ConceptId.of("person")), cardOf(model).labels());
    }
  }

  @Test
  void find_noCardAnywhere_isEmpty() throws IOException {
    try (OnnxModel model = OnnxModel.open(tiny(Map.of()))) {
      assertEquals(
          Optional.empty(), CardCatalog.find(model.file(), model.metadata(), model.sha256()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yolox_nano.onnx", "person_192.onnx"})
  void prepare_publicModel_answersWhatAnotherRuntimeAnswered(String name) throws IOException {
    Path file = Path.of(System.getProperty("miharu.data", "")).resolve("models").resolve(name);
    assumeTrue(Files.exists(file), "needs models/" + name + " below -Dmiharu.data");
    try (OnnxModel model = OnnxModel.open(file)) {
      ModelCard card = cardOf(model);
      assertTrue(card.golden().isPresent());
      CardCheck.prepare(model, card).close();
      assertEquals(name.startsWith("yolox") ? CocoLabels.ALL.size() : 1, card.labels().size());
    }
  }
}
