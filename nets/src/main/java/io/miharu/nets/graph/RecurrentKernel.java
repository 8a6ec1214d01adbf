package io.miharu.nets.graph;

import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How a recurrent layer stands in the graph: one operation forward over all steps, which keeps what
 * the one backward needs. Both kinds keep four arrays by step: the input, the gates, one of their
 * own, and the state.
 */
final class RecurrentKernel {

  private RecurrentKernel() {}

  /**
   * @param name of the operation
   * @param gates blocks of the size of the state
   * @param inputs x, W, R, b
   * @param forward from x, W, R, b to the state by sample and what is kept
   * @param backward from the state's gradient, W, R and what was kept to the gradients of the
   *     inputs
   * @return the state by sample
   */
  static SDVariable write(
      Tape tape,
      String name,
      int gates,
      Steps steps,
      List<SDVariable> inputs,
      Kernel forward,
      Kernel backward) {
    SDVariable[] outputs = new SDVariable[5];
    SDVariable[] made =
        tape.addKernel(
            name,
            inputs,
            List.of(
                new long[] {steps.batch(), steps.time(), steps.hidden()},
                steps.rows(steps.in()),
                steps.rows(gates * steps.hidden()),
                steps.rows(steps.hidden()),
                steps.rows(steps.hidden())),
            forward,
            gradients ->
                tape.addKernel(
                    name + "Gradient",
                    List.of(
                        Tape.present(gradients[0]),
                        inputs.get(1),
                        inputs.get(2),
                        outputs[1],
                        outputs[2],
                        outputs[3],
                        outputs[4]),
                    inputs.stream().map(tape::shape).toList(),
                    backward,
                    null));
    System.arraycopy(made, 0, outputs, 0, made.length);
    return outputs[0];
  }

  /**
   * The gradient of R: each step's gates with the state before; nothing where there is one step.
   */
  static Runnable stateWeights(Steps steps, INDArray gateSlopes, INDArray states, INDArray out) {
    int last = steps.time() - 1;
    return last == 0
        ? () -> {}
        : Floats.product(
            steps.rowsOf(gateSlopes, 1, steps.time()),
            true,
            steps.rowsOf(states, 0, last),
            false,
            out,
            0);
  }
}
