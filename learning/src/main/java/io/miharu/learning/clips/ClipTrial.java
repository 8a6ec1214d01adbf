package io.miharu.learning.clips;

import io.miharu.learning.data.ClipSet;
import io.miharu.learning.data.ReorderedClips;
import io.miharu.learning.training.Evaluation;
import io.miharu.learning.training.NetworkTrainee;
import io.miharu.learning.training.TemperatureScaling;
import io.miharu.learning.training.Trainer;
import io.miharu.learning.training.TrainingResult;
import io.miharu.learning.training.TrainingSettings;
import io.miharu.nets.graph.Network;
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
   * @param errors of calibration on the test clips
   */
  public record Outcome(
      TrainingResult training,
      Optional<Evaluation> test,
      Optional<Evaluation> shuffled,
      Optional<Evaluation> reversed,
      Optional<TemperatureScaling> calibration,
      Optional<CalibrationErrors> errors) {

    private static Outcome stopped(TrainingResult training) {
      Optional<Evaluation> none = Optional.empty();
      return new Outcome(training, none, none, none, Optional.empty(), Optional.empty());
    }
  }

  /**
   * Expected calibration errors of the answered class, [0, 1]; see {@link TemperatureScaling}.
   *
   * @param before with the network's scores as they are
   * @param after divided by the temperature that was fitted elsewhere
   */
  public record CalibrationErrors(double before, double after) {}

  private final ClipModel model;
  private final ClipSplits clips;
  private final TrainingSettings settings;
  private final boolean adversarial;

  public ClipTrial(ClipModel model, ClipSplits clips, TrainingSettings settings) {
    this(model, clips, settings, false);
  }

  /**
   * @param adversarial whether features are to keep to themselves of which domain a clip is
   */
  public ClipTrial(
      ClipModel model, ClipSplits clips, TrainingSettings settings, boolean adversarial) {
    this.model = model;
    this.clips = model == ClipModel.STATIC ? clips.singleFrames(settings.seed()) : clips;
    this.settings = settings;
    this.adversarial = adversarial;
  }

  /** The network with the first weights that the seed gives it. */
  public Network network() {
    int classes = clips.training().classes().size();
    long seed = settings.seed().of("weights").value();
    return adversarial
        ? model.adversarial(clips.input(), classes, clips.training().domains(), seed)
        : model.network(clips.input(), classes, seed);
  }

  /**
   * Trains and judges.
   *
   * @param network made from {@link #network}; afterwards it holds the best epoch's weights
   */
  public Outcome run(NetworkTrainee network, Trainer trainer, Optional<Path> checkpoint)
      throws IOException {
    TrainingResult training = train(network, trainer, checkpoint);
    if (!training.complete()) {
      return Outcome.stopped(training);
    }
    ClipSet validation = clips.seen(clips.validation());
    ClipSet test = clips.seen(clips.test());
    float[] held = Evaluation.logits(network, validation, settings.batch());
    TemperatureScaling scaling = TemperatureScaling.fit(held, Evaluation.labels(validation));
    float[] logits = Evaluation.logits(network, test, settings.batch());
    int[] labels = Evaluation.labels(test);
    return new Outcome(
        training,
        Optional.of(Evaluation.of(logits, labels, network.classes())),
        judged(network, ReorderedClips.shuffled(clips.test(), settings.seed())),
        judged(network, ReorderedClips.reversed(clips.test())),
        Optional.of(scaling),
        Optional.of(
            new CalibrationErrors(
                TemperatureScaling.error(logits, labels, 1),
                TemperatureScaling.error(logits, labels, scaling.temperature()))));
  }

  /** Trains alone. */
  public TrainingResult train(NetworkTrainee network, Trainer trainer, Optional<Path> checkpoint)
      throws IOException {
    return trainer.train(
        network,
        clips.seen(clips.training()),
        clips.seen(clips.validation()),
        clips.description(),
        checkpoint);
  }

  private Optional<Evaluation> judged(NetworkTrainee network, ReorderedClips reordered)
      throws IOException {
    return reordered.shape().frames() == 1
        ? Optional.empty()
        : Optional.of(Evaluation.of(network, clips.seen(reordered), settings.batch()));
  }

  /** The clips as the model sees them. */
  public ClipSplits clips() {
    return clips;
  }
}
