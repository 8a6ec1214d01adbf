package io.miharu.nets.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A {@link Tape} ready to be computed again and again: every array has its place, and every native
 * call its arguments, before the first run.
 *
 * <p>SameDiff's session looks all of that up in each run, which costs a small network more than its
 * arithmetic. Owns its arrays, but not those it was given. Not thread-safe.
 */
final class Plan implements AutoCloseable {

  private final Map<String, INDArray> arrays;
  private final Places places;
  private final List<OpContext> contexts = new ArrayList<>();
  private final List<Runnable> steps = new ArrayList<>();
  private final int forwardSteps;

  /**
   * @param given arrays of placeholders that are shared; the others get one of their own
   * @param kept tensors whose arrays are read after a run
   * @param forwardOps how many operations at the front are the way forward
   */
  Plan(Tape tape, Map<String, INDArray> given, Set<String> kept, int forwardOps) {
    arrays = new HashMap<>(given);
    places = new Places(tape, kept);
    for (SDVariable variable : tape.graph().variables()) {
      if (variable.isPlaceHolder() && !arrays.containsKey(variable.name())) {
        arrays.put(variable.name(), places.lasting(tape.shape(variable)));
      }
    }
    int forward = 0;
    for (int i = 0; i < tape.ops().size(); i++) {
      if (i == forwardOps) {
        forward = steps.size();
      }
      GraphOp op = tape.ops().get(i);
      addStep(op);
      places.release(op, i);
    }
    forwardSteps = forwardOps >= tape.ops().size() ? steps.size() : forward;
  }

  /**
   * The array of a tensor, the same in every run; what a run left there is whole only for tensors
   * that are kept.
   */
  INDArray array(String name) {
    INDArray array = arrays.get(name);
    if (array == null) {
      throw new AssertionError("no array for " + name);
    }
    return array;
  }

  void forward() {
    for (int i = 0; i < forwardSteps; i++) {
      steps.get(i).run();
    }
  }

  void backward() {
    for (int i = forwardSteps; i < steps.size(); i++) {
      steps.get(i).run();
    }
  }

  @Override
  public void close() {
    for (OpContext context : contexts) {
      try {
        context.close();
      } catch (Exception impossible) {
        throw new IllegalStateException("cannot free a native call", impossible);
      }
    }
    contexts.clear();
    places.close();
  }

  private void addStep(GraphOp op) {
    INDArray[] inputs =
        Arrays.stream(op.args()).map(input -> array(input.name())).toArray(INDArray[]::new);
    SDVariable[] variables = op.getOutputVariables();
    if (op.isAlias()) {
      // Row-major arrays keep their values where they are.
      arrays.put(variables[0].name(), inputs[0].reshape('c', op.shapes().get(0)));
      return;
    }
    INDArray[] outputs = new INDArray[variables.length];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = places.take(variables[i].name(), op.shapes().get(i));
      arrays.put(variables[i].name(), outputs[i]);
    }
    Kernel kernel = op.kernel();
    if (kernel != null) {
      steps.add(kernel.on(inputs, outputs));
      return;
    }
    OpContext context = Nd4j.getExecutioner().buildContext();
    contexts.add(context);
    context.setInputArrays(inputs);
    context.setOutputArrays(outputs);
    context.setIArguments(op.iArgs());
    context.setTArguments(op.tArgs());
    context.setBArguments(op.bArgs());
    context.allowHelpers(op.helpers());
    steps.add(() -> Nd4j.getExecutioner().exec(op, context));
  }
}
