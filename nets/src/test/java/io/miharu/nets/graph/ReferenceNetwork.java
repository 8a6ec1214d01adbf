package io.miharu.nets.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Computes a network in training mode in plain loops and double precision, straight from the
 * definitions: the oracle for outputs, and by differences for gradients.
 */
final class ReferenceNetwork {

  private final Network network;
  private final int batch;
  private final boolean training;

  ReferenceNetwork(Network network, int batch, boolean training) {
    this.network = network;
    this.batch = batch;
    this.training = training;
  }

  /** The output y. */
  double[] output(Map<String, double[]> inputsAndParameters) {
    List<ReferenceArray> arrays = new ArrayList<>();
    for (Node node : network.nodes()) {
      long[] wide = node.shape().at(batch);
      int[] shape = new int[wide.length];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = (int) wide[i];
      }
      List<ReferenceArray> inputs = node.inputs().stream().map(arrays::get).toList();
      arrays.add(
          compute(node.operation(), inputs, ReferenceArray.zeros(shape), inputsAndParameters));
    }
    Integer y = network.outputs().get("y");
    return arrays.get(y == null ? arrays.size() - 1 : y).values();
  }

  private ReferenceArray compute(
      Operation operation,
      List<ReferenceArray> in,
      ReferenceArray out,
      Map<String, double[]> given) {
    double[] y = out.values();
    if (operation instanceof Operation.Input input) {
      return new ReferenceArray(out.shape(), given(given, input.name()));
    } else if (operation instanceof Operation.Weight weight) {
      return new ReferenceArray(out.shape(), given(given, weight.name()));
    } else if (operation instanceof Operation.Constant constant) {
      for (int i = 0; i < y.length; i++) {
        y[i] = constant.values().get(i);
      }
    } else if (operation instanceof Operation.Convolution convolution) {
      ReferenceWindows.convolve(convolution, in, out);
    } else if (operation instanceof Operation.Pool pool) {
      ReferenceWindows.pool(pool, in.get(0), out);
    } else if (operation instanceof Operation.BatchNorm norm) {
      batchNorm(norm, in, out);
    } else if (operation instanceof Operation.LayerNorm norm) {
      layerNorm(norm, in, out);
    } else if (operation instanceof Operation.MatMul) {
      matmul(in.get(0), in.get(1), out);
    } else if (operation instanceof Operation.Dense) {
      matmul(in.get(0), in.get(1), out);
      for (int i = 0; i < y.length && in.size() == 3; i++) {
        y[i] += in.get(2).values()[out.index(i, 1)];
      }
    } else if (operation instanceof Operation.Unary unary) {
      for (int i = 0; i < y.length; i++) {
        y[i] = unary(unary.function(), in.get(0).values()[i]);
      }
    } else if (operation instanceof Operation.Binary binary) {
      for (int i = 0; i < y.length; i++) {
        double a = ReferenceArray.broadcast(in.get(0), out, i);
        double b = ReferenceArray.broadcast(in.get(1), out, i);
        y[i] =
            switch (binary.combination()) {
              case ADD -> a + b;
              case SUBTRACT -> a - b;
              case MULTIPLY -> a * b;
              case MAX -> Math.max(a, b);
            };
      }
    } else if (operation instanceof Operation.Softmax softmax) {
      softmax(softmax, in.get(0), out);
    } else if (operation instanceof Operation.Dropout
        || operation instanceof Operation.Reshape
        || operation instanceof Operation.GradientReversal) {
      System.arraycopy(in.get(0).values(), 0, y, 0, y.length);
    } else if (operation instanceof Operation.Concat concat) {
      int axis = concat.axis();
      for (int i = 0; i < y.length; i++) {
        int at = out.index(i, axis);
        int part = 0;
        while (at >= in.get(part).shape()[axis]) {
          at -= in.get(part++).shape()[axis];
        }
        int[] index = ReferenceArray.indices(out, i);
        index[axis] = at;
        y[i] = ReferenceArray.value(in.get(part), index);
      }
    } else if (operation instanceof Operation.Reduce reduce) {
      reduce(reduce, in.get(0), out);
    } else if (operation instanceof Operation.Slice slice) {
      for (int i = 0; i < y.length; i++) {
        int[] index = ReferenceArray.indices(out, i);
        index[slice.axis()] += slice.from();
        y[i] = ReferenceArray.value(in.get(0), index);
      }
    } else if (operation instanceof Operation.Permute permute) {
      for (int i = 0; i < y.length; i++) {
        int[] index = new int[out.shape().length];
        for (int axis = 0; axis < index.length; axis++) {
          index[permute.order().get(axis)] = out.index(i, axis);
        }
        y[i] = ReferenceArray.value(in.get(0), index);
      }
    } else if (operation instanceof Operation.DepthToSpace enlarged) {
      int block = enlarged.block();
      for (int i = 0; i < y.length; i++) {
        int[] index = ReferenceArray.indices(out, i);
        index[1] = (index[1] * block + index[2] % block) * block + index[3] % block;
        index[2] /= block;
        index[3] /= block;
        y[i] = ReferenceArray.value(in.get(0), index);
      }
    } else if (operation instanceof Operation.Recurrent recurrent) {
      recur(recurrent, in, out);
    } else {
      throw new AssertionError(operation);
    }
    return out;
  }

  private static double[] given(Map<String, double[]> given, String name) {
    double[] values = given.get(name);
    if (values == null) {
      throw new AssertionError("no values for " + name);
    }
    return values;
  }

  private void batchNorm(Operation.BatchNorm op, List<ReferenceArray> in, ReferenceArray out) {
    ReferenceArray x = in.get(0);
    int channels = x.shape()[1];
    int count = x.values().length / channels;
    double[] mean = new double[channels];
    double[] variance = new double[channels];
    for (int i = 0; i < x.values().length; i++) {
      mean[x.index(i, 1)] += x.values()[i] / count;
    }
    for (int i = 0; i < x.values().length; i++) {
      double off = x.values()[i] - mean[x.index(i, 1)];
      variance[x.index(i, 1)] += off * off / count;
    }
    for (int i = 0; i < x.values().length; i++) {
      int c = x.index(i, 1);
      double m = training ? mean[c] : in.get(3).values()[c];
      double v = training ? variance[c] : in.get(4).values()[c];
      out.values()[i] =
          in.get(1).values()[c] * (x.values()[i] - m) / Math.sqrt(v + op.epsilon())
              + in.get(2).values()[c];
    }
  }

  private static void layerNorm(
      Operation.LayerNorm op, List<ReferenceArray> in, ReferenceArray out) {
    double[] x = in.get(0).values();
    int width = in.get(1).values().length;
    for (int row = 0; row < x.length; row += width) {
      double mean = 0;
      double variance = 0;
      for (int i = 0; i < width; i++) {
        mean += x[row + i] / width;
      }
      for (int i = 0; i < width; i++) {
        variance += (x[row + i] - mean) * (x[row + i] - mean) / width;
      }
      for (int i = 0; i < width; i++) {
        out.values()[row + i] =
            in.get(1).values()[i] * (x[row + i] - mean) / Math.sqrt(variance + op.epsilon())
                + in.get(2).values()[i];
      }
    }
  }

  private static void matmul(ReferenceArray a, ReferenceArray b, ReferenceArray out) {
    int rank = out.shape().length;
    int inner = a.shape()[rank - 1];
    for (int i = 0; i < out.values().length; i++) {
      int[] left = ReferenceArray.indices(out, i);
      int[] right = left.clone();
      for (int k = 0; k < inner; k++) {
        left[rank - 1] = k;
        right[rank - 2] = k;
        out.values()[i] += ReferenceArray.value(a, left) * ReferenceArray.value(b, right);
      }
    }
  }

  private static double unary(Operation.Function function, double x) {
    return switch (function) {
      case RELU -> Math.max(0, x);
      case RELU6 -> Math.min(6, Math.max(0, x));
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case TANH -> Math.tanh(x);
      case SQUARE -> x * x;
      case GELU -> x * normalDistribution(x);
    };
  }

  /** By Simpson's rule over the density: slow and sure. */
  private static double normalDistribution(double x) {
    int steps = 2000;
    double h = x / steps;
    double sum = 1 + Math.exp(-x * x / 2);
    for (int i = 1; i < steps; i++) {
      sum += (i % 2 == 1 ? 4 : 2) * Math.exp(-(i * h) * (i * h) / 2);
    }
    return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
  }

  private static void softmax(Operation.Softmax op, ReferenceArray x, ReferenceArray out) {
    int stride = x.stride(op.axis());
    int size = x.shape()[op.axis()];
    for (int i = 0; i < x.values().length; i++) {
      int start = i - x.index(i, op.axis()) * stride;
      double sum = 0;
      for (int k = 0; k < size; k++) {
        sum += Math.exp(x.values()[start + k * stride]);
      }
      double share = Math.exp(x.values()[i]) / sum;
      out.values()[i] = op.log() ? Math.log(share) : share;
    }
  }

  private static void reduce(Operation.Reduce op, ReferenceArray x, ReferenceArray out) {
    if (op.reduction() == Operation.Reduction.MAX) {
      java.util.Arrays.fill(out.values(), Double.NEGATIVE_INFINITY);
    }
    int count = x.values().length / out.values().length;
    for (int i = 0; i < x.values().length; i++) {
      int position = 0;
      for (int axis = 0; axis < x.shape().length; axis++) {
        if (!op.axes().contains(axis)) {
          position = position * x.shape()[axis] + x.index(i, axis);
        }
      }
      double value = x.values()[i];
      switch (op.reduction()) {
        case MEAN -> out.values()[position] += value / count;
        case SUM -> out.values()[position] += value;
        case MAX -> out.values()[position] = Math.max(out.values()[position], value);
      }
    }
  }

  private static void recur(Operation.Recurrent op, List<ReferenceArray> in, ReferenceArray out) {
    int samples = out.shape()[0];
    int time = out.shape()[1];
    int h = op.hidden();
    boolean lstm = op.cell() == Operation.Cell.LSTM;
    double[] b = in.get(3).values();
    for (int n = 0; n < samples; n++) {
      double[] state = new double[h];
      double[] cell = new double[h];
      for (int s = 0; s < time; s++) {
        int t = op.reverse() ? time - 1 - s : s;
        double[] fromInput = product(in.get(1), in.get(0).values(), (n * time + t));
        double[] fromState = product(in.get(2), state, 0);
        for (int j = 0; j < h; j++) {
          if (lstm) {
            double i = sigmoid(fromInput[j] + fromState[j] + b[j]);
            double o = sigmoid(fromInput[h + j] + fromState[h + j] + b[h + j]);
            double f = sigmoid(fromInput[2 * h + j] + fromState[2 * h + j] + b[2 * h + j]);
            double g = Math.tanh(fromInput[3 * h + j] + fromState[3 * h + j] + b[3 * h + j]);
            cell[j] = f * cell[j] + i * g;
            state[j] = o * Math.tanh(cell[j]);
          } else {
            double z = sigmoid(fromInput[j] + fromState[j] + b[j] + b[3 * h + j]);
            double r = sigmoid(fromInput[h + j] + fromState[h + j] + b[h + j] + b[4 * h + j]);
            double inner = fromState[2 * h + j] + b[5 * h + j];
            double c = Math.tanh(fromInput[2 * h + j] + b[2 * h + j] + r * inner);
            state[j] = (1 - z) * c + z * state[j];
          }
        }
        System.arraycopy(state, 0, out.values(), (n * time + t) * h, h);
      }
    }
  }

  /** The product of a matrix with a row of values. */
  private static double[] product(ReferenceArray matrix, double[] values, int row) {
    int in = matrix.shape()[1];
    double[] product = new double[matrix.shape()[0]];
    for (int i = 0; i < product.length; i++) {
      for (int k = 0; k < in; k++) {
        product[i] += matrix.values()[i * in + k] * values[row * in + k];
      }
    }
    return product;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
