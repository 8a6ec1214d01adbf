package io.miharu.nets.graph;

import java.util.List;

/**
 * One step of a network. Immutable.
 *
 * @param name unique in its network
 * @param inputs indices of earlier nodes
 * @param shape of the output
 */
public record Node(String name, Operation operation, List<Integer> inputs, TensorShape shape) {

  public Node {
    inputs = List.copyOf(inputs);
  }
}
