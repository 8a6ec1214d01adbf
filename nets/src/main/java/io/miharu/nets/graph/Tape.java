package io.miharu.nets.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A SameDiff graph being written, in the order in which it will be computed, all shapes known.
 *
 * <p>SameDiff's own reverse pass copies the graph through its file format, which loses operations
 * that Java computes, so {@link #reverse} is ours: it asks each {@link GraphOp} for its gradient,
 * last to first, and adds what meets. Not thread-safe.
 */
final class Tape {

  private final SameDiff graph = SameDiff.create();
  private final List<GraphOp> ops = new ArrayList<>();
  private final Map<String, long[]> shapes = new HashMap<>();
  private final Set<String> needGradient = new HashSet<>();

  SameDiff graph() {
    return graph;
  }

  /** In the order of computing. */
  List<GraphOp> ops() {
    return ops;
  }

  long[] shape(SDVariable variable) {
    long[] shape = shapes.get(variable.name());
    if (shape == null) {
      throw new AssertionError("no shape for " + variable.name());
    }
    return shape;
  }

  /** A tensor that is given before computing. */
  SDVariable placeholder(String name, long[] shape, boolean needsGradient) {
    SDVariable variable = graph.placeHolder(name, DataType.FLOAT, shape);
    shapes.put(variable.name(), shape);
    if (needsGradient) {
      needGradient.add(variable.name());
    }
    return variable;
  }

  boolean needsGradient(SDVariable variable) {
    return needGradient.contains(variable.name());
  }

  /**
   * Whole numbers, numbers and switches that a native operation takes beside its tensors, and
   * whether it may use oneDNN.
   */
  @SuppressWarnings("ArrayRecordComponent") // handed straight on, never compared
  record Settings(long[] whole, double[] real, boolean[] switches, boolean helpers) {

    static final Settings NONE = of();

    static Settings of(long... whole) {
      return new Settings(whole, new double[0], new boolean[0], true);
    }

    Settings withReal(double... numbers) {
      return new Settings(whole, numbers, switches, helpers);
    }

    Settings withSwitches(boolean... others) {
      return new Settings(whole, real, others, helpers);
    }

    /** Without oneDNN. */
    Settings withoutHelpers() {
      return new Settings(whole, real, switches, false);
    }
  }

  /** An operation of the native library whose gradient is computed by {@code gradient}. */
  SDVariable add(
      String name,
      List<SDVariable> inputs,
      long[] shape,
      Settings settings,
      GraphOp.@Nullable Gradient gradient) {
    return addAll(name, inputs, List.of(shape), settings, gradient, null)[0];
  }

  /**
   * An operation of the native library whose gradient is another: its name with {@code _bp} behind,
   * the same inputs and then the output's gradient in, one gradient per input out.
   */
  SDVariable addPaired(String name, List<SDVariable> inputs, long[] shape, Settings settings) {
    return add(
        name,
        inputs,
        shape,
        settings,
        gradients -> {
          List<SDVariable> all = new ArrayList<>(inputs);
          all.add(present(gradients[0]));
          List<long[]> gradientShapes = inputs.stream().map(this::shape).toList();
          return addAll(name + "_bp", all, gradientShapes, settings, null, null);
        });
  }

  /** An operation that Java computes. */
  SDVariable[] addKernel(
      String name,
      List<SDVariable> inputs,
      List<long[]> outputShapes,
      Kernel kernel,
      GraphOp.@Nullable Gradient gradient) {
    return addAll(name, inputs, outputShapes, Settings.NONE, gradient, kernel);
  }

  static SDVariable present(@Nullable SDVariable gradient) {
    if (gradient == null) {
      throw new AssertionError("asked for a gradient where none came");
    }
    return gradient;
  }

  /**
   * Writes the way back.
   *
   * @param seeds the gradient of the loss with respect to tensors of the graph, by their name
   * @return that with respect to every tensor that needs it, by name
   */
  Map<String, SDVariable> reverse(Map<String, SDVariable> seeds) {
    Map<String, SDVariable> gradients = new HashMap<>(seeds);
    List<GraphOp> forward = List.copyOf(ops);
    for (int i = forward.size() - 1; i >= 0; i--) {
      GraphOp op = forward.get(i);
      SDVariable[] outputs = op.getOutputVariables();
      @Nullable SDVariable[] arrived = new SDVariable[outputs.length];
      boolean any = false;
      for (int k = 0; k < outputs.length; k++) {
        arrived[k] = gradients.get(outputs[k].name());
        any |= arrived[k] != null;
      }
      GraphOp.Gradient rule = op.gradient();
      if (!any || rule == null || !needsGradient(outputs[0])) {
        continue;
      }
      @Nullable SDVariable[] back = rule.of(arrived);
      SDVariable[] inputs = op.args();
      for (int k = 0; k < inputs.length; k++) {
        SDVariable gradient = back[k];
        if (gradient != null && needsGradient(inputs[k])) {
          gradients.merge(inputs[k].name(), gradient, this::sum);
        }
      }
    }
    return gradients;
  }

  SDVariable sum(SDVariable one, SDVariable other) {
    return add("add", List.of(one, other), shape(one), Settings.NONE, null);
  }

  private SDVariable[] addAll(
      String name,
      List<SDVariable> inputs,
      List<long[]> outputShapes,
      Settings settings,
      GraphOp.@Nullable Gradient gradient,
      @Nullable Kernel kernel) {
    GraphOp op =
        new GraphOp(
            name,
            graph,
            inputs.toArray(SDVariable[]::new),
            outputShapes,
            settings.helpers(),
            gradient,
            kernel);
    op.addIArgument(settings.whole());
    op.addTArgument(settings.real());
    op.addBArgument(settings.switches());
    SDVariable[] outputs = op.outputVariables();
    boolean needs = inputs.stream().anyMatch(this::needsGradient);
    for (int i = 0; i < outputs.length; i++) {
      shapes.put(outputs[i].name(), outputShapes.get(i));
      if (needs) {
        needGradient.add(outputs[i].name());
      }
    }
    ops.add(op);
    return outputs;
  }

  @Override
  public String toString() {
    return "%d operations: %s".formatted(ops.size(), Arrays.toString(ops.toArray()));
  }
}
