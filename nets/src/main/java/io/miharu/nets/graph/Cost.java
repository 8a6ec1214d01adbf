package io.miharu.nets.graph;

import java.util.List;

/** Counts the multiplications of a network, each with its addition. */
final class Cost {

  private Cost() {}

  static long multiplications(Network network) {
    long sum = 0;
    for (Node node : network.nodes()) {
      List<TensorShape> inputs =
          node.inputs().stream().map(index -> network.nodes().get(index).shape()).toList();
      sum += multiplications(node, inputs);
    }
    return sum;
  }

  private static long multiplications(Node node, List<TensorShape> inputs) {
    long outputs = (long) Math.max(1, node.shape().rows()) * node.shape().length();
    Operation operation = node.operation();
    if (operation instanceof Operation.Convolution) {
      return outputs * (inputs.get(1).length() / inputs.get(1).size(0));
    }
    if (operation instanceof Operation.Dense || operation instanceof Operation.MatMul) {
      TensorShape left = inputs.get(0);
      return outputs * left.size(left.rank() - 1);
    }
    if (operation instanceof Operation.Recurrent) {
      // Every step multiplies the input with W and the state with R.
      long steps = (long) inputs.get(0).rows() * inputs.get(0).size(1);
      return steps * (inputs.get(1).length() + inputs.get(2).length());
    }
    return 0;
  }
}
