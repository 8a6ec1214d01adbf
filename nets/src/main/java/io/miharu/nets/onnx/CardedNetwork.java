package io.miharu.nets.onnx;

import io.miharu.nets.Calibration;
import io.miharu.nets.GoldenVector;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.NetworkCardJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network of clips, sequences or feature vectors with the card in its file, checked: what the
 * card says of inputs, classes and answers is what the network has and gives.
 *
 * <p>Owns the network; close the {@link OnnxRun}s made from it first. Closing twice does nothing.
 * Thread-safe like {@link OnnxModel}.
 */
public final class CardedNetwork implements AutoCloseable {

  private final OnnxModel model;
  private final NetworkCard card;

  private CardedNetwork(OnnxModel model, NetworkCard card) {
    this.model = model;
    this.card = card;
  }

  /**
   * Opens a file and runs its self-test.
   *
   * @throws ModelFormatException when it cannot be read, has no card, or one that does not match
   */
  public static CardedNetwork open(Path file) throws IOException {
    return checked(OnnxModel.open(file));
  }

  /**
   * The same of a file that is in memory already, such as a resource.
   *
   * @param name for messages
   */
  public static CardedNetwork of(Path name, byte[] bytes) throws IOException {
    return checked(OnnxModel.of(name, bytes));
  }

  private static CardedNetwork checked(OnnxModel model) throws IOException {
    Path file = model.file();
    try {
      String json = model.metadata().get(NetworkCard.METADATA_KEY);
      if (json == null) {
        throw new ModelFormatException(
            "%s: needed a card under \"%s\" in its metadata, which has %s; was it exported by Miharu?"
                .formatted(file, NetworkCard.METADATA_KEY, model.metadata().keySet()));
      }
      NetworkCard card = NetworkCardJson.read(json, "card in the metadata of " + file);
      checkPorts(model, card);
      CardedNetwork network = new CardedNetwork(model, card);
      network.checkAnswers();
      return network;
    } catch (IOException | RuntimeException refused) {
      model.close();
      throw refused;
    }
  }

  public NetworkCard card() {
    return card;
  }

  /**
   * How its answers become probabilities.
   *
   * @throws ModelFormatException when its card has no calibration: only calibrated probabilities
   *     may reach events
   */
  public Calibration calibration() throws ModelFormatException {
    return card.calibration()
        .orElseThrow(
            () ->
                new ModelFormatException(
                    "%s: its card %s has no calibration; train it again"
                        .formatted(model.file().getFileName(), card.name())));
  }

  public OnnxModel model() {
    return model;
  }

  /** Buffers for one caller and so many samples at a time. */
  public OnnxRun prepare(int batch) throws ModelFormatException {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    for (NetworkCard.Input input : card.inputs()) {
      shapes.put(input.name(), shape(batch, input.sizes()));
    }
    return model.prepare(shapes);
  }

  @Override
  public void close() {
    model.close();
  }

  private static void checkPorts(OnnxModel model, NetworkCard card) throws ModelFormatException {
    List<String> wrong = new ArrayList<>();
    if (model.inputs().size() != card.inputs().size()) {
      wrong.add("%d inputs".formatted(card.inputs().size()));
    }
    for (NetworkCard.Input input : card.inputs()) {
      if (model.inputs().stream()
          .noneMatch(
              port -> port.name().equals(input.name()) && port.isFloat(shape(-1, input.sizes())))) {
        wrong.add("an input %s of batch x %s".formatted(input.name(), input.sizes()));
      }
    }
    int classes = card.labels().size();
    if (model.outputs().stream()
        .noneMatch(port -> port.name().equals(card.output()) && port.isFloat(-1, classes))) {
      wrong.add("an output %s of batch x %d labels".formatted(card.output(), classes));
    }
    if (!wrong.isEmpty()) {
      throw new ModelFormatException(
          "%s: its card %s speaks of %s, but the file has %s; is it the card of another network?"
              .formatted(model.file(), card.name(), String.join(" and ", wrong), model.shapes()));
    }
  }

  private void checkAnswers() throws IOException {
    if (card.golden().isEmpty()) {
      return;
    }
    GoldenVector golden = card.golden().get();
    try (OnnxRun run = prepare(1)) {
      for (int i = 0; i < card.inputs().size(); i++) {
        NetworkCard.Input input = card.inputs().get(i);
        run.input(input.name()).put(0, GoldenVector.numbers(i, input.length()));
      }
      GoldenCheck.check(
          model, run, golden, card.name(), "export it again, or fetch the file again");
    }
  }

  private static long[] shape(long batch, List<Integer> sizes) {
    long[] shape = new long[1 + sizes.size()];
    shape[0] = batch;
    for (int i = 0; i < sizes.size(); i++) {
      shape[1 + i] = sizes.get(i);
    }
    return shape;
  }
}
