package io.miharu.nets.graph;

import java.util.List;

/** The part of {@link ReferenceNetwork} that moves windows. */
final class ReferenceWindows {

  private ReferenceWindows() {}

  static void convolve(Operation.Convolution op, List<ReferenceArray> in, ReferenceArray out) {
    ReferenceArray x = in.get(0);
    ReferenceArray w = in.get(1);
    int axes = op.window().kernel().size();
    int outPerGroup = out.shape()[1] / op.groups();
    for (int i = 0; i < out.values().length; i++) {
      int[] at = ReferenceArray.indices(out, i);
      double sum = in.size() == 3 ? in.get(2).values()[at[1]] : 0;
      int[] tap = new int[axes + 2];
      for (int k = 0; k < w.stride(0); k++) {
        int[] wi = ReferenceArray.indices(w, k);
        tap[0] = at[0];
        tap[1] = at[1] / outPerGroup * w.shape()[1] + wi[1];
        for (int d = 0; d < axes; d++) {
          tap[2 + d] = place(op.window(), d, at[2 + d], wi[2 + d]);
        }
        sum +=
            ReferenceArray.inside(x, tap)
                ? ReferenceArray.value(x, tap) * w.values()[at[1] * w.stride(0) + k]
                : 0;
      }
      out.values()[i] = sum;
    }
  }

  static void pool(Operation.Pool op, ReferenceArray x, ReferenceArray out) {
    int axes = op.window().kernel().size();
    int[] kernel = op.window().kernel().stream().mapToInt(Integer::intValue).toArray();
    ReferenceArray window = ReferenceArray.zeros(kernel);
    for (int i = 0; i < out.values().length; i++) {
      int[] at = ReferenceArray.indices(out, i);
      double sum = 0;
      double top = Double.NEGATIVE_INFINITY;
      int count = 0;
      for (int k = 0; k < window.values().length; k++) {
        int[] tap = at.clone();
        for (int d = 0; d < axes; d++) {
          tap[2 + d] = place(op.window(), d, at[2 + d], window.index(k, d));
        }
        if (ReferenceArray.inside(x, tap)) {
          sum += ReferenceArray.value(x, tap);
          top = Math.max(top, ReferenceArray.value(x, tap));
          count++;
        }
      }
      out.values()[i] = op.max() ? top : sum / count;
    }
  }

  private static int place(Window window, int axis, int output, int tap) {
    return output * window.stride().get(axis)
        - window.before().get(axis)
        + tap * window.dilation().get(axis);
  }
}
