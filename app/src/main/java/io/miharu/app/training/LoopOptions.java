package io.miharu.app.training;

import io.miharu.learning.training.CurveReport;
import io.miharu.learning.training.TrainingResult;
import io.miharu.learning.training.TrainingSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What may be said of every training by the one loop. */
final class LoopOptions {

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of weights, order, variation and dropout (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Clips or frames in a step (default: ${DEFAULT-VALUE}).")
  int batch;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "The highest learning rate (default: ${DEFAULT-VALUE}).")
  double rate = 2e-3;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "Keep the run here after every epoch and on Ctrl-C, and go on from it.")
  Optional<Path> checkpoint = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the curves of loss and accuracy as an HTML page.")
  Optional<Path> report = Optional.empty();

  /**
   * @param batch unless something else is asked for
   */
  LoopOptions(int batch) {
    this.batch = batch;
  }

  /**
   * @param batch unless something else is asked for
   * @param rate likewise
   */
  LoopOptions(int batch, double rate) {
    this.batch = batch;
    this.rate = rate;
  }

  /** The same with another seed. */
  LoopOptions withSeed(long other) {
    LoopOptions copy = new LoopOptions(batch);
    copy.seed = other;
    copy.rate = rate;
    copy.checkpoint = checkpoint;
    copy.report = report;
    return copy;
  }

  /** How the loop is to run for so many epochs. */
  TrainingSettings settings(int epochs) {
    return TrainingSettings.DEFAULT
        .withSeed(seed)
        .withEpochs(epochs)
        .withBatch(batch)
        .withRate(rate);
  }

  /**
   * What there is to say at the end of every training: its curves, where they were asked for, and
   * that it was stopped, if it was.
   *
   * @param name of the network
   * @param data in words
   * @return whether the training came to its end
   */
  boolean reported(String name, String data, TrainingResult result, PrintWriter out)
      throws IOException {
    if (report.isPresent()) {
      new CurveReport(name, data, result).write(report.get());
    }
    if (!result.complete()) {
      out.println("stopped; the same command goes on from the checkpoint");
      out.flush();
    }
    return result.complete();
  }
}
