package io.miharu.app.training;

import io.miharu.app.run.OutputException;
import io.miharu.learning.clips.ClipTrial;
import io.miharu.learning.data.ClipShape;
import io.miharu.learning.training.NetworkTrainee;
import io.miharu.learning.training.TemperatureScaling;
import io.miharu.nets.graph.onnx.OnnxExporter;
import io.miharu.temporal.clips.ClipCard;
import io.miharu.temporal.clips.ClipNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a trained clip model as an ONNX file with its card, and opens it once to be sure. */
final class ClipModelFile {

  private ClipModelFile() {}

  /**
   * Writes the network as it is now.
   *
   * @param outcome complete
   * @param origin what the card says to people
   */
  static void write(
      Path file,
      NetworkTrainee network,
      ClipTrial trial,
      ClipTrial.Outcome outcome,
      Map<String, String> origin)
      throws IOException {
    ClipShape shape = trial.clips().training().shape();
    float[] scores = network.logits(ClipCard.knownClip(shape.values()), 1);
    List<Double> golden = new ArrayList<>();
    for (float score : scores) {
      golden.add((double) score);
    }
    ClipCard card =
        new ClipCard(
            network.name(),
            trial.clips().training().classes(),
            shape.channels(),
            shape.frames(),
            shape.width(),
            trial.clips().pictureSide(),
            shape.framesPerSecond(),
            outcome.calibration().map(TemperatureScaling::temperature).orElse(1.0),
            golden,
            origin);
    try {
      OnnxExporter.write(network.network(), card.metadata(), file);
    } catch (IOException unwritable) {
      throw new OutputException(String.valueOf(unwritable.getMessage()), unwritable);
    }
    // Its self-test compares ONNX Runtime with the network that was trained.
    ClipNetwork.open(file).close();
  }
}
