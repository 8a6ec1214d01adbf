package io.miharu.detectors.onnx;

import io.miharu.core.ConceptId;
import io.miharu.core.Frame;
import io.miharu.core.PixelView;
import io.miharu.nets.CardCatalog;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.CardedModel;
import io.miharu.nets.onnx.TensorPort;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what a frame as a whole shows, with a classifier of pictures.
 *
 * <p>The names of its classes come from its card, or from a file beside it: {@code
 * <name>.labels.txt}, else {@code imagenet_labels.txt}; a line per class in the network's order, of
 * which the first name before a comma counts. Classes of the same name add up, and one called
 * background says nothing. The picture is stretched to the input. Owns the network. Not
 * thread-safe.
 */
public final class FrameClassifier implements AutoCloseable {

  private static final String HEAD = "probabilities";
  private static final String BACKGROUND = "background";

  /**
   * What the frame may show.
   *
   * @param confidence the network's claim, a share of 1 over all classes; not calibrated
   */
  public record Claim(ConceptId concept, float confidence) {}

  private final CardedModel network;
  private final List<Optional<ConceptId>> classes;
  private final String output;

  private FrameClassifier(CardedModel network, List<Optional<ConceptId>> classes, String output) {
    this.network = network;
    this.classes = List.copyOf(classes);
    this.output = output;
  }

  /**
   * Opens a model file and finds the names of its classes.
   *
   * @throws ModelFormatException when it cannot be read, is no classifier, fails its self-test, or
   *     has no names for its classes
   */
  public static FrameClassifier open(Path file) throws IOException {
    CardedModel network =
        CardedModel.open(
            file,
            ModelCard.CLASSIFICATION,
            "--classifier",
            model -> {
              throw new ModelFormatException(
                  "%s: what a classifier wants does not show in its shapes (%s); put a card beside it, %s, with the task \"%s\" and the head \"%s\""
                      .formatted(
                          file,
                          model.shapes(),
                          CardCatalog.beside(file).getFileName(),
                          ModelCard.CLASSIFICATION,
                          HEAD));
            });
    try {
      List<Optional<ConceptId>> classes = classes(network.card(), file);
      Optional<TensorPort> port =
          network.model().outputs().stream()
              .filter(out -> out.isFixed() && out.isFloat(1, classes.size()))
              .findFirst();
      if (!network.card().head().equals(HEAD) || port.isEmpty()) {
        throw new ModelFormatException(
            "%s: a classifier with %d class names has the head \"%s\" and an output 1x%d; its card says \"%s\", the file has %s"
                .formatted(
                    file,
                    classes.size(),
                    HEAD,
                    classes.size(),
                    network.card().head(),
                    network.model().shapes()));
      }
      return new FrameClassifier(network, classes, port.get().name());
    } catch (IOException | RuntimeException refused) {
      network.close();
      throw refused;
    }
  }

  /** What is known of the model. */
  public ModelCard card() {
    return network.card();
  }

  /** Every concept it can name, in the order of its classes. */
  public List<ConceptId> vocabulary() {
    return classes.stream().flatMap(Optional::stream).distinct().toList();
  }

  /**
   * What the frame shows most surely, the surest first, equal ones in the order of the classes.
   *
   * @param frame borrowed
   * @param most how many at most
   */
  public List<Claim> classify(Frame frame, int most) throws IOException {
    ImageInput input = network.card().input();
    PixelView view = frame.pixels(input.colours(), input.width(), input.height());
    input.write(view.bytes(), input.width(), input.height(), network.input());
    network.run();
    FloatBuffer answer = network.output(output);
    Map<ConceptId, Double> sums = new LinkedHashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      if (classes.get(i).isPresent()) {
        sums.merge(classes.get(i).get(), (double) answer.get(i), Double::sum);
      }
    }
    return sums.entrySet().stream()
        .map(sum -> new Claim(sum.getKey(), (float) Math.max(0, Math.min(1, sum.getValue()))))
        .sorted(Comparator.comparingDouble(claim -> -claim.confidence()))
        .limit(most)
        .toList();
  }

  private static List<Optional<ConceptId>> classes(ModelCard card, Path model) throws IOException {
    if (!card.labels().isEmpty()) {
      return card.labels().stream().map(Optional::of).toList();
    }
    String stem = String.valueOf(model.getFileName()).replaceFirst("\\.onnx$", "");
    List<Path> places =
        Stream.of(stem + ".labels.txt", "imagenet_labels.txt").map(model::resolveSibling).toList();
    for (Path place : places) {
      if (Files.exists(place)) {
        List<Optional<ConceptId>> classes = new ArrayList<>();
        for (String line : Files.readAllLines(place)) {
          classes.add(concept(line));
        }
        return classes;
      }
    }
    throw new ModelFormatException(
        "%s: the names of its classes are missing; put them beside it as %s, a line per class in its order"
            .formatted(model, places.get(0).getFileName()));
  }

  /**
   * The first name of a line in kebab case; empty for the background and for a line without one.
   */
  static Optional<ConceptId> concept(String line) {
    String first = line.split(",", 2)[0].toLowerCase(Locale.ROOT);
    String kebab = first.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return kebab.isEmpty() || kebab.equals(BACKGROUND)
        ? Optional.empty()
        : Optional.of(ConceptId.of(kebab));
  }

  @Override
  public void close() {
    network.close();
  }
}
