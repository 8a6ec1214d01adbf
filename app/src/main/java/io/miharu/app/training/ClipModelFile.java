package io.miharu.app.training;

import io.miharu.app.BuildVersion;
import io.miharu.app.run.OutputException;
import io.miharu.core.ConceptId;
import io.miharu.learning.clips.ClipSplits;
import io.miharu.learning.clips.ClipTrial;
import io.miharu.learning.data.ClipShape;
import io.miharu.learning.training.Evaluation;
import io.miharu.learning.training.NetworkTrainee;
import io.miharu.nets.Calibration;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.NetworkCard;
import io.miharu.nets.graph.TrainableNetwork;
import io.miharu.nets.graph.onnx.CardedExport;
import io.miharu.nets.graph.onnx.OnnxForm;
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
   * Writes the network as it is now, or as the options say that the file keeps its weights: the
   * network has them afterwards, and the card says what it reaches with them.
   *
   * @param outcome complete
   * @param command that repeats the training
   */
  static void write(
      Path file,
      NetworkTrainee network,
      ClipTrial trial,
      ClipTrial.Outcome outcome,
      String command,
      ClipOptions options)
      throws IOException {
    OnnxForm form = new OnnxForm(false, options.keep);
    List<ConceptId> silent = options.silent.classes.stream().map(ConceptId::of).toList();
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
    if (options.keep != OnnxForm.Weights.FULL) {
      TrainableNetwork kept = network.network();
      kept.setParameters(form.rounded(kept.network(), kept.parameters()));
      ClipSplits clips = trial.clips();
      int batch = options.loop.batch;
      Evaluation test = Evaluation.of(network, clips.seen(clips.test()), batch);
      scores.put("test-accuracy", test.accuracy());
    } else {
      outcome.test().ifPresent(test -> scores.put("test-accuracy", test.accuracy()));
    }
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
                trial.clips().description(), command, BuildVersion.current(), options.loop.seed),
            scores,
            "of these weights: as the project; of the data: its own",
            Optional.empty());
    try {
      CardedExport.write(network.network(), card, form, file);
    } catch (ModelFormatException ourFault) {
      throw ourFault;
    } catch (IOException unwritable) {
      throw new OutputException(String.valueOf(unwritable.getMessage()), unwritable);
    }
  }
}
