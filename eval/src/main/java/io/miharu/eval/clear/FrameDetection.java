package io.miharu.eval.clear;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the detection scores make of one frame.
 *
 * @param pairs true and found objects that belong together
 * @param excused found tracks that are like an object nobody asks for, paired or not
 * @param judged found tracks that are paired or not excused
 * @param misses true objects asked for without a pair
 * @param falseAlarms found objects without a pair that are not excused
 */
record FrameDetection(
    List<Pair> pairs, Set<Integer> excused, Set<Integer> judged, int misses, int falseAlarms) {

  static FrameDetection of(ClearFrame frame, Likeness likeness) {
    List<Pair> pairs = Pair.best(frame.truth(), frame.system(), likeness);
    Set<Integer> excused = Pair.excused(frame.system(), frame.dontCare(), likeness);
    Set<Integer> judged = new TreeSet<>(frame.system().keySet());
    judged.removeAll(excused);
    pairs.forEach(pair -> judged.add(pair.system()));
    return new FrameDetection(
        pairs, excused, judged, frame.truth().size() - pairs.size(), judged.size() - pairs.size());
  }
}
