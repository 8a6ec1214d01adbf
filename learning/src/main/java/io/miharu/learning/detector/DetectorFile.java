package io.miharu.learning.detector;

import io.miharu.core.PixelFormat;
import io.miharu.nets.ImageInput;
import io.miharu.nets.ModelCard;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.CardedExport;
import io.miharu.nets.graph.onnx.OnnxForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a trained detector as an ONNX file that {@code --detector} takes; it looks at pictures of
 * any size that {@link DetectorNetwork} can be described for.
 */
public final class DetectorFile {

  /** The layout of the output, which the engine knows. */
  private static final String HEAD = "yolox";

  private DetectorFile() {}

  /** How a picture becomes the input. */
  static ImageInput input(DetectorNetwork network) {
    ImageInput learned =
        new ImageInput(
            network.width(),
            network.height(),
            PixelFormat.BGR24,
            1 / 255.0,
            Collections.nCopies(3, PictureBuffer.MEAN),
            Collections.nCopies(3, PictureBuffer.DEVIATION),
            PictureBuffer.GREY,
            false);
    return learned.withMultiplesOf(DetectorNetwork.MULTIPLE);
  }

  /**
   * Writes the file.
   *
   * @param weights of the trained network
   * @param bestConfidence where it serves best; in the file this becomes 0.5
   * @param source what it learnt from and how, for people
   */
  public static void write(
      DetectorNetwork network,
      Map<String, float[]> weights,
      double bestConfidence,
      String source,
      OnnxForm form,
      Path file)
      throws IOException {
    double bounded = Math.max(0.05, Math.min(0.95, bestConfidence));
    double shift = -Math.log(bounded / (1 - bounded));
    ModelCard card =
        new ModelCard(
            DetectorNetwork.NAME,
            ModelCard.DETECTION,
            HEAD,
            input(network),
            DetectorLabels.ALL,
            ModelCard.DEFAULT_MIN_CONFIDENCE,
            DetectorJudge.SUPPRESSION,
            "of these weights: as the project; of the clips: their own",
            source,
            Optional.empty());
    try (TrainableNetwork served = TrainableNetwork.of(network.served())) {
      served.setParameters(network.folded(weights, shift));
      CardedExport.write(served, card, DetectorNetwork.OUTPUT, form.withAnySize(), file);
    }
  }
}
