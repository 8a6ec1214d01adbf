package io.miharu.nets.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An input or output of a network. Immutable.
 *
 * @param name as in the file
 * @param type the element type as ONNX Runtime prints it: {@code FLOAT}
 * @param shape sizes from the outermost dimension on; -1 where the file leaves one open
 */
public record TensorPort(String name, String type, List<Long> shape) {

  public TensorPort {
    shape = List.copyOf(shape);
  }

  /** Whether this is {@code float32} of the given shape, where -1 on either side fits any size. */
  public boolean isFloat(long... wanted) {
    if (!type.equals("FLOAT") || wanted.length != shape.size()) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] >= 0 && shape.get(i) >= 0 && wanted[i] != shape.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the file fixes every size. */
  public boolean isFixed() {
    return shape.stream().allMatch(size -> size >= 0);
  }

  long[] sizes() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }

  static TensorPort of(String name, String type, long[] shape) {
    return new TensorPort(name, type, Arrays.stream(shape).boxed().toList());
  }

  /** {@code images FLOAT 1x3x416x416}. */
  @Override
  public String toString() {
    return "%s %s %s"
        .formatted(
            name,
            type,
            shape.stream()
                .map(size -> size < 0 ? "?" : size.toString())
                .collect(Collectors.joining("x")));
  }
}
