package io.miharu.detectors.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.detectors.ImageFrame;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.TinyOnnx;
import io.miharu.nets.onnx.TinyOnnx.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Networks of every known layout that always see one thing: with an input of 64 x 32 px, a box from
 * (16, 8) to (32, 24), whose middle (24, 16) is where four cells of stride 8 meet.
 */
class HeadFamilyTest {

  private static final int WIDTH = 64;
  private static final int HEIGHT = 32;

  /** 8 x 4 cells of stride 8, 4 x 2 of 16, 2 x 1 of 32. */
  private static final int CELLS = 42;

  private static final Box EXPECTED = new Box(32, 16, 64, 48); // the frame is twice the input

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private Detection only(Path file) throws IOException {
    try (OnnxDetector detector = OnnxDetector.open(file)) {
      List<Detection> seen = detector.detect(frame());
      assertEquals(1, seen.size(), seen.toString());
      return seen.get(0);
    }
  }

  private static Frame frame() {
    return new ImageFrame(MediaTime.ZERO, 0, 128, 64, new byte[3 * 128 * 64]);
  }

  private Path file(Map<String, String> metadata, Answer... answers) throws IOException {
    Path file = folder.resolve("net.onnx");
    Files.write(file, TinyOnnx.constants(metadata, HEIGHT, WIDTH, List.of(answers)));
    return file;
  }

  private void card(String head, String labels) throws IOException {
    Files.writeString(
        folder.resolve("net.card.json"),
        """
        {"name": "net", "task": "object-detection", "head": "%s",
         "input": {"width": %d, "height": %d}, "labels": [%s]}
        """
            .formatted(head, WIDTH, HEIGHT, labels));
  }

  private static void assertIs(String label, double confidence, Detection seen) {
    assertEquals(ConceptId.of(label), seen.label());
    assertEquals(confidence, seen.confidence(), 1e-5);
    assertEquals(EXPECTED.left(), seen.box().left(), 1e-3);
    assertEquals(EXPECTED.top(), seen.box().top(), 1e-3);
    assertEquals(EXPECTED.right(), seen.box().right(), 1e-3);
    assertEquals(EXPECTED.bottom(), seen.box().bottom(), 1e-3);
  }

  @Test
  void open_yoloV5WithNamesInside_isRecognised() throws IOException {
    float[] rows = new float[3 * CELLS * 7];
    System.arraycopy(new float[] {24, 16, 16, 16, 0.8f, 0.1f, 0.5f}, 0, rows, 50 * 7, 7);
    Path file =
        file(
            Map.of("names", "{0: 'person', 1: 'Traffic light'}"),
            Answer.of("output0", rows, 1, 3 * CELLS, 7));
    assertIs("traffic-light", 0.4, only(file));
  }

  @Test
  void open_yoloV8_isReadColumnByColumn() throws IOException {
    float[] columns = new float[84 * CELLS];
    float[] box = {24, 16, 16, 16};
    for (int i = 0; i < 4; i++) {
      columns[i * CELLS + 7] = box[i];
    }
    columns[(4 + 2) * CELLS + 7] = 0.9f; // the third of COCO's classes
    assertIs("car", 0.9, only(file(Map.of(), Answer.of("output0", columns, 1, 84, CELLS))));
  }

  @Test
  void open_fastestDet_weighsObjectAndClass() throws IOException {
    int cells = 4 * 2; // of stride 16
    float[] planes = new float[85 * cells];
    int cell = 4 + 1; // row 1, column 1, whose corner is (16, 16)
    planes[cell] = 0.81f;
    planes[cells + cell] = 0.5493061f; // tanh is a half: 8 px to the right
    planes[2 * cells + cell] = 0;
    planes[3 * cells + cell] = (float) -Math.log(3); // a quarter of 64 px
    planes[4 * cells + cell] = 0; // half of 32 px
    planes[5 * cells + cell] = 0.64f;
    double confidence = Math.pow(0.81, 0.6) * Math.pow(0.64, 0.4);
    assertIs("person", confidence, only(file(Map.of(), Answer.of("output", planes, 1, 85, 2, 4))));
  }

  @Test
  void open_nanoDet_takesTheMeanOfEachDistribution() throws IOException {
    Answer[] answers = new Answer[6];
    int[] cells = {32, 8, 2};
    for (int i = 0; i < 3; i++) {
      float[] classes = new float[cells[i] * 80];
      float[] distances = new float[cells[i] * 32];
      if (i == 0) {
        // Row 1, column 2 of stride 8: its middle is (20, 12), so 0.5, 0.5, 1.5, 1.5 strides.
        int cell = 8 + 2;
        classes[cell * 80] = 0.7f;
        Arrays.fill(distances, cell * 32, cell * 32 + 32, -50);
        int[] lower = {0, 0, 1, 1};
        for (int edge = 0; edge < 4; edge++) {
          distances[cell * 32 + edge * 8 + lower[edge]] = 5;
          distances[cell * 32 + edge * 8 + lower[edge] + 1] = 5;
        }
      }
      int stride = 8 << i;
      answers[2 * i] = Answer.of("cls_pred_stride_" + stride, classes, 1, cells[i], 80);
      answers[2 * i + 1] = Answer.of("dis_pred_stride_" + stride, distances, 1, cells[i], 32);
    }
    assertIs("person", 0.7, only(file(Map.of(), answers)));
  }

  @Test
  void open_ssdWithACard_leavesTheBackgroundOut() throws IOException {
    card("ssd", "\"background\", \"dog\"");
    Path file =
        file(
            Map.of(),
            Answer.of("bboxes", new float[] {.25f, .25f, .5f, .75f, 0, 0, 1, 1}, 1, 2, 4),
            Answer.whole("labels", new float[] {1, 0}, 1, 2),
            Answer.of("scores", new float[] {0.6f, 0.9f}, 1, 2));
    assertIs("dog", 0.6, only(file));
  }

  @Test
  void open_ssdOfTensorFlow_hasTheTopFirst() throws IOException {
    card("ssd-tensorflow", "\"background\", \"dog\"");
    Path file =
        file(
            Map.of(),
            Answer.of("detection_boxes", new float[] {.25f, .25f, .75f, .5f}, 1, 1, 4),
            Answer.of("detection_classes", new float[] {1}, 1, 1),
            Answer.of("detection_scores", new float[] {0.6f}, 1, 1));
    assertIs("dog", 0.6, only(file));
  }

  @Test
  void open_detectorOfTorchvision_countsInPixels() throws IOException {
    card("ssd-torchvision", "\"background\", \"dog\"");
    Path file =
        file(
            Map.of(),
            Answer.of("boxes", new float[] {16, 8, 32, 24}, 1, 4),
            Answer.whole("labels", new float[] {1}, 1),
            Answer.of("scores", new float[] {0.6f}, 1));
    assertIs("dog", 0.6, only(file));
  }

  @Test
  void open_ssdWithoutACard_saysWhatToPutBesideIt() throws IOException {
    Path file =
        file(
            Map.of(),
            Answer.of("bboxes", new float[4], 1, 1, 4),
            Answer.whole("labels", new float[1], 1, 1),
            Answer.of("scores", new float[1], 1, 1));
    String said =
        String.valueOf(
            assertThrows(ModelFormatException.class, () -> OnnxDetector.open(file)).getMessage());
    assertTrue(said.contains("net.card.json"), said);
    assertTrue(said.contains("ssd-tensorflow"), said);
  }

  @Test
  void detect_classBeyondTheCard_isRefused() throws IOException {
    card("ssd", "\"background\", \"dog\"");
    Path file =
        file(
            Map.of(),
            Answer.of("bboxes", new float[] {.25f, .25f, .5f, .75f}, 1, 1, 4),
            Answer.whole("labels", new float[] {7}, 1, 1),
            Answer.of("scores", new float[] {0.6f}, 1, 1));
    try (OnnxDetector detector = OnnxDetector.open(file)) {
      assertThrows(ModelFormatException.class, () -> detector.detect(frame()));
    }
  }
}
