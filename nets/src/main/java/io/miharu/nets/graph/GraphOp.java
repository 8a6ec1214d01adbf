package io.miharu.nets.graph;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.DynamicCustomOp;

/**
 * An operation of a SameDiff graph whose output shapes are known when it is made, and which knows
 * its gradient. The native library computes it, by its name, unless it brings a {@link Kernel}.
 */
@SuppressWarnings("doclint") // the super class has no comments to inherit
final class GraphOp extends DynamicCustomOp {

  /** The way back: from the gradients of the outputs to those of the inputs. */
  @FunctionalInterface
  interface Gradient {
    /**
     * @param outputs per output, null where nothing depends on it
     * @return per input, null where there is none
     */
    @Nullable SDVariable[] of(@Nullable SDVariable[] outputs);
  }

  private final List<long[]> shapes;
  private final boolean helpers;
  private final @Nullable Gradient gradient;
  private final @Nullable Kernel kernel;

  GraphOp(
      String name,
      SameDiff graph,
      SDVariable[] inputs,
      List<long[]> shapes,
      boolean helpers,
      @Nullable Gradient gradient,
      @Nullable Kernel kernel) {
    // The other constructors ask for the name before they have set it.
    super(name);
    this.sameDiff = graph;
    setInstanceId();
    graph.addArgsFor(inputs, this);
    this.shapes = List.copyOf(shapes);
    this.helpers = helpers;
    this.gradient = gradient;
    this.kernel = kernel;
  }

  List<long[]> shapes() {
    return shapes;
  }

  /** Whether the native library may use oneDNN for it. */
  boolean helpers() {
    return helpers;
  }

  @Nullable Gradient gradient() {
    return gradient;
  }

  @Nullable Kernel kernel() {
    return kernel;
  }

  /** Whether its output is its input in another shape, which takes no computing. */
  boolean isAlias() {
    return opName().equals("reshape");
  }

  @Override
  public int getNumOutputs() {
    return shapes.size();
  }

  @Override
  public List<DataType> calculateOutputDataTypes(List<DataType> inputs) {
    return Collections.nCopies(shapes.size(), DataType.FLOAT);
  }
}
