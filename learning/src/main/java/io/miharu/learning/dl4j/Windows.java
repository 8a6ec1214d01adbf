package io.miharu.learning.dl4j;

import io.miharu.nets.graph.Window;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ConvolutionMode;

/** Deeplearning4j's kernels, strides and paddings as windows of ours. */
final class Windows {

  private Windows() {}

  /**
   * @param mode Same pads to {@code ceil(size / stride)} values; Truncate and Strict pad as given;
   *     Causal, of one axis only, pads before the first step
   */
  static Window of(
      String layer,
      ConvolutionMode mode,
      int[] kernel,
      int[] stride,
      int[] padding,
      int[] dilation) {
    Window window = Window.of(kernel).withStride(stride).withDilation(dilation);
    return switch (mode) {
      case Same -> window.withSamePadding();
      case Truncate, Strict -> window.withPadding(padding);
      case Causal -> causal(window, kernel, dilation);
      default ->
          throw new UnreadableLayerException(
              "%s: the convolution mode %s is not read".formatted(layer, mode));
    };
  }

  private static Window causal(Window window, int[] kernel, int[] dilation) {
    List<Integer> before =
        IntStream.range(0, kernel.length)
            .map(axis -> (kernel[axis] - 1) * dilation[axis])
            .boxed()
            .toList();
    return window.withPadding(before, before.stream().map(zero -> 0).toList());
  }

  /** The first {@code axes} of some settings, which may hold more than count. */
  static int[] first(int axes, int[] settings) {
    return Arrays.copyOf(settings, axes);
  }

  /** A setting of one axis as of a picture that is one column wide. */
  static int[] column(int[] settings, int other) {
    return new int[] {settings[0], other};
  }
}
