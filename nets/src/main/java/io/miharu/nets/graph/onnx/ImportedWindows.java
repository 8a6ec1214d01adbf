package io.miharu.nets.graph.onnx;

import static io.miharu.nets.graph.onnx.OnnxFile.text;
import static io.miharu.nets.graph.onnx.OnnxFile.whole;
import static io.miharu.nets.graph.onnx.OnnxFile.wholes;

import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.Conv;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import onnx.Onnx.NodeProto;

/** Reads the nodes of an ONNX file that move a window: convolutions and pools. */
final class ImportedWindows {

  private final OnnxFile file;
  private final NetworkBuilder net;

  ImportedWindows(OnnxFile file, NetworkBuilder net) {
    this.file = file;
    this.net = net;
  }

  Tensor convolution(NodeProto node, Tensor x) throws ModelFormatException {
    String name = node.getOutput(0);
    int[] sizes = file.sizes(node.getInput(1));
    boolean bias = node.getInputCount() > 2;
    Window window = window(node, Arrays.copyOfRange(sizes, 2, sizes.length));
    int groups = (int) whole(node, "group", 1);
    Tensor output = x.apply(net.convolution(name, new Conv(sizes[0], window, groups, bias)));
    net.startFrom(name + ".weight", file.values(node.getInput(1)));
    if (bias) {
      net.startFrom(name + ".bias", file.values(node.getInput(2)));
    }
    return output;
  }

  Tensor averagePool(NodeProto node, Tensor x) throws ModelFormatException {
    if (whole(node, "count_include_pad", 0) != 0
        && IntStream.of(wholes(node, "pads")).anyMatch(pad -> pad > 0)) {
      throw file.refused(
          "node %s counts its padding into the mean, which is not supported"
              .formatted(node.getOutput(0)));
    }
    return x.averagePool(window(node, file.required(node, "kernel_shape")));
  }

  Tensor maxPool(NodeProto node, Tensor x) throws ModelFormatException {
    return x.maxPool(window(node, file.required(node, "kernel_shape")));
  }

  private Window window(NodeProto node, int[] kernel) throws ModelFormatException {
    int axes = kernel.length;
    int[] ones = new int[axes];
    Arrays.fill(ones, 1);
    Window window =
        Window.of(kernel)
            .withStride(wholes(node, "strides", ones))
            .withDilation(wholes(node, "dilations", ones));
    String automatic = text(node, "auto_pad", "NOTSET");
    if (automatic.equals("SAME_UPPER")) {
      return window.withSamePadding();
    }
    if (whole(node, "ceil_mode", 0) != 0 || automatic.equals("SAME_LOWER")) {
      throw file.refused(
          "node %s rounds its size up or pads before; export it with explicit padding"
              .formatted(node.getOutput(0)));
    }
    List<Integer> pads = IntStream.of(wholes(node, "pads", new int[2 * axes])).boxed().toList();
    return window.withPadding(pads.subList(0, axes), pads.subList(axes, 2 * axes));
  }
}
