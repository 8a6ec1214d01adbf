package io.miharu.events.zeroshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well a clip fits an event nobody trained, with the whole reckoning.
 *
 * <p>Source: event detection, sections 6 and 8. A score: it ranks, and is no probability.
 * Immutable.
 *
 * @param contributions of evidence and sequences, the largest in absolute value first
 * @param gates what each requirement took away, 0 or less; in the order of the query
 */
public record ZeroShotScore(List<Contribution> contributions, List<Gate> gates) {

  /**
   * @param required the concept that must be there
   * @param amount {@code min(0, L - theta)}, 0 or less
   */
  public record Gate(String required, double amount) {}

  public ZeroShotScore {
    contributions =
        contributions.stream()
            .sorted(
                Comparator.<Contribution>comparingDouble(c -> -Math.abs(c.amount()))
                    .thenComparing(Contribution::name))
            .toList();
    gates = List.copyOf(gates);
  }

  /** The weighted mean of the evidence, before the gates. */
  public double z0() {
    return contributions.stream().mapToDouble(Contribution::amount).sum();
  }

  /** The score: z0 and the gates. */
  public double z() {
    return z0() + gates.stream().mapToDouble(Gate::amount).sum();
  }

  /**
   * The score had one part of the evidence not been looked for: the others' weighted mean. "Without
   * <i>bag</i> it would be …". NaN where nothing else is left.
   */
  public double without(String name) {
    double sum = 0;
    double weights = 0;
    for (Contribution one : contributions) {
      if (!one.name().equals(name)) {
        sum += one.weight() * one.pooled();
        weights += Math.abs(one.weight());
      }
    }
    double gated = 0;
    for (Gate gate : gates) {
      gated += gate.required().equals(name) ? 0 : gate.amount();
    }
    return weights == 0 ? Double.NaN : sum / weights + gated;
  }

  /** Every part with the score that would be left without it, the one that matters most first. */
  public List<Counterfactual> counterfactuals() {
    List<Counterfactual> all = new ArrayList<>();
    for (Contribution one : contributions) {
      double left = without(one.name());
      all.add(new Counterfactual(one.name(), left, left - z()));
    }
    all.sort(
        Comparator.<Counterfactual>comparingDouble(c -> -Math.abs(c.change()))
            .thenComparing(Counterfactual::name));
    return List.copyOf(all);
  }

  /**
   * @param name what is thought away
   * @param score what would be left
   * @param change what that is more, or, negative, less
   */
  public record Counterfactual(String name, double score, double change) {}
}
