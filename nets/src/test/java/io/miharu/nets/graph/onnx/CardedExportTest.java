package io.miharu.nets.graph.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.LabelFamilies;
import io.miharu.core.PixelFormat;
import io.miharu.nets.Calibration;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.NetworkCardJson;
import io.miharu.nets.Suppression;
import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.Window;
import io.miharu.nets.onnx.CardedModel;
import io.miharu.nets.onnx.CardedNetwork;
import io.miharu.nets.onnx.OnnxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardedExportTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it
  Path folder;

  private static TrainableNetwork clips() {
    NetworkBuilder net = new NetworkBuilder("clips", 4);
    Tensor x =
        net.input("clip", 1, 4, 8, 8)
            .apply(net.convolution("c", Conv.of(3, Window.of(3, 3, 3))))
            .relu()
            .globalAveragePool();
    net.output("logits", x.apply(net.dense("d", 2)));
    return TrainableNetwork.of(net.build());
  }

  private static NetworkCard card(int frames, String... labels) {
    return new NetworkCard(
        "clips",
        "clip-classification",
        List.of(
            new NetworkCard.Input(
                "clip", List.of(1, frames, 8, 8), List.of("channels", "time", "height", "width"))),
        Map.of("framesPerSecond", "15"),
        "logits",
        List.of(labels).stream().map(ConceptId::of).toList(),
        Optional.of(Calibration.temperature(1.25, 0.02)),
        new NetworkCard.Training("generated", "train clips --seed 4", "abc", 4),
        Map.of("accuracy", 0.98),
        "Apache-2.0",
        Optional.empty());
  }

  @Test
  void write_clipNetwork_opensWithTheSameCardAndASelfTest() throws IOException {
    Path file = folder.resolve("clips.onnx");
    try (TrainableNetwork net = clips()) {
      CardedExport.write(net, card(4, "left", "right"), file);
    }
    try (CardedNetwork network = CardedNetwork.open(file);
        OnnxRun run = network.prepare(3)) {
      NetworkCard found = network.card();
      assertEquals(2, found.golden().orElseThrow().expected().size());
      assertEquals(card(4, "left", "right").withGolden(found.golden().orElseThrow()), found);
      run.run();
      assertEquals(3 * 2, run.output("logits").capacity());
    }
  }

  @Test
  void write_cardOfAnotherShape_isRefusedWithBoth() {
    try (TrainableNetwork net = clips()) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  CardedExport.write(net, card(16, "left", "right"), folder.resolve("clips.onnx")));
      assertTrue(refused.toString().contains("batch x 1 x 16 x 8 x 8"), refused.toString());
      assertTrue(refused.toString().contains("batch x 1 x 4 x 8 x 8"), refused.toString());
      assertTrue(Files.notExists(folder.resolve("clips.onnx")));
    }
  }

  @Test
  void write_oneLabelTooMany_isRefused() {
    try (TrainableNetwork net = clips()) {
      assertThrows(
          IllegalArgumentException.class,
          () -> CardedExport.write(net, card(4, "left", "right", "up"), folder.resolve("c.onnx")));
    }
  }

  @Test
  void write_weightsThatDiverged_areRefused() {
    try (TrainableNetwork net = clips()) {
      net.set("d.bias", new float[] {Float.NaN, 0});
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> CardedExport.write(net, card(4, "left", "right"), folder.resolve("c.onnx")));
      assertTrue(refused.toString().contains("diverge"), refused.toString());
    }
  }

  @Test
  void open_cardOfOtherWeights_isRefusedWithBothNumbers() throws IOException {
    Path file = folder.resolve("clips.onnx");
    try (TrainableNetwork net = clips()) {
      CardedExport.write(net, card(4, "left", "right"), file);
      String json;
      try (CardedNetwork network = CardedNetwork.open(file)) {
        json = NetworkCardJson.write(network.card());
      }
      net.set("d.bias", new float[] {1, 0});
      OnnxExporter.write(net, Map.of(NetworkCard.METADATA_KEY, json), file);
    }
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> CardedNetwork.open(file));
    assertTrue(refused.toString().contains("does not compute what its card"), refused.toString());
  }

  @Test
  void open_fileWithoutACard_saysWhereItShouldBe() throws IOException {
    Path file = folder.resolve("clips.onnx");
    try (TrainableNetwork net = clips()) {
      OnnxExporter.write(net, Map.of(), file);
    }
    ModelFormatException refused =
        assertThrows(ModelFormatException.class, () -> CardedNetwork.open(file));
    assertTrue(refused.toString().contains("miharu.network"), refused.toString());
  }

  @Test
  void write_pictureNetwork_opensAsACardedModel() throws IOException {
    Path file = folder.resolve("picture.onnx");
    NetworkBuilder builder = new NetworkBuilder("picture", 4);
    Tensor x = builder.input("image", 3, 16, 24);
    Tensor pooled =
        x.apply(builder.convolution("c", Conv.of(4, Window.of(3, 3)))).globalAveragePool();
    builder.output("classes", pooled.apply(builder.dense("d", 2)));
    List<ConceptId> labels = List.of(ConceptId.of("road"), ConceptId.of("room"));
    ModelCard card =
        new ModelCard(
            "picture",
            ModelCard.CLASSIFICATION,
            "softmax",
            ImageInput.unit(PixelFormat.RGB24, 24, 16),
            labels,
            0.1,
            new Suppression(0.45, 0.7, new LabelFamilies(List.of(labels))),
            "Apache-2.0",
            "made here",
            Optional.empty());
    try (TrainableNetwork net = TrainableNetwork.of(builder.build())) {
      CardedExport.write(net, card, "classes", file);
    }
    try (CardedModel model =
        CardedModel.open(
            file,
            ModelCard.CLASSIFICATION,
            "--scene",
            found -> {
              throw new ModelFormatException("has a card");
            })) {
      assertEquals(card.labels(), model.card().labels());
      assertEquals(card.input(), model.card().input());
      assertEquals(card.suppression(), model.card().suppression());
      assertEquals(2, model.card().golden().orElseThrow().expected().size());
    }
  }

  @Test
  void probabilities_temperatureTwo_isSoftmaxOfHalfTheLogits() {
    double[] shares = Calibration.temperature(2, 0).probabilities(new float[] {2, 0});
    assertEquals(Math.E / (Math.E + 1), shares[0], 1e-12);
    assertEquals(1, shares[0] + shares[1], 1e-12);
  }

  @Test
  void probabilities_platt_isASigmoidPerClass() {
    Calibration platt =
        new Calibration(Calibration.Kind.SIGMOID, List.of(2.0, 1.0), List.of(0.0, -1.0), 0.1);
    double[] got = platt.probabilities(new float[] {0.5f, 1});
    assertEquals(1 / (1 + Math.exp(-1)), got[0], 1e-12);
    assertEquals(0.5, got[1], 1e-12);
  }
}
