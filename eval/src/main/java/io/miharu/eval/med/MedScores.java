package io.miharu.eval.med;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/**
 * The scores of one submission. Immutable.
 *
 * @param blocks one per event in the order of their names, or the one row of their average
 */
public record MedScores(MedMetric metric, List<Block> blocks) {

  public MedScores {
    blocks = List.copyOf(blocks);
  }

  /**
   * The scores of one event. Without targets nothing is defined: all counts are 0, as in the
   * reference, and all rates NaN.
   *
   * @param averaged how many blocks stand behind it
   * @param threshold at which the system decided, NaN where it is not known
   * @param first the metric's rates at the system's decisions
   * @param best the best point of the curve; its threshold is NaN where nothing is defined
   * @param averagePrecision in [0, 1]
   * @param fixedPriorPrecision AP' in [0, 1]
   */
  public record Block(
      String name,
      int averaged,
      int targets,
      int nonTargets,
      int answered,
      int hits,
      int rejections,
      int falseAlarms,
      int misses,
      double threshold,
      double first,
      double second,
      double joined,
      DetCurve.Point best,
      DetCurve curve,
      double averagePrecision,
      double fixedPriorPrecision) {

    /** Whether the metric is defined. */
    public boolean scored() {
      return targets > 0;
    }
  }

  /** Scores every block for itself. */
  public static MedScores of(List<TrialBlock> blocks, MedMetric metric) {
    return new MedScores(
        metric,
        blocks.stream()
            .sorted(Comparator.comparing(TrialBlock::name))
            .map(block -> score(block, metric))
            .toList());
  }

  /** Scores the mean of the blocks that have targets, F4DE's --BlockAverage. */
  public static MedScores averaged(List<TrialBlock> all, MedMetric metric) {
    List<TrialBlock> blocks = all.stream().filter(TrialBlock::hasTargets).toList();
    if (blocks.isEmpty()) {
      return new MedScores(metric, List.of(undefined("Block Average", Double.NaN)));
    }
    List<TrialBlock.Trial> trials = new ArrayList<>();
    List<Double> firsts = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    for (TrialBlock block : blocks) {
      trials.addAll(block.trials());
      Block score = score(block, metric);
      firsts.add(score.first());
      seconds.add(score.second());
    }
    double first = mean(firsts);
    double second = mean(seconds);
    DetCurve curve = DetCurve.of(blocks, metric);
    int targets = sum(blocks, TrialBlock::targets);
    int nonTargets = sum(blocks, TrialBlock::nonTargets);
    int hits = sum(blocks, TrialBlock::hits);
    int falseAlarms = sum(blocks, TrialBlock::falseAlarms);
    return new MedScores(
        metric,
        List.of(
            new Block(
                "Block Average",
                blocks.size(),
                targets,
                nonTargets,
                trials.size(),
                hits,
                nonTargets - falseAlarms,
                falseAlarms,
                targets - hits,
                TrialBlock.between(trials),
                first,
                second,
                metric.joined(first, second),
                curve.best(metric),
                curve,
                mean(blocks.stream().map(TrialBlock::averagePrecision).toList()),
                mean(blocks.stream().map(TrialBlock::averagePrecisionAtFixedPrior).toList()))));
  }

  private static int sum(List<TrialBlock> blocks, ToIntFunction<TrialBlock> value) {
    return blocks.stream().mapToInt(value).sum();
  }

  private static double mean(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.size();
  }

  private static Block score(TrialBlock block, MedMetric metric) {
    if (!block.hasTargets()) {
      return undefined(block.name(), block.threshold());
    }
    int targets = block.targets();
    int nonTargets = block.nonTargets();
    int hits = block.hits();
    int falseAlarms = block.falseAlarms();
    double first = metric.first(hits, falseAlarms, targets, nonTargets);
    double second = metric.second(hits, falseAlarms, targets, nonTargets);
    DetCurve curve = DetCurve.of(block, metric);
    return new Block(
        block.name(),
        1,
        targets,
        nonTargets,
        block.trials().size(),
        hits,
        nonTargets - falseAlarms,
        falseAlarms,
        targets - hits,
        block.threshold(),
        first,
        second,
        metric.joined(first, second),
        curve.best(metric),
        curve,
        block.averagePrecision(),
        block.averagePrecisionAtFixedPrior());
  }

  private static Block undefined(String name, double threshold) {
    double nan = Double.NaN;
    DetCurve.Point none = new DetCurve.Point(nan, nan, nan, nan, DetCurve.Spread.NONE);
    return new Block(
        name,
        1,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        threshold,
        nan,
        nan,
        nan,
        none,
        new DetCurve(List.of(none)),
        nan,
        nan);
  }

  /**
   * The mean over events, an event without targets counting as 0, as the reference's mean row has
   * it.
   *
   * @param value of an event, NaN where it is not defined
   */
  public double mean(ToDoubleFunction<Block> value) {
    double sum = 0;
    for (Block block : blocks) {
      double one = value.applyAsDouble(block);
      sum += Double.isNaN(one) ? 0 : one;
    }
    return sum / blocks.size();
  }
}
