package io.miharu.nets.graph.onnx;

import static io.miharu.nets.graph.onnx.OnnxFile.text;
import static io.miharu.nets.graph.onnx.OnnxFile.whole;
import static io.miharu.nets.graph.onnx.OnnxFile.wholes;

import io.miharu.nets.ModelFormatException;
import io.miharu.nets.graph.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import onnx.Onnx.NodeProto;

/** Reads the nodes of an ONNX file that change the shape of a tensor. */
final class ImportedShapes {

  private final OnnxFile file;

  ImportedShapes(OnnxFile file) {
    this.file = file;
  }

  Tensor reshape(NodeProto node, Tensor x) throws ModelFormatException {
    long[] target = file.wholes(node.getInput(1));
    if (target.length < 2 || target[0] > 1) {
      throw file.refused(
          "node %s needs a shape whose first size is the batch, got %s"
              .formatted(node.getOutput(0), Arrays.toString(target)));
    }
    int[] sizes = new int[target.length - 1];
    int open = -1;
    int known = 1;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = target[i + 1] == 0 ? x.shape().size(i + 1) : (int) target[i + 1];
      open = sizes[i] < 0 ? i : open;
      known *= Math.max(1, sizes[i]);
    }
    if (open >= 0) {
      sizes[open] = x.shape().length() / known;
      known = x.shape().length();
    }
    int length = x.shape().length();
    if (target[0] < 0 && known < length && length % known == 0) {
      return x.reshape(length / known, known).foldIntoBatch(1).reshape(sizes);
    }
    if (target[0] < 0 && known > length && known % length == 0) {
      return x.unfold(known / length).reshape(sizes);
    }
    return x.reshape(sizes);
  }

  Tensor depthToSpace(NodeProto node, Tensor x) throws ModelFormatException {
    String mode = text(node, "mode", "DCR");
    if (!mode.equals("CRD")) {
      throw file.refused(
          "node %s enlarges with channels in the order %s; needed CRD"
              .formatted(node.getOutput(0), mode));
    }
    return x.depthToSpace((int) whole(node, "blocksize", 0));
  }

  Tensor slice(NodeProto node, Tensor x) throws ModelFormatException {
    long[] from = file.wholes(node.getInput(1));
    long[] to = file.wholes(node.getInput(2));
    long[] axes = file.wholes(node.getInput(3));
    long step = node.getInputCount() > 4 ? file.wholes(node.getInput(4))[0] : 1;
    if (axes.length != 1 || step != 1) {
      throw file.refused(
          "node %s slices %d axes in steps of %d; needed one axis in steps of 1"
              .formatted(node.getOutput(0), axes.length, step));
    }
    int axis = (int) (axes[0] < 0 ? axes[0] + x.shape().rank() : axes[0]);
    long size = x.shape().size(axis);
    int first = (int) (from[0] < 0 ? from[0] + size : from[0]);
    return x.slice(axis, first, (int) Math.min(size, to[0] < 0 ? to[0] + size : to[0]));
  }

  Tensor reduceMean(NodeProto node, Tensor x) throws ModelFormatException {
    int[] axes =
        node.getInputCount() > 1
            ? Arrays.stream(file.wholes(node.getInput(1))).mapToInt(Math::toIntExact).toArray()
            : wholes(node, "axes");
    int rank = x.shape().rank();
    int[] positive = IntStream.of(axes).map(axis -> axis < 0 ? axis + rank : axis).toArray();
    Tensor mean = x.mean(positive);
    if (whole(node, "keepdims", 1) == 0) {
      return mean;
    }
    int[] sizes = x.shape().sizes().stream().mapToInt(Integer::intValue).toArray();
    for (int axis : positive) {
      sizes[axis - 1] = 1;
    }
    return mean.reshape(sizes);
  }
}
