package io.miharu.detectors.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.detectors.ImageFrame;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.TinyOnnx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameClassifierTest {

  private static final String CARD =
      """
      {"name": "tiny", "task": "image-classification", "head": "probabilities",
       "input": {"width": 8, "height": 8, "fit": "stretch"}}
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private static Frame grey() {
    return new ImageFrame(MediaTime.ZERO, 0, 40, 30, new byte[3 * 40 * 30]);
  }

  private Path model(String labels) throws IOException {
    Path file = folder.resolve("tiny.onnx");
    float[] answer = {0.3f, 0.1f, 0.4f, 0.2f};
    Files.write(file, TinyOnnx.constant(Map.of(), 8, 8, answer, 1, 4));
    Files.writeString(folder.resolve("tiny.card.json"), CARD);
    if (!labels.isEmpty()) {
      Files.writeString(folder.resolve("tiny.labels.txt"), labels);
    }
    return file;
  }

  @Test
  void classify_labelsBesideTheModel_areNamedSurestFirstAndSameNamesAddUp() throws IOException {
    Path file = model("background\ncrane, a bird\nSea Shore\ncrane, a machine\n");
    try (FrameClassifier classifier = FrameClassifier.open(file)) {
      assertEquals(
          List.of(ConceptId.of("crane"), ConceptId.of("sea-shore")), classifier.vocabulary());
      List<FrameClassifier.Claim> claims = classifier.classify(grey(), 5);
      assertEquals(
          List.of("sea-shore", "crane"),
          claims.stream().map(claim -> claim.concept().value()).toList());
      assertEquals(0.4, claims.get(0).confidence(), 1e-6);
      assertEquals(0.1 + 0.2, claims.get(1).confidence(), 1e-6);
      assertEquals(1, classifier.classify(grey(), 1).size());
    }
  }

  @Test
  void open_noLabelsOrTooFew_isRefusedAndSaysWhereTheyGo() throws IOException {
    Path without = model("");
    ModelFormatException none =
        assertThrows(ModelFormatException.class, () -> FrameClassifier.open(without));
    assertTrue(none.toString().contains("tiny.labels.txt"), none.toString());
    Path few = model("one\ntwo\n");
    ModelFormatException two =
        assertThrows(ModelFormatException.class, () -> FrameClassifier.open(few));
    assertTrue(two.toString().contains("2 class names"), two.toString());
  }

  @Test
  void concept_namesOfImageNet_becomeKebabCase() {
    assertEquals(
        Optional.of(ConceptId.of("great-white-shark")),
        FrameClassifier.concept("great white shark, white shark, man-eater"));
    assertEquals(
        Optional.of(ConceptId.of("jack-o-lantern")), FrameClassifier.concept("jack-o'-lantern"));
    assertEquals(Optional.empty(), FrameClassifier.concept("background"));
  }

  @Test
  void open_publicMobileNet_passesItsSelfTestAndKnowsItsClasses() throws IOException {
    Path file =
        Path.of(System.getProperty("miharu.data", "")).resolve("models/mobilenet_v2_imagenet.onnx");
    assumeTrue(Files.exists(file), "needs models/mobilenet_v2_imagenet.onnx below -Dmiharu.data");
    try (FrameClassifier classifier = FrameClassifier.open(file)) {
      assertTrue(classifier.vocabulary().contains(ConceptId.of("tench")));
      assertEquals(5, classifier.classify(grey(), 5).size());
    }
  }
}
