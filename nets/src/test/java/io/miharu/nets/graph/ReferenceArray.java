package io.miharu.nets.graph;

/** A tensor of doubles, row-major. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReferenceArray(int[] shape, double[] values) {

  static ReferenceArray zeros(int... shape) {
    int length = 1;
    for (int size : shape) {
      length *= size;
    }
    return new ReferenceArray(shape, new double[length]);
  }

  int stride(int axis) {
    int stride = 1;
    for (int i = axis + 1; i < shape.length; i++) {
      stride *= shape[i];
    }
    return stride;
  }

  /** The index along an axis of a flat position. */
  int index(int position, int axis) {
    return position / stride(axis) % shape[axis];
  }

  static int[] indices(ReferenceArray array, int position) {
    int[] index = new int[array.shape().length];
    for (int axis = 0; axis < index.length; axis++) {
      index[axis] = array.index(position, axis);
    }
    return index;
  }

  static boolean inside(ReferenceArray array, int[] index) {
    for (int axis = 0; axis < index.length; axis++) {
      if (index[axis] < 0 || index[axis] >= array.shape()[axis]) {
        return false;
      }
    }
    return true;
  }

  static double value(ReferenceArray array, int[] index) {
    int position = 0;
    for (int axis = 0; axis < index.length; axis++) {
      position = position * array.shape()[axis] + index[axis];
    }
    return array.values()[position];
  }

  static double broadcast(ReferenceArray array, ReferenceArray out, int position) {
    int shift = out.shape().length - array.shape().length;
    int at = 0;
    for (int axis = 0; axis < array.shape().length; axis++) {
      int size = array.shape()[axis];
      at = at * size + (size == 1 ? 0 : out.index(position, axis + shift));
    }
    return array.values()[at];
  }
}
