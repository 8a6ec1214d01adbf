package io.miharu.app.score;

import io.miharu.app.console.UsageException;
import io.miharu.eval.med.MedMetric;
import io.miharu.eval.med.MedProtocol;
import io.miharu.eval.med.MedReport;
import io.miharu.eval.med.TrialBlock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which metric DEVA's options ask for.
 *
 * @param trialParameters as given with -T, for the reports
 */
record MedMetricChoice(
    MedMetric metric, MedReport.Style style, Map<String, String> trialParameters) {

  static MedMetricChoice of(
      @Nullable MedProtocol protocol,
      @Nullable String name,
      Map<String, String> parameters,
      Map<String, String> trials) {
    if (name == null) {
      if (protocol == null) {
        throw new UsageException(
            "score med needs -p with a year's rules, or -u with a metric and -F with SQL");
      }
      return new MedMetricChoice(protocol.metric(), protocol.style(), trials);
    }
    MedReport.Style style =
        new MedReport.Style(
            true,
            Boolean.parseBoolean(parameters.get("APpct")),
            Boolean.parseBoolean(parameters.get("APPpct")));
    try {
      return new MedMetricChoice(metric(name, parameters, trials), style, trials);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /**
   * The blocks as the reference's files rank their trials. Only where a metric other than Ro is
   * asked for average precision does it rank scores as text.
   */
  List<TrialBlock> ranked(List<TrialBlock> blocks) {
    boolean asText =
        !(metric instanceof MedMetric.RecallOverRank)
            && (style.averagePrecision() || style.fixedPrior());
    return asText ? blocks.stream().map(TrialBlock::rankedAsText).toList() : blocks;
  }

  private static MedMetric metric(
      String name, Map<String, String> parameters, Map<String, String> trials) {
    return switch (name) {
      case "MetricNormLinearCostFunct" ->
          new MedMetric.LinearCost(
              number(parameters, "CostMiss"),
              number(parameters, "CostFA"),
              number(parameters, "Ptarg"));
      case "MetricRo" -> new MedMetric.RecallOverRank(number(parameters, "m"));
      case "MetricTestStub" ->
          new MedMetric.TermValue(
              number(parameters, "ValueC"),
              number(parameters, "ValueV"),
              number(parameters, "ProbOfTerm"),
              (int) number(trials, "TOTALTRIALS"));
      default ->
          throw new UsageException(
              "-u knows MetricNormLinearCostFunct, MetricRo and MetricTestStub, not " + name);
    };
  }

  private static double number(Map<String, String> parameters, String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new UsageException("the metric needs a value for %s".formatted(name));
    }
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException wrong) {
      throw new UsageException("%s needs a number, got %s".formatted(name, value), wrong);
    }
  }
}
