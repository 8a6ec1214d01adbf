package io.miharu.eval.clear;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The objects of one scored frame, by track. Its maps grow while a file is read, see {@link
 * ClearFrames}.
 *
 * @param number of the frame
 * @param truth those asked for
 * @param dontCare true ones that nobody is asked for; none of them is in {@code truth}
 * @param system those found
 */
record ClearFrame(
    int number,
    SortedMap<Integer, Place> truth,
    SortedMap<Integer, Place> dontCare,
    SortedMap<Integer, Place> system) {

  static ClearFrame of(
      int number,
      Map<Integer, Place> truth,
      Map<Integer, Place> dontCare,
      Map<Integer, Place> system) {
    return new ClearFrame(
        number, new TreeMap<>(truth), new TreeMap<>(dontCare), new TreeMap<>(system));
  }
}
