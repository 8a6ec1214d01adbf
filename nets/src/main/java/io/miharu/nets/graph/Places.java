package io.miharu.nets.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Gives each tensor of a {@link Tape} a place in native memory, and gives the place to another once
 * nobody will read the first again.
 *
 * <p>A tensor that is only a reshaped one shares its place. Owns the memory.
 */
final class Places implements AutoCloseable {

  /** A place is not given to a tensor that would use less than a quarter of it. */
  private static final long LARGEST_WASTE = 4;

  private final Map<String, String> bases = new HashMap<>();
  private final Map<String, Integer> lastReads = new HashMap<>();
  private final Set<String> kept;
  private final List<INDArray> owned = new ArrayList<>();
  private final List<INDArray> free = new ArrayList<>();
  private final Map<String, INDArray> taken = new HashMap<>();

  /**
   * @param kept tensors that are read after all operations
   */
  Places(Tape tape, Set<String> kept) {
    List<GraphOp> ops = tape.ops();
    for (int i = 0; i < ops.size(); i++) {
      for (SDVariable input : ops.get(i).args()) {
        lastReads.put(base(input.name()), i);
      }
      if (ops.get(i).isAlias()) {
        String alias = ops.get(i).getOutputVariables()[0].name();
        bases.put(alias, base(ops.get(i).args()[0].name()));
      }
    }
    this.kept = kept.stream().map(this::base).collect(java.util.stream.Collectors.toSet());
  }

  /** A place for good. */
  INDArray lasting(long[] shape) {
    INDArray array = Floats.zeros(shape);
    owned.add(array);
    return array;
  }

  /** A place until {@link #release}; what is in it is undefined. */
  INDArray take(String tensor, long[] shape) {
    long length = 1;
    for (long size : shape) {
      length *= size;
    }
    int best = -1;
    for (int i = 0; i < free.size(); i++) {
      long has = free.get(i).length();
      if (has >= length
          && has <= LARGEST_WASTE * length
          && (best < 0 || has < free.get(best).length())) {
        best = i;
      }
    }
    INDArray place = best < 0 ? lasting(new long[] {length}) : free.remove(best);
    taken.put(tensor, place);
    INDArray part = place.length() == length ? place : place.get(NDArrayIndex.interval(0, length));
    return part.reshape('c', shape);
  }

  /** Gives back the places that nobody reads after an operation. */
  void release(GraphOp op, int index) {
    for (SDVariable input : op.args()) {
      releaseAfter(base(input.name()), index);
    }
    for (SDVariable output : op.getOutputVariables()) {
      releaseAfter(base(output.name()), index);
    }
  }

  @Override
  public void close() {
    owned.forEach(INDArray::close);
    owned.clear();
    free.clear();
    taken.clear();
  }

  private void releaseAfter(String tensor, int index) {
    if (!kept.contains(tensor) && lastReads.getOrDefault(tensor, -1) <= index) {
      INDArray place = taken.remove(tensor);
      if (place != null) {
        free.add(place);
      }
    }
  }

  private String base(String tensor) {
    return bases.getOrDefault(tensor, tensor);
  }
}
