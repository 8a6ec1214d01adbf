package io.miharu.app.run;

import io.miharu.core.ConceptId;
import io.miharu.events.calibration.Logits;
import io.miharu.events.calibration.PlattScaling;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the claims of a classifier into probabilities, concept by concept: Platt's sigmoid of the
 * logit of the claim where one was fitted, else the claim as it is, which is a share of 1 over the
 * classes and no more.
 *
 * <p>The sigmoids stand beside the model in {@code <name>.calibration.csv}, lines {@code
 * concept,a,b} after a header, for {@code p = 1 / (1 + exp(a · logit + b))}. Immutable.
 */
final class FrameCalibration {

  static final FrameCalibration NONE = new FrameCalibration(Map.of());

  private static final String HEADER = "concept,a,b";

  private final Map<ConceptId, PlattScaling> sigmoids;

  private FrameCalibration(Map<ConceptId, PlattScaling> sigmoids) {
    this.sigmoids = Map.copyOf(sigmoids);
  }

  /** Where the calibration of {@code model} lies when there is one. */
  static Path beside(Path model) {
    String stem = String.valueOf(model.getFileName()).replaceFirst("\\.onnx$", "");
    return model.resolveSibling(stem + ".calibration.csv");
  }

  /**
   * Reads what lies beside a model; nothing is calibrated where nothing does.
   *
   * @throws ModelFormatException where a line is not as above; the message names it
   */
  static FrameCalibration of(Path model) throws IOException {
    Path file = beside(model);
    if (!Files.exists(file)) {
      return NONE;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new ModelFormatException("%s must begin with the line %s".formatted(file, HEADER));
    }
    Map<ConceptId, PlattScaling> sigmoids = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      try {
        if (cells.length != 3) {
          throw new IllegalArgumentException(cells.length + " cells");
        }
        sigmoids.put(
            ConceptId.of(cells[0]),
            new PlattScaling(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
      } catch (IllegalArgumentException wrong) {
        throw new ModelFormatException(
            "%s, line %d must be %s, got \"%s\" (%s)"
                .formatted(file, i + 1, HEADER, lines.get(i), wrong.getMessage()),
            wrong);
      }
    }
    return new FrameCalibration(sigmoids);
  }

  double probability(ConceptId concept, double claim) {
    PlattScaling sigmoid = sigmoids.get(concept);
    return sigmoid == null ? claim : sigmoid.probability(Logits.of(claim));
  }
}
