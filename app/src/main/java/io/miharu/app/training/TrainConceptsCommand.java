package io.miharu.app.training;

import io.miharu.app.ExitCode;
import io.miharu.temporal.models.ConceptModel;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code miharu train concept-lstm} and {@code concept-tcn}: what happens, told by which concepts
 * follow which.
 */
@Command(
    description = {
      "Trains a network that tells what happens by what the engine says of a video over time: the"
          + " scores of its concepts, look by look. detect --sequence-model serves it.",
      "The same seed gives the same network, and with --checkpoint a stopped run goes on as if it"
          + " had not stopped."
    },
    mixinStandardHelpOptions = true)
abstract class TrainConceptsCommand implements Callable<Integer> {

  @Command(name = "concept-lstm")
  static final class Lstm extends TrainConceptsCommand {
    @Override
    ConceptModel model() {
      return ConceptModel.CONCEPT_LSTM;
    }
  }

  @Command(name = "concept-tcn")
  static final class Tcn extends TrainConceptsCommand {
    @Override
    ConceptModel model() {
      return ConceptModel.CONCEPT_TCN;
    }
  }

  @Spec private CommandSpec spec;

  @Mixin private SequenceOptions options = new SequenceOptions();

  abstract ConceptModel model();

  @Override
  public Integer call() throws IOException {
    String words =
        "miharu " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    boolean complete =
        new SequenceTraining(model(), options, spec.commandLine().getOut(), words).run();
    return (complete ? ExitCode.DONE : ExitCode.INTERRUPTED).code();
  }
}
