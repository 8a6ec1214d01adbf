package io.miharu.eval.clear;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The boxes of one scored frame, by track.
 *
 * @param number of the frame, from 1
 * @param truth those asked for
 * @param dontCare true ones that nobody is asked for
 * @param system those found
 */
record ClearFrame(
    int number,
    SortedMap<Integer, OrientedBox> truth,
    SortedMap<Integer, OrientedBox> dontCare,
    SortedMap<Integer, OrientedBox> system) {

  static ClearFrame of(
      int number,
      Map<Integer, OrientedBox> truth,
      Map<Integer, OrientedBox> dontCare,
      Map<Integer, OrientedBox> system) {
    return new ClearFrame(
        number, new TreeMap<>(truth), new TreeMap<>(dontCare), new TreeMap<>(system));
  }
}
