package io.miharu.detectors.crops;

import io.miharu.core.Appearance;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.Frame;
import io.miharu.core.PixelFormat;
import io.miharu.nets.CardCatalog;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.CardedModel;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Says what the thing in a box looks like, with a re-identification network: the box is stretched
 * to the input, the answer scaled to length 1.
 *
 * <p>Source of the usual one: Zhou et al., "Omni-Scale Feature Learning for Person
 * Re-Identification" (OSNet), ICCV 2019, arXiv:1905.00953. Costs one run of the network (3 to 10 ms
 * for OSNet x0.25) and one full-size BGR view of the frame, which all who ask share. Owns the
 * network. Not thread-safe.
 */
public final class AppearanceNetwork implements AutoCloseable {

  private static final String HEAD = "vector";

  private final CardedModel network;
  private final CropSampler sampler;
  private final Set<ConceptId> labels;
  private final String output;

  private AppearanceNetwork(CardedModel network) {
    this.network = network;
    this.sampler = new CropSampler(network.card().input());
    this.labels = Set.copyOf(network.card().labels());
    this.output = network.model().outputs().get(0).name();
  }

  /**
   * Opens a model file.
   *
   * @throws ModelFormatException when it cannot be read, has no card for appearance, or fails its
   *     self-test
   */
  public static AppearanceNetwork open(Path file) throws IOException {
    CardedModel network =
        CardedModel.open(
            file,
            ModelCard.APPEARANCE,
            "--appearance",
            model -> {
              throw new ModelFormatException(
                  "%s: what an appearance network wants does not show in its shapes (%s); put a card beside it, %s, with the task \"%s\" and the head \"%s\""
                      .formatted(
                          file,
                          model.shapes(),
                          CardCatalog.beside(file).getFileName(),
                          ModelCard.APPEARANCE,
                          HEAD));
            });
    if (!network.card().head().equals(HEAD) || network.model().outputs().size() != 1) {
      String message =
          "%s: an appearance network has the head \"%s\" and one output; its card says \"%s\", the file has %s"
              .formatted(file, HEAD, network.card().head(), network.model().shapes());
      network.close();
      throw new ModelFormatException(message);
    }
    return new AppearanceNetwork(network);
  }

  /** What is known of the model. */
  public ModelCard card() {
    return network.card();
  }

  /**
   * What the thing in {@code box} looks like; empty when the network knows no such things, or the
   * box lies outside the frame.
   *
   * @param frame borrowed
   */
  public Optional<Appearance> appearance(Frame frame, ConceptId label, Box box) throws IOException {
    Optional<Box> part = box.clipped(frame.width(), frame.height());
    if (part.isEmpty() || !labels.contains(label)) {
      return Optional.empty();
    }
    sampler.sample(frame.pixels(PixelFormat.BGR24), part.get(), network.input());
    network.run();
    FloatBuffer answer = network.output(output);
    float[] values = new float[answer.capacity()];
    answer.get(0, values);
    return Optional.of(Appearance.of(values));
  }

  @Override
  public void close() {
    network.close();
  }
}
