package io.miharu.nets.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as data: nodes in an order in which each comes after its inputs, and parameters with
 * their first values. Immutable; the arrays of the parameters are not to be written to.
 *
 * @param name what the saved weights must carry to fit
 * @param seed which the initial values came from
 * @param outputs index of the node of each output, by name, in the order given
 */
public record Network(
    String name,
    long seed,
    List<Node> nodes,
    Map<String, Integer> outputs,
    Map<String, Parameter> parameters) {

  public Network {
    nodes = List.copyOf(nodes);
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** The shape of each input, by name, in the order they were declared. */
  public Map<String, TensorShape> inputs() {
    Map<String, TensorShape> inputs = new LinkedHashMap<>();
    for (Node node : nodes) {
      if (node.operation() instanceof Operation.Input input) {
        inputs.put(input.name(), node.shape());
      }
    }
    return inputs;
  }

  /** The shape of an output. */
  public TensorShape outputShape(String output) {
    Integer index = outputs.get(output);
    if (index == null) {
      throw new IllegalArgumentException(
          "%s has no output \"%s\"; it has %s".formatted(name, output, outputs.keySet()));
    }
    return nodes.get(index).shape();
  }

  /** How many numbers are learned; running statistics are not counted. */
  public int parameterCount() {
    return parameters.values().stream()
        .filter(Parameter::learned)
        .mapToInt(Parameter::length)
        .sum();
  }

  /**
   * Multiplications, each with its addition, for one sample; only convolutions and products count.
   */
  public long multiplications() {
    return Cost.multiplications(this);
  }
}
