package io.miharu.eval.voc;

import io.miharu.eval.voc.VocBoxes.Labelled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Average precision of found boxes, class by class: the surest first, each takes the true box of
 * its picture that it overlaps most, and is false if that one is taken already. Of equal scores,
 * the order of pictures and lines decides.
 *
 * <p>O(D·log D + D·G) time for D found boxes and G true ones of a picture. Immutable.
 *
 * @param minIou the least overlap of a hit
 * @param classes by name; those that have true boxes
 * @param unknown found boxes of other classes, which do not count
 */
public record VocScores(double minIou, SortedMap<String, ClassResult> classes, long unknown) {

  /**
   * One class.
   *
   * @param truths how many true boxes
   * @param hits how many of them were found
   * @param falseAlarms found boxes that are not true
   * @param curve a point per found box
   */
  public record ClassResult(long truths, long hits, long falseAlarms, PrecisionRecall curve) {}

  public VocScores {
    classes = new TreeMap<>(classes);
    if (!(minIou > 0 && minIou <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException("minIou must lie in (0, 1], got " + minIou);
    }
  }

  /** Scores. */
  public static VocScores of(VocBoxes truth, VocBoxes found, double minIou) {
    SortedMap<String, List<Labelled>> truths = byClass(truth);
    SortedMap<String, List<Labelled>> founds = byClass(found);
    SortedMap<String, ClassResult> classes = new TreeMap<>();
    truths.forEach(
        (name, boxes) ->
            classes.put(name, score(boxes, founds.getOrDefault(name, List.of()), minIou)));
    long unknown = found.boxes().stream().filter(box -> !truths.containsKey(box.name())).count();
    return new VocScores(minIou, classes, unknown);
  }

  /** The mean over classes of the area at every point. */
  public double meanEveryPoint() {
    return mean(classes.values().stream().map(each -> each.curve().everyPoint()).toList());
  }

  /** The mean over classes at eleven points. */
  public double meanElevenPoint() {
    return mean(classes.values().stream().map(each -> each.curve().elevenPoint()).toList());
  }

  private static double mean(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.size(); // NaN without classes
  }

  private static SortedMap<String, List<Labelled>> byClass(VocBoxes boxes) {
    SortedMap<String, List<Labelled>> classes = new TreeMap<>();
    for (Labelled box : boxes.boxes()) {
      classes.computeIfAbsent(box.name(), name -> new ArrayList<>()).add(box);
    }
    return classes;
  }

  private static ClassResult score(List<Labelled> truths, List<Labelled> founds, double minIou) {
    Map<String, List<Labelled>> byPicture = new HashMap<>();
    for (Labelled box : truths) {
      byPicture.computeIfAbsent(box.picture(), picture -> new ArrayList<>()).add(box);
    }
    Map<String, boolean[]> taken = new HashMap<>();
    byPicture.forEach((picture, boxes) -> taken.put(picture, new boolean[boxes.size()]));
    List<Labelled> surestFirst = new ArrayList<>(founds);
    surestFirst.sort(Comparator.comparingDouble(Labelled::score).reversed());
    List<Double> recall = new ArrayList<>();
    List<Double> precision = new ArrayList<>();
    long hits = 0;
    for (Labelled box : surestFirst) {
      List<Labelled> here = byPicture.getOrDefault(box.picture(), List.of());
      boolean[] takenHere = taken.getOrDefault(box.picture(), new boolean[0]);
      int nearest = -1;
      double most = 0;
      for (int t = 0; t < here.size(); t++) {
        double iou = box.iou(here.get(t));
        if (iou > most) {
          most = iou;
          nearest = t;
        }
      }
      if (most >= minIou && !takenHere[nearest]) {
        takenHere[nearest] = true;
        hits++;
      }
      recall.add((double) hits / truths.size());
      precision.add((double) hits / (precision.size() + 1));
    }
    return new ClassResult(
        truths.size(), hits, founds.size() - hits, new PrecisionRecall(recall, precision));
  }
}
