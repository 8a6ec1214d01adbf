package io.miharu.eval.med;

import io.miharu.eval.f4de.PerlNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The trials of one event: each asks whether one clip shows it. Immutable.
 *
 * <p>Trials are kept sorted: score ascending, equal scores by id descending, so that read from the
 * end they are in the order of average precision.
 */
public final class TrialBlock {

  /**
   * One answered trial.
   *
   * @param score the higher, the surer
   * @param target whether the clip does show the event
   * @param accepted whether the system says so
   */
  public record Trial(String id, double score, boolean target, boolean accepted) {

    public Trial {
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException("trial %s has the score %s".formatted(id, score));
      }
    }
  }

  private final String name;
  private final double threshold;
  private final int omittedTargets;
  private final int omittedNonTargets;
  private final List<Trial> trials;
  private final List<Trial> worstFirst;

  /**
   * @param threshold at which the system decided; NaN where no file says, and the middle between
   *     the greatest rejected and the least accepted score stands for it
   * @param omittedTargets targets that the system did not answer, which count as rejected
   * @param omittedNonTargets likewise
   */
  public TrialBlock(
      String name,
      double threshold,
      int omittedTargets,
      int omittedNonTargets,
      List<Trial> trials) {
    this.name = name;
    this.omittedTargets = omittedTargets;
    this.omittedNonTargets = omittedNonTargets;
    Trial[] sorted = trials.toArray(new Trial[0]);
    Arrays.sort(
        sorted,
        Comparator.comparingDouble(Trial::score)
            .thenComparing(Comparator.comparing(Trial::id).reversed()));
    this.trials = List.of(sorted);
    this.threshold = Double.isNaN(threshold) ? between(this.trials) : threshold;
    worstFirst = this.trials;
  }

  private TrialBlock(TrialBlock block, List<Trial> worstFirst) {
    name = block.name;
    threshold = block.threshold;
    omittedTargets = block.omittedTargets;
    omittedNonTargets = block.omittedNonTargets;
    trials = block.trials;
    this.worstFirst = List.copyOf(worstFirst);
  }

  /**
   * The same trials, which average precision ranks as F4DE does under metrics other than Ro: by the
   * score's text as Perl prints it, so that {@code 1e-05} comes before {@code 0.9}, and of equal
   * ones those that are no targets first.
   */
  public TrialBlock rankedAsText() {
    List<Trial> ranking = new ArrayList<>(trials);
    ranking.sort(
        Comparator.comparing((Trial trial) -> PerlNumber.of(trial.score()))
            .reversed()
            .thenComparing(Trial::target));
    Collections.reverse(ranking);
    return new TrialBlock(this, ranking);
  }

  /** The middle between the greatest rejected and the least accepted score; NaN without both. */
  static double between(List<Trial> trials) {
    double rejected = Double.NaN;
    double accepted = Double.NaN;
    for (Trial trial : trials) {
      if (trial.accepted() && !(trial.score() >= accepted)) {
        accepted = trial.score();
      } else if (!trial.accepted() && !(trial.score() <= rejected)) {
        rejected = trial.score();
      }
    }
    return (rejected + accepted) / 2;
  }

  public String name() {
    return name;
  }

  public double threshold() {
    return threshold;
  }

  /** The answered trials, score ascending. */
  public List<Trial> trials() {
    return trials;
  }

  /** All targets, answered or not. */
  public int targets() {
    return omittedTargets + (int) trials.stream().filter(Trial::target).count();
  }

  /** All other trials, answered or not. */
  public int nonTargets() {
    return omittedNonTargets + (int) trials.stream().filter(trial -> !trial.target()).count();
  }

  /** Accepted targets. */
  int hits() {
    return (int) trials.stream().filter(trial -> trial.target() && trial.accepted()).count();
  }

  /** Accepted trials that are no targets. */
  int falseAlarms() {
    return (int) trials.stream().filter(trial -> !trial.target() && trial.accepted()).count();
  }

  /** Whether it can be scored at all: without targets nothing is defined. */
  boolean hasTargets() {
    return targets() > 0;
  }

  /** Average precision in [0, 1]; NaN without targets. */
  public double averagePrecision() {
    return averagePrecision(1, 1);
  }

  /**
   * AP' in [0, 1]: average precision as if there were 100 targets among 100,000 trials; NaN without
   * targets or without non-targets.
   */
  public double averagePrecisionAtFixedPrior() {
    return nonTargets() == 0
        ? Double.NaN
        : averagePrecision(100.0 / targets(), 99_900.0 / nonTargets());
  }

  private double averagePrecision(double targetWeight, double nonTargetWeight) {
    double sum = 0;
    int hits = 0;
    for (int i = worstFirst.size() - 1; i >= 0; i--) {
      if (worstFirst.get(i).target()) {
        hits++;
        double falseAlarms = worstFirst.size() - i - hits;
        sum += targetWeight * hits / (targetWeight * hits + nonTargetWeight * falseAlarms);
      }
    }
    return sum / targets();
  }
}
