package io.miharu.learning.clips;

import io.miharu.learning.data.ClipShape;
import io.miharu.learning.data.ReorderedClips;
import io.miharu.learning.training.Evaluation;
import io.miharu.learning.training.NetworkTrainee;
import io.miharu.learning.training.TemperatureScaling;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingResult;
import io.miharu.learning.training.TrainingSettings;
import io.miharu.nets.graph.Network;
import io.miharu.temporal.models.ClipInput;
import io.miharu.temporal.models.ClipModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Trains one clip model with one seed and judges it on clips it did not see. Not thread-safe. */
public final class ClipTrial {

  /**
   * What came of it.
   *
   * @param training how training went; if it is not complete, nothing else was done
   * @param test on the test clips
   * @param shuffled on the test clips with their frames in random order; empty for single frames
   * @param reversed on the test clips run backwards; empty for single frames
   * @param calibration fitted on the validation clips
   */
  public record Outcome(
      TrainingResult training,
      Optional<Evaluation> test,
      Optional<Evaluation> shuffled,
      Optional<Evaluation> reversed,
      Optional<TemperatureScaling> calibration) {}

  private final ClipModel model;
  private final ClipSplits clips;
  private final TrainingSettings settings;

  public ClipTrial(ClipModel model, ClipSplits clips, TrainingSettings settings) {
    this.model = model;
    this.clips = model == ClipModel.STATIC ? clips.singleFrames(settings.seed()) : clips;
    this.settings = settings;
  }

  /** The network with the first weights that the seed gives it. */
  public Network network() {
    ClipShape shape = clips.training().shape();
    ClipInput input = new ClipInput(shape.channels(), shape.frames(), shape.width());
    long seed = settings.seed().of("weights").value();
    return model.network(input, clips.training().classes().size(), seed);
  }

  /**
   * Trains and judges.
   *
   * @param network made from {@link #network}; afterwards it holds the best epoch's weights
   */
  public Outcome run(NetworkTrainee network, Trainer trainer, Optional<Path> checkpoint)
      throws IOException {
    TrainingResult training =
        trainer.train(
            network, clips.training(), clips.validation(), clips.description(), checkpoint);
    if (!training.complete()) {
      Optional<Evaluation> none = Optional.empty();
      return new Outcome(training, none, none, none, Optional.empty());
    }
    float[] validation = Evaluation.logits(network, clips.validation(), settings.batch());
    return new Outcome(
        training,
        Optional.of(Evaluation.of(network, clips.test(), settings.batch())),
        judged(network, ReorderedClips.shuffled(clips.test(), settings.seed())),
        judged(network, ReorderedClips.reversed(clips.test())),
        Optional.of(TemperatureScaling.fit(validation, Evaluation.labels(clips.validation()))));
  }

  private Optional<Evaluation> judged(NetworkTrainee network, ReorderedClips reordered)
      throws IOException {
    return reordered.shape().frames() == 1
        ? Optional.empty()
        : Optional.of(Evaluation.of(network, reordered, settings.batch()));
  }

  /** The clips as the model sees them. */
  public ClipSplits clips() {
    return clips;
  }
}
