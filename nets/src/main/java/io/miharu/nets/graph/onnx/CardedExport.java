package io.miharu.nets.graph.onnx;

import io.miharu.nets.CardCatalog;
import io.miharu.nets.CardWriter;
import io.miharu.nets.GoldenVector;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.NetworkCardJson;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.SafeFile;
import io.miharu.nets.graph.TensorShape;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.onnx.CardCheck;
import io.miharu.nets.onnx.CardedNetwork;
import io.miharu.nets.onnx.OnnxModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exports networks with their card in the file, the self-test computed by the network before the
 * export, and checked in ONNX Runtime after it: a file that answers anything else is never put in
 * place.
 */
public final class CardedExport {

  /** Of a self-test, times the largest answer where that is above 1; other processors round too. */
  private static final double TOLERANCE = 1e-4;

  /** Answers kept in a card. */
  private static final int ANSWERS = 16;

  private static final String ORIGIN = "the network itself, before its export";

  private CardedExport() {}

  /**
   * Writes a network of clips, sequences or feature vectors.
   *
   * @param card its own golden vector, if any, is replaced
   * @throws IllegalArgumentException when the card is that of another network
   */
  public static void write(TrainableNetwork net, NetworkCard card, Path file) throws IOException {
    write(net, card, OnnxForm.USUAL, file);
  }

  /**
   * The same in another form. Weights that it rounds are rounded in the network, too, which then
   * computes the self-test.
   */
  public static void write(TrainableNetwork net, NetworkCard card, OnnxForm form, Path file)
      throws IOException {
    check(net.network(), card);
    net.setParameters(form.rounded(net.network(), net.parameters()));
    Map<String, float[]> inputs = new LinkedHashMap<>();
    for (int i = 0; i < card.inputs().size(); i++) {
      NetworkCard.Input input = card.inputs().get(i);
      inputs.put(input.name(), GoldenVector.numbers(i, input.length()));
    }
    NetworkCard whole = card.withGolden(golden(net, inputs, card.output()));
    Map<String, String> metadata = Map.of(NetworkCard.METADATA_KEY, NetworkCardJson.write(whole));
    putInPlace(net, metadata, form, file, written -> CardedNetwork.open(written).close());
  }

  /**
   * Writes a network of one picture, {@code batch x 3 x height x width}.
   *
   * @param card its own golden vector, if any, is replaced
   * @param output whose answers are in the self-test
   * @throws IllegalArgumentException when the card is that of another network
   */
  public static void write(TrainableNetwork net, ModelCard card, String output, Path file)
      throws IOException {
    write(net, card, output, OnnxForm.USUAL, file);
  }

  /**
   * The same in another form. Weights of 16 bits are rounded in the network, too, which then
   * computes the self-test.
   */
  public static void write(
      TrainableNetwork net, ModelCard card, String output, OnnxForm form, Path file)
      throws IOException {
    net.setParameters(form.rounded(net.network(), net.parameters()));
    ImageInput picture = card.input();
    Map<String, TensorShape> inputs = net.network().inputs();
    TensorShape wanted = TensorShape.batchOf(3, picture.height(), picture.width());
    if (inputs.size() != 1 || !inputs.containsValue(wanted)) {
      throw new IllegalArgumentException(
          "card %s needs one input of %s, but the network %s has %s; is it the card of another network?"
              .formatted(card.name(), wanted, net.network().name(), inputs));
    }
    String input = inputs.keySet().iterator().next();
    float[] values = known(picture);
    ModelCard whole =
        new ModelCard(
            card.name(),
            card.task(),
            card.head(),
            picture,
            card.labels(),
            card.minConfidence(),
            card.suppression(),
            card.licence(),
            card.source(),
            Optional.of(golden(net, Map.of(input, values), output)));
    putInPlace(
        net,
        Map.of(CardCatalog.METADATA_KEY, CardWriter.write(whole)),
        form,
        file,
        written -> {
          try (OnnxModel model = OnnxModel.open(written)) {
            CardCheck.prepare(model, whole).close();
          }
        });
  }

  private interface Check {
    void of(Path file) throws IOException;
  }

  private static void putInPlace(
      TrainableNetwork net, Map<String, String> metadata, OnnxForm form, Path file, Check check)
      throws IOException {
    byte[] bytes = OnnxExporter.bytes(net.network(), net.parameters(), metadata, form);
    Path trial = Files.createTempFile("miharu-export", ".onnx");
    try {
      Files.write(trial, bytes);
      check.of(trial);
    } finally {
      Files.deleteIfExists(trial);
    }
    SafeFile.write(file, bytes);
  }

  private static void check(Network network, NetworkCard card) {
    Map<String, TensorShape> wanted = new LinkedHashMap<>();
    for (NetworkCard.Input input : card.inputs()) {
      wanted.put(input.name(), new TensorShape(1, input.sizes()));
    }
    TensorShape classes = TensorShape.batchOf(card.labels().size());
    if (!wanted.equals(network.inputs())
        || !network.outputs().containsKey(card.output())
        || !network.outputShape(card.output()).equals(classes)) {
      throw new IllegalArgumentException(
          "card %s needs inputs %s and an output %s of %s, but the network %s has %s and %s; is it the card of another network?"
              .formatted(
                  card.name(),
                  wanted,
                  card.output(),
                  classes,
                  network.name(),
                  network.inputs(),
                  shapes(network)));
    }
  }

  private static Map<String, TensorShape> shapes(Network network) {
    Map<String, TensorShape> shapes = new LinkedHashMap<>();
    network.outputs().keySet().forEach(name -> shapes.put(name, network.outputShape(name)));
    return shapes;
  }

  private static GoldenVector golden(
      TrainableNetwork net, Map<String, float[]> inputs, String output) {
    float[] answers = net.output(inputs, 1, output);
    List<GoldenVector.Value> values = new ArrayList<>();
    double largest = 1;
    int step = Math.max(1, answers.length / ANSWERS);
    for (int i = 0; i < answers.length; i += step) {
      if (!Float.isFinite(answers[i])) {
        throw new IllegalArgumentException(
            "%s answers %s to a known input; did its training diverge? Export an earlier checkpoint"
                .formatted(net.network().name(), answers[i]));
      }
      values.add(new GoldenVector.Value(output, i, answers[i]));
      largest = Math.max(largest, Math.abs(answers[i]));
    }
    return new GoldenVector(values, TOLERANCE * largest, ORIGIN);
  }

  private static float[] known(ImageInput picture) {
    FloatBuffer tensor =
        ByteBuffer.allocateDirect(4 * picture.tensorSize())
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    ByteBuffer pixels = GoldenVector.picture(picture.width(), picture.height());
    picture.write(pixels, picture.width(), picture.height(), tensor);
    float[] values = new float[picture.tensorSize()];
    tensor.get(0, values);
    return values;
  }
}
