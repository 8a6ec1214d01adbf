package io.miharu.eval.statistics;

import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.UnitScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the numbers of several systems are worth: an interval for each, and every pair compared.
 *
 * <p>A metric on a single unit has no interval and no comparison: there is nothing to draw from.
 * With more than two systems, the p values of one metric's pairs are adjusted after {@link Holm}.
 *
 * @param bootstrap how it was drawn
 * @param intervals by metric, one map per system, in the order of the sheets
 * @param comparisons metric by metric, then pair by pair in the order of the sheets
 */
public record Uncertainty(
    Bootstrap bootstrap,
    List<Map<String, Interval>> intervals,
    List<PairedComparison> comparisons) {

  public Uncertainty {
    intervals =
        intervals.stream()
            .map(map -> Collections.unmodifiableMap(new LinkedHashMap<>(map)))
            .toList();
    comparisons = List.copyOf(comparisons);
  }

  /** Where nothing is drawn: no interval and no comparison. */
  public static Uncertainty none(int systems) {
    return new Uncertainty(
        new Bootstrap(1, 0, Bootstrap.DEFAULT_LEVEL),
        Collections.nCopies(systems, Map.of()),
        List.of());
  }

  /** Draws for all sheets at once. */
  public static Uncertainty of(List<ScoreSheet> sheets, Bootstrap bootstrap) {
    List<Map<String, double[]>> drawn = new ArrayList<>();
    List<Map<String, Interval>> intervals = new ArrayList<>();
    for (ScoreSheet sheet : sheets) {
      Map<String, double[]> samples = new LinkedHashMap<>();
      Map<String, Interval> own = new LinkedHashMap<>();
      for (UnitScores scores : sheet.unitScores()) {
        if (scores.units().size() > 1) {
          double[] values = bootstrap.draw(scores.units().size(), scores.resampled());
          samples.put(scores.metric(), values);
          own.put(scores.metric(), bootstrap.interval(values));
        }
      }
      drawn.add(samples);
      intervals.add(own);
    }
    List<PairedComparison> comparisons = new ArrayList<>();
    for (String metric : metrics(sheets)) {
      List<PairedComparison> family = new ArrayList<>();
      for (int i = 0; i < sheets.size(); i++) {
        for (int j = i + 1; j < sheets.size(); j++) {
          Optional<UnitScores> first = scores(sheets.get(i), metric);
          Optional<UnitScores> second = scores(sheets.get(j), metric);
          if (first.isPresent() && second.isPresent()) {
            Pair pair =
                new Pair(sheets.get(i).system(), first.get(), sheets.get(j).system(), second.get());
            pair.compare(bootstrap, samples(drawn.get(i), metric), samples(drawn.get(j), metric))
                .ifPresent(family::add);
          }
        }
      }
      comparisons.addAll(adjusted(family));
    }
    return new Uncertainty(bootstrap, intervals, comparisons);
  }

  /** The interval of a metric of the system at {@code index}, none where it was not drawn. */
  public Interval interval(int index, String metric) {
    return intervals.get(index).getOrDefault(metric, Interval.NONE);
  }

  private static double[] samples(Map<String, double[]> drawn, String metric) {
    return drawn.getOrDefault(metric, new double[0]);
  }

  private static List<String> metrics(List<ScoreSheet> sheets) {
    return sheets.stream()
        .flatMap(sheet -> sheet.unitScores().stream())
        .map(UnitScores::metric)
        .distinct()
        .toList();
  }

  private static Optional<UnitScores> scores(ScoreSheet sheet, String metric) {
    return sheet.unitScores().stream().filter(one -> one.metric().equals(metric)).findFirst();
  }

  private static List<PairedComparison> adjusted(List<PairedComparison> family) {
    double[] bootstrapP =
        Holm.adjusted(family.stream().mapToDouble(PairedComparison::bootstrapP).toArray());
    double[] randomisationP =
        Holm.adjusted(family.stream().mapToDouble(PairedComparison::randomisationP).toArray());
    return IntStream.range(0, family.size())
        .mapToObj(i -> family.get(i).adjusted(bootstrapP[i], randomisationP[i]))
        .toList();
  }

  /** Two systems and one metric, before anything is drawn. */
  private record Pair(String first, UnitScores left, String second, UnitScores right) {

    /** Draws again only where the systems have not the same units in the same order. */
    Optional<PairedComparison> compare(
        Bootstrap bootstrap, double[] leftDrawn, double[] rightDrawn) {
      List<int[]> common = common();
      int[] leftUnits = common.get(0);
      int[] rightUnits = common.get(1);
      int units = leftUnits.length;
      if (units < 2) {
        return Optional.empty();
      }
      boolean same = left.units().equals(right.units());
      double[] leftValues = same ? leftDrawn : draw(bootstrap, left, leftUnits);
      double[] rightValues = same ? rightDrawn : draw(bootstrap, right, rightUnits);
      double[] gaps = new double[leftValues.length];
      Arrays.setAll(gaps, s -> leftValues[s] - rightValues[s]);
      double[] ofUnits = new double[units];
      Arrays.setAll(
          ofUnits, u -> left.values().get(leftUnits[u]) - right.values().get(rightUnits[u]));
      return Optional.of(
          new PairedComparison(
              left.metric(),
              left.higherIsBetter(),
              first,
              second,
              units,
              left.resampled().applyAsDouble(leftUnits),
              right.resampled().applyAsDouble(rightUnits),
              bootstrap.interval(gaps),
              bootstrap.pValue(gaps),
              Randomisation.pValue(ofUnits, bootstrap.samples(), bootstrap.seed())));
    }

    private static double[] draw(Bootstrap bootstrap, UnitScores scores, int[] units) {
      int[] mapped = new int[units.length];
      return bootstrap.draw(
          units.length,
          sample -> {
            for (int i = 0; i < sample.length; i++) {
              mapped[i] = units[sample[i]];
            }
            return scores.resampled().applyAsDouble(mapped);
          });
    }

    /** The positions of the common units on either side, in the order of the left. */
    private List<int[]> common() {
      Map<String, Integer> places = new LinkedHashMap<>();
      for (int i = 0; i < right.units().size(); i++) {
        places.putIfAbsent(right.units().get(i), i);
      }
      int[] leftUnits =
          IntStream.range(0, left.units().size())
              .filter(i -> places.containsKey(left.units().get(i)))
              .toArray();
      int[] rightUnits =
          Arrays.stream(leftUnits).map(i -> places.getOrDefault(left.units().get(i), 0)).toArray();
      return List.of(leftUnits, rightUnits);
    }
  }
}
