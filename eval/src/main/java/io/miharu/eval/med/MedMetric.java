package io.miharu.eval.med;

import io.miharu.eval.f4de.PerlNumber;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Two error rates of a decision and the number they are joined to. A closed family of plain data.
 *
 * <p>Source: F4DE's metrics of the same names. Rates are NaN where what they divide by is 0.
 */
public sealed interface MedMetric {

  /** F4DE's name for it, as -u takes it. */
  String reference();

  /** The printed name of the joined number. */
  String name();

  /** The printed name of the rate drawn upward. */
  String firstName();

  /** The printed name of the rate drawn to the right. */
  String secondName();

  /**
   * @param hits accepted targets
   * @param falseAlarms accepted non-targets
   */
  double first(int hits, int falseAlarms, int targets, int nonTargets);

  double second(int hits, int falseAlarms, int targets, int nonTargets);

  double joined(double first, double second);

  /** Whether the best threshold is the one with the least joined number. */
  boolean smallerIsBetter();

  /** Its parameters as the reports print them. */
  Map<String, String> parameters();

  /**
   * Normalised detection cost, MED 2011 and 2012 with costs 80 and 1 and prior 0.001.
   *
   * @param costMiss above 0
   * @param costFalseAlarm above 0
   * @param prior the probability of a target, in (0, 1)
   */
  record LinearCost(double costMiss, double costFalseAlarm, double prior) implements MedMetric {

    public static final LinearCost MED11 = new LinearCost(80, 1, 0.001);

    public LinearCost {
      if (!(costMiss > 0 && costFalseAlarm > 0 && prior > 0 && prior < 1)) {
        throw new IllegalArgumentException(
            "costs must be above 0 and Ptarg between 0 and 1, got CostMiss %s, CostFA %s, Ptarg %s"
                .formatted(costMiss, costFalseAlarm, prior));
      }
    }

    @Override
    public String reference() {
      return "MetricNormLinearCostFunct";
    }

    @Override
    public String name() {
      return "NDC";
    }

    @Override
    public String firstName() {
      return "PMiss";
    }

    @Override
    public String secondName() {
      return "PFA";
    }

    @Override
    public double first(int hits, int falseAlarms, int targets, int nonTargets) {
      return (double) (targets - hits) / targets;
    }

    @Override
    public double second(int hits, int falseAlarms, int targets, int nonTargets) {
      return (double) falseAlarms / nonTargets;
    }

    @Override
    public double joined(double first, double second) {
      double miss = costMiss * prior;
      double falseAlarm = costFalseAlarm * (1 - prior);
      double least = Math.min(miss, falseAlarm);
      // In this order, for the fifteenth digit of the curves' files.
      return miss * first / least + falseAlarm * second / least;
    }

    @Override
    public boolean smallerIsBetter() {
      return true;
    }

    @Override
    public Map<String, String> parameters() {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("CostMiss", PerlNumber.of(costMiss));
      parameters.put("Ptarg", PerlNumber.of(prior));
      parameters.put("CostFA", PerlNumber.of(costFalseAlarm));
      return parameters;
    }
  }

  /**
   * R0 of MED 2013 and 2014: recall less {@code slope} times the share of clips returned, both in
   * percent.
   *
   * @param slope F4DE's parameter m, 12.5 in MED
   */
  record RecallOverRank(double slope) implements MedMetric {

    public static final RecallOverRank MED13 = new RecallOverRank(12.5);

    @Override
    public String reference() {
      return "MetricRo";
    }

    @Override
    public String name() {
      return "Ro";
    }

    @Override
    public String firstName() {
      return "Recall";
    }

    @Override
    public String secondName() {
      return "Percent Rank";
    }

    @Override
    public double first(int hits, int falseAlarms, int targets, int nonTargets) {
      return (double) hits / targets * 100; // in this order, for the last digit
    }

    @Override
    public double second(int hits, int falseAlarms, int targets, int nonTargets) {
      return (double) (hits + falseAlarms) / (targets + nonTargets) * 100;
    }

    @Override
    public double joined(double first, double second) {
      return first - slope * second;
    }

    @Override
    public boolean smallerIsBetter() {
      return false;
    }

    @Override
    public Map<String, String> parameters() {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("m", PerlNumber.of(slope));
      return parameters;
    }
  }

  /**
   * F4DE's MetricTestStub, a term-weighted value with which its own tests run.
   *
   * @param totalTrials how many trials there would be in all, which gives the non-targets
   */
  record TermValue(double valueC, double valueV, double probOfTerm, int totalTrials)
      implements MedMetric {

    public TermValue {
      if (!(valueV > 0 && probOfTerm > 0 && probOfTerm <= 1 && totalTrials > 0)) {
        throw new IllegalArgumentException(
            "ValueV and TOTALTRIALS must be above 0 and ProbOfTerm in (0, 1], got %s, %s and %s"
                .formatted(valueV, totalTrials, probOfTerm));
      }
    }

    private double beta() {
      return valueC / valueV * (1 / probOfTerm - 1);
    }

    @Override
    public String reference() {
      return "MetricTestStub";
    }

    @Override
    public String name() {
      return "Value";
    }

    @Override
    public String firstName() {
      return "PMiss";
    }

    @Override
    public String secondName() {
      return "PFA";
    }

    @Override
    public double first(int hits, int falseAlarms, int targets, int nonTargets) {
      return (double) (targets - hits) / targets;
    }

    @Override
    public double second(int hits, int falseAlarms, int targets, int nonTargets) {
      return (double) falseAlarms / (totalTrials - targets);
    }

    @Override
    public double joined(double first, double second) {
      return 1 - (first + beta() * second);
    }

    @Override
    public boolean smallerIsBetter() {
      return false;
    }

    @Override
    public Map<String, String> parameters() {
      Map<String, String> parameters = new LinkedHashMap<>();
      parameters.put("BETA", PerlNumber.of(beta()));
      parameters.put("ProbOfTerm", PerlNumber.of(probOfTerm));
      parameters.put("ValueC", PerlNumber.of(valueC));
      parameters.put("ValueV", PerlNumber.of(valueV));
      return parameters;
    }
  }
}
