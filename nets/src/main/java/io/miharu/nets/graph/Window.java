package io.miharu.nets.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A window that moves over two axes (rows, columns) or three (time, rows, columns). Immutable.
 *
 * @param kernel sizes of the window
 * @param stride steps between windows
 * @param dilation distance between neighbours inside a window
 * @param before zeros added before the first value of each axis
 * @param after zeros added after the last value of each axis
 * @param same whether the padding is chosen so that the output has {@code ceil(size / stride)}
 *     values, the odd zero going after; {@code before} and {@code after} are 0 until {@link
 *     #fitted}
 */
public record Window(
    List<Integer> kernel,
    List<Integer> stride,
    List<Integer> dilation,
    List<Integer> before,
    List<Integer> after,
    boolean same) {

  public Window {
    kernel = List.copyOf(kernel);
    stride = List.copyOf(stride);
    dilation = List.copyOf(dilation);
    before = List.copyOf(before);
    after = List.copyOf(after);
    int axes = kernel.size();
    if (axes < 2 || axes > 3) {
      throw new IllegalArgumentException("a window needs 2 or 3 sizes, got " + kernel);
    }
    for (List<Integer> other : List.of(stride, dilation, before, after)) {
      if (other.size() != axes) {
        throw new IllegalArgumentException(
            "a window of %d axes needs as many strides, dilations and paddings, got %s"
                .formatted(axes, other));
      }
    }
    if (Collections.min(kernel) < 1
        || Collections.min(stride) < 1
        || Collections.min(dilation) < 1) {
      throw new IllegalArgumentException(
          "kernel, stride and dilation must be at least 1, got %s, %s, %s"
              .formatted(kernel, stride, dilation));
    }
    if (Collections.min(before) < 0 || Collections.min(after) < 0) {
      throw new IllegalArgumentException(
          "padding must be at least 0, got %s and %s".formatted(before, after));
    }
  }

  /** Without padding, moving one step at a time. */
  public static Window of(int... kernel) {
    List<Integer> sizes = listOf(kernel);
    List<Integer> ones = Collections.nCopies(kernel.length, 1);
    List<Integer> zeros = Collections.nCopies(kernel.length, 0);
    return new Window(sizes, ones, ones, zeros, zeros, false);
  }

  public Window withStride(int... steps) {
    return new Window(kernel, listOf(steps), dilation, before, after, same);
  }

  public Window withDilation(int... distances) {
    return new Window(kernel, stride, listOf(distances), before, after, same);
  }

  /** The same number of zeros on both sides of each axis. */
  public Window withPadding(int... zeros) {
    return new Window(kernel, stride, dilation, listOf(zeros), listOf(zeros), false);
  }

  public Window withPadding(List<Integer> zerosBefore, List<Integer> zerosAfter) {
    return new Window(kernel, stride, dilation, zerosBefore, zerosAfter, false);
  }

  /** Padded so that the output has {@code ceil(size / stride)} values along each axis. */
  public Window withSamePadding() {
    List<Integer> zeros = Collections.nCopies(kernel.size(), 0);
    return new Window(kernel, stride, dilation, zeros, zeros, true);
  }

  /** With the padding that "same" means for an input of these sizes. */
  Window fitted(List<Integer> sizes) {
    if (!same) {
      return this;
    }
    List<Integer> first = new ArrayList<>();
    List<Integer> last = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      int outputs = (sizes.get(i) + stride.get(i) - 1) / stride.get(i);
      int zeros = Math.max(0, (outputs - 1) * stride.get(i) + reach(i) - sizes.get(i));
      first.add(zeros / 2);
      last.add(zeros - zeros / 2);
    }
    return new Window(kernel, stride, dilation, first, last, true);
  }

  /** The sizes of the output for an input of these sizes; below 1 when the window does not fit. */
  List<Integer> outputs(List<Integer> sizes) {
    List<Integer> outputs = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      int room = sizes.get(i) + before.get(i) + after.get(i) - reach(i);
      outputs.add(room < 0 ? 0 : room / stride.get(i) + 1);
    }
    return outputs;
  }

  /** Whether an axis has more zeros on one side than on the other. */
  boolean isLopsided() {
    return !before.equals(after);
  }

  /** Values in the window. */
  int area() {
    return kernel.stream().reduce(1, Math::multiplyExact);
  }

  private int reach(int axis) {
    return (kernel.get(axis) - 1) * dilation.get(axis) + 1;
  }

  private static List<Integer> listOf(int... values) {
    List<Integer> list = new ArrayList<>();
    for (int value : values) {
      list.add(value);
    }
    return list;
  }
}
