package io.miharu.nets.onnx;

import io.miharu.nets.GoldenVector;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.FloatBuffer;

/** Compares what a network answers to the known input with what its card says. */
final class GoldenCheck {

  private GoldenCheck() {}

  /**
   * Runs the network.
   *
   * @param run whose inputs hold the known input
   * @param card the card's name, for messages
   * @param cure what to do where they differ, for messages
   * @throws ModelFormatException when an output is missing or a value is off
   */
  static void check(OnnxModel model, OnnxRun run, GoldenVector golden, String card, String cure)
      throws IOException {
    run.run();
    for (GoldenVector.Value value : golden.expected()) {
      if (model.outputs().stream().noneMatch(port -> port.name().equals(value.output()))) {
        throw new ModelFormatException(
            "%s: its card %s tests output \"%s\", but the file has %s"
                .formatted(model.file(), card, value.output(), model.outputs()));
      }
      FloatBuffer output = run.output(value.output());
      double got = value.index() < output.capacity() ? output.get(value.index()) : Double.NaN;
      if (!(Math.abs(got - value.value()) <= golden.tolerance())) { // NaN fails too
        throw new ModelFormatException(
            "%s: the file does not compute what its card %s says: %s[%d] must be %s within %s, got %s; %s"
                .formatted(
                    model.file(),
                    card,
                    value.output(),
                    value.index(),
                    value.value(),
                    golden.tolerance(),
                    got,
                    cure));
      }
    }
  }
}
