package io.miharu.nets.graph;

import io.miharu.nets.graph.Tape.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Convolution and pooling as native operations. */
final class SpatialOps {

  private static final long CHANNELS_FIRST = 0;
  private static final long WEIGHTS_OUT_IN_KERNEL = 1;

  private SpatialOps() {}

  static SDVariable convolution(
      Tape tape, Operation.Convolution convolution, List<SDVariable> inputs, long[] shape) {
    boolean pads = convolution.window().isLopsided() && !convolution.window().same();
    SDVariable x = pads ? padded(tape, inputs.get(0), convolution.window()) : inputs.get(0);
    SDVariable w = inputs.get(1);
    Window window = pads ? withoutPadding(convolution.window()) : convolution.window();
    int groups = convolution.groups();
    long inChannels = tape.shape(x)[1];
    List<SDVariable> all = new ArrayList<>(inputs);
    all.set(0, x);
    if (groups == 1) {
      return one(tape, window, all, shape);
    }
    boolean gaps = Collections.max(window.dilation()) > 1;
    if (groups == inChannels && shape[1] == inChannels && window.kernel().size() == 2 && !gaps) {
      long[] turned = tape.shape(w).clone();
      turned[0] = 1;
      turned[1] = inChannels;
      all.set(1, GraphWriter.reshape(tape, w, turned));
      return tape.addPaired("depthwise_conv2d", all, shape, settings(window));
    }
    List<SDVariable> parts = new ArrayList<>();
    int in = (int) inChannels / groups;
    int out = (int) shape[1] / groups;
    long[] partShape = shape.clone();
    partShape[1] = out;
    for (int g = 0; g < groups; g++) {
      List<SDVariable> part = new ArrayList<>();
      part.add(GraphWriter.slice(tape, x, 1, g * in, (g + 1) * in));
      for (SDVariable weight : inputs.subList(1, inputs.size())) {
        part.add(GraphWriter.slice(tape, weight, 0, g * out, (g + 1) * out));
      }
      parts.add(one(tape, window, part, partShape));
    }
    return tape.addPaired("concat", parts, shape, Settings.of(1));
  }

  static SDVariable pool(Tape tape, Operation.Pool pool, SDVariable x, long[] shape) {
    Window window = pool.window();
    if (pool.max()) {
      return MaxPoolKernel.write(tape, window, x, shape);
    }
    String name = "avgpool" + (window.kernel().size() == 2 ? "2d" : "3dnew");
    List<Long> whole = new ArrayList<>(numbers(window));
    whole.add(0L); // the mean is over what is not padding
    whole.add(CHANNELS_FIRST);
    return tape.addPaired(name, List.of(x), shape, Settings.of(unboxed(whole)));
  }

  private static SDVariable one(Tape tape, Window window, List<SDVariable> inputs, long[] shape) {
    if (window.kernel().size() == 2 && Collections.max(window.dilation()) > 1) {
      return DilatedConvolution.write(tape, window, inputs, shape);
    }
    String name = window.kernel().size() == 2 ? "conv2d" : "conv3dnew";
    if (tape.needsGradient(inputs.get(0)) || !FirstLayerKernel.does(window, shape)) {
      return tape.addPaired(name, inputs, shape, settings(window));
    }
    return tape.add(
        name,
        inputs,
        shape,
        settings(window),
        gradients -> {
          SDVariable slope = Tape.present(gradients[0]);
          SDVariable[] weights = FirstLayerKernel.write(tape, window, inputs, slope);
          SDVariable[] back = new SDVariable[inputs.size()];
          System.arraycopy(weights, 0, back, 1, weights.length);
          return back;
        });
  }

  private static Settings settings(Window window) {
    List<Long> whole = new ArrayList<>(numbers(window));
    whole.add(CHANNELS_FIRST);
    whole.add(WEIGHTS_OUT_IN_KERNEL);
    Settings settings = Settings.of(unboxed(whole));
    // The binding to oneDNN makes a wrong descriptor of windows with gaps.
    return Collections.max(window.dilation()) > 1 ? settings.withoutHelpers() : settings;
  }

  private static List<Long> numbers(Window window) {
    List<Long> numbers = new ArrayList<>();
    boolean same = window.same() && window.isLopsided();
    for (List<Integer> list :
        List.of(window.kernel(), window.stride(), window.before(), window.dilation())) {
      list.forEach(value -> numbers.add((long) value));
    }
    numbers.add(same ? 1L : 0L);
    return numbers;
  }

  private static Window withoutPadding(Window window) {
    List<Integer> zeros = Collections.nCopies(window.kernel().size(), 0);
    return new Window(window.kernel(), window.stride(), window.dilation(), zeros, zeros, false);
  }

  /** The native operations know equal padding and their own "same"; the rest is padded before. */
  private static SDVariable padded(Tape tape, SDVariable x, Window window) {
    long[] small = tape.shape(x);
    long[] large = small.clone();
    INDArrayIndex[] inside = new INDArrayIndex[small.length];
    for (int i = 0; i < small.length; i++) {
      int before = i < 2 ? 0 : window.before().get(i - 2);
      large[i] += i < 2 ? 0 : before + window.after().get(i - 2);
      inside[i] = NDArrayIndex.interval(before, before + small[i]);
    }
    return tape.addKernel(
            "pad",
            List.of(x),
            List.of(large),
            (in, out) -> {
              INDArray hole = out[0].get(inside);
              return () -> {
                out[0].assign(0);
                hole.assign(in[0]);
              };
            },
            gradients ->
                tape.addKernel(
                    "cut",
                    List.of(Tape.present(gradients[0])),
                    List.of(small),
                    (in, out) -> {
                      INDArray hole = in[0].get(inside);
                      return () -> out[0].assign(hole);
                    },
                    null))[0];
  }

  private static long[] unboxed(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }
}
