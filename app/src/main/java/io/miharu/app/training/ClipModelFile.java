package io.miharu.app.training;

import io.miharu.app.BuildVersion;
import io.miharu.app.run.OutputException;
import io.miharu.core.ConceptId;
import io.miharu.learning.clips.ClipTrial;
import io.miharu.learning.data.ClipShape;
import io.miharu.learning.training.NetworkTrainee;
import io.miharu.nets.Calibration;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.graph.onnx.CardedExport;
import io.miharu.temporal.clips.ClipPreparation;
import io.miharu.temporal.clips.ClipStream;
import io.miharu.temporal.models.ClipInput;
import io.miharu.temporal.models.ClipModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a trained clip model as an ONNX file with its card. */
final class ClipModelFile {

  private ClipModelFile() {}

  /**
   * Writes the network as it is now.
   *
   * @param outcome complete
   * @param command that repeats the training
   * @param silent classes that are not reported
   */
  static void write(
      Path file,
      NetworkTrainee network,
      ClipTrial trial,
      ClipTrial.Outcome outcome,
      String command,
      long seed,
      List<ConceptId> silent)
      throws IOException {
    ClipShape shape = trial.clips().training().shape();
    List<ClipStream> streams = trial.clips().streams();
    ClipPreparation preparation =
        new ClipPreparation(
            shape.channels() - (streams.contains(ClipStream.MOTION) ? 2 : 0),
            shape.frames(),
            shape.width(),
            trial.clips().pictureSide(),
            shape.framesPerSecond(),
            streams,
            silent);
    Map<String, Double> scores = new LinkedHashMap<>();
    outcome.test().ifPresent(test -> scores.put("test-accuracy", test.accuracy()));
    outcome.errors().ifPresent(errors -> scores.put("test-calibration-error", errors.after()));
    Optional<Calibration> calibration =
        outcome
            .calibration()
            .map(fit -> Calibration.temperature(fit.temperature(), fit.errorAfter()));
    NetworkCard card =
        new NetworkCard(
            network.name(),
            ClipPreparation.TASK,
            List.of(preparation.input(ClipInput.NAME)),
            preparation.facts(),
            ClipModel.LOGITS,
            trial.clips().training().classes().stream().map(ConceptId::of).toList(),
            calibration,
            new NetworkCard.Training(
                trial.clips().description(), command, BuildVersion.current(), seed),
            scores,
            "of these weights: as the project; of the data: its own",
            Optional.empty());
    try {
      CardedExport.write(network.network(), card, file);
    } catch (ModelFormatException ourFault) {
      throw ourFault;
    } catch (IOException unwritable) {
      throw new OutputException(String.valueOf(unwritable.getMessage()), unwritable);
    }
  }
}
