package io.miharu.detectors.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.detectors.ImageFrame;
import io.miharu.nets.CocoLabels;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxDetectorTest {

  /** Of an input of 32x32 px: 16 + 4 + 1. */
  private static final int CELLS = 21;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private static Frame grey(int width, int height) {
    return new ImageFrame(MediaTime.ZERO, 0, width, height, new byte[3 * width * height]);
  }

  private static Path model(String name) {
    Path file = Path.of(System.getProperty("miharu.data", "")).resolve("models").resolve(name);
    assumeTrue(Files.exists(file), "needs models/" + name + " below -Dmiharu.data");
    return file;
  }

  @Test
  void detect_networkThatSeesOnePerson_mapsItToTheFrame() throws IOException {
    float[] answer = new float[CELLS * 6];
    // The last cell is the only one of stride 32: a person of half its size in the middle.
    float[] person = {0.5f, 0.5f, (float) Math.log(0.5), (float) Math.log(0.5), 0.9f, 1};
    System.arraycopy(person, 0, answer, 20 * 6, 6);
    Path file = folder.resolve("My Persons.onnx");
    Files.write(file, TinyOnnx.constant(Map.of(), 32, 32, answer, 1, CELLS, 6));
    try (OnnxDetector detector = OnnxDetector.open(file)) {
      assertEquals("my-persons", detector.name());
      assertEquals(Set.of(ConceptId.of("person")), detector.vocabulary());
      List<Detection> seen = detector.detect(grey(320, 320));
      assertEquals(1, seen.size());
      assertEquals(0.9f, seen.get(0).confidence());
      assertEquals((16 - 8) * 10, seen.get(0).box().left(), 1e-3);
      assertEquals((16 + 8) * 10, seen.get(0).box().bottom(), 1e-3);
    }
  }

  @Test
  void open_otherNumberOfClassesWithoutACard_isRefusedAndSaysWhatToDo() throws IOException {
    Path file = folder.resolve("seven.onnx");
    Files.write(file, TinyOnnx.constant(Map.of(), 32, 32, new float[CELLS * 12], 1, CELLS, 12));
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> OnnxDetector.open(file));
    assertTrue(refused.toString().contains("seven.card.json"), refused.toString());
  }

  @Test
  void open_cardWithTooFewLabels_isRefusedWithBothNumbers() throws IOException {
    Path file = folder.resolve("seven.onnx");
    Files.write(file, TinyOnnx.constant(Map.of(), 32, 32, new float[CELLS * 12], 1, CELLS, 12));
    Files.writeString(
        folder.resolve("seven.card.json"),
        """
        {"name": "seven", "task": "object-detection", "head": "yolox",
         "input": {"width": 32, "height": 32}, "labels": ["a", "b"]}
        """);
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> OnnxDetector.open(file));
    assertTrue(refused.toString().contains("2 labels"), refused.toString());
    assertTrue(refused.toString().contains("7 classes"), refused.toString());
  }

  @Test
  void detect_afterClose_throws() throws IOException {
    Path file = folder.resolve("p.onnx");
    Files.write(file, TinyOnnx.constant(Map.of(), 32, 32, new float[CELLS * 6], 1, CELLS, 6));
    OnnxDetector detector = OnnxDetector.open(file);
    detector.close();
    detector.close();
    assertThrows(IllegalStateException.class, () -> detector.detect(grey(10, 10)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobilenet_v2_imagenet.onnx", "osnet_x0_25_msmt17.onnx"})
  void open_networkThatIsNoDetector_isRefusedWithItsShapes(String name) {
    Path file = model(name);
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> OnnxDetector.open(file));
    assertTrue(refused.toString().contains("no detector that we know"), refused.toString());
    assertTrue(refused.toString().contains("1x3x2"), refused.toString());
  }

  @Test
  void open_publicYolox_knowsTheCocoClassesInOrder() throws IOException {
    try (OnnxDetector detector = OnnxDetector.open(model("yolox_nano.onnx"))) {
      assertEquals("yolox-nano", detector.name());
      assertEquals(CocoLabels.ALL, List.copyOf(detector.vocabulary()));
      assertEquals(List.of(), detector.detect(grey(64, 48)));
    }
  }
}
