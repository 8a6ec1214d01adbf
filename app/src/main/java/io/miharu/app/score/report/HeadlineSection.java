package io.miharu.app.score.report;

import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.UnitScores;
import io.miharu.eval.statistics.Interval;
import io.miharu.eval.statistics.PairedComparison;
import io.miharu.eval.statistics.Uncertainty;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The few numbers that a reader looks for first, with their intervals; and who is better. */
final class HeadlineSection {

  private static final int PLOT_WIDTH = 190;
  private static final int PLOT_ROW = 13;

  /** What papers call significant. */
  private static final double SIGNIFICANT = 0.05;

  private final List<ScoreSheet> sheets;
  private final Uncertainty uncertainty;
  private final boolean drawn;

  HeadlineSection(List<ScoreSheet> sheets, Uncertainty uncertainty) {
    this.sheets = sheets;
    this.uncertainty = uncertainty;
    this.drawn =
        uncertainty.intervals().stream()
            .anyMatch(own -> own.values().stream().anyMatch(Interval::isDefined));
  }

  Html html() {
    Html html = new Html();
    html.open("section").element("h2", "Scores");
    html.open("div", "class", "wide").open("table", "class", "headline").open("thead").open("tr");
    html.element("th", "");
    for (int s = 0; s < sheets.size(); s++) {
      html.open("th", "class", "n s" + s % CurveChart.COLOURS);
      html.open("i").close().text(sheets.get(s).system()).close();
    }
    if (drawn) {
      html.element("th", "95 % intervals");
    }
    html.close().close().open("tbody");
    metrics().forEach(metric -> row(html, metric));
    html.close().close().close();
    if (drawn) {
      html.element(
          "p",
          "Intervals: percentile bootstrap, %d samples of %s, seed %d; drawn from 0 to 1, or to where they end."
              .formatted(
                  uncertainty.bootstrap().samples(), units(), uncertainty.bootstrap().seed()),
          "class",
          "muted");
    }
    return html.close();
  }

  private String units() {
    int most =
        sheets.stream()
            .flatMap(sheet -> sheet.unitScores().stream())
            .mapToInt(scores -> scores.units().size())
            .max()
            .orElse(0);
    return most + (most == 1 ? " unit" : " units");
  }

  private Set<String> metrics() {
    Set<String> metrics = new LinkedHashSet<>();
    for (ScoreSheet sheet : sheets) {
      sheet.headline().forEach(score -> metrics.add(score.name()));
    }
    return metrics;
  }

  private void row(Html html, String metric) {
    double best = best(metric);
    html.open("tr").element("th", metric);
    for (int s = 0; s < sheets.size(); s++) {
      double value = value(sheets.get(s), metric);
      Interval interval = uncertainty.interval(s, metric);
      html.open("td", "class", value == best ? "n best" : "n");
      html.text(Double.isNaN(value) ? "–" : Numbers.exact(value));
      if (interval.isDefined()) {
        html.element(
            "small", Numbers.short4(interval.low()) + " – " + Numbers.short4(interval.high()));
      }
      html.close();
    }
    if (drawn) {
      html.open("td", "class", "plot");
      plot(html, metric);
      html.close();
    }
    html.close();
  }

  private static double value(ScoreSheet sheet, String metric) {
    return sheet.headline().stream()
        .filter(score -> score.name().equals(metric))
        .mapToDouble(ScoreSheet.Score::value)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** The best value of several systems, NaN where nobody says which way is better. */
  private double best(String metric) {
    Optional<Boolean> higher =
        sheets.stream()
            .flatMap(sheet -> sheet.unitScores().stream())
            .filter(scores -> scores.metric().equals(metric))
            .map(UnitScores::higherIsBetter)
            .findFirst();
    double[] values =
        sheets.stream()
            .mapToDouble(sheet -> value(sheet, metric))
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    if (higher.isEmpty() || values.length < 2) {
      return Double.NaN;
    }
    return higher.get() ? values[values.length - 1] : values[0];
  }

  /** One line per system: its interval as a bar, its value as a dot, all on one scale. */
  private void plot(Html html, String metric) {
    double low = 0;
    double high = 1;
    boolean any = false;
    for (int s = 0; s < sheets.size(); s++) {
      Interval interval = uncertainty.interval(s, metric);
      if (interval.isDefined()) {
        any = true;
        low = Math.min(low, interval.low());
        high = Math.max(high, interval.high());
      }
    }
    if (!any) {
      return;
    }
    int height = PLOT_ROW * sheets.size() + 4;
    html.open(
        "svg",
        "viewBox",
        "0 0 " + PLOT_WIDTH + " " + height,
        "width",
        Integer.toString(PLOT_WIDTH),
        "height",
        Integer.toString(height),
        "role",
        "img",
        "aria-label",
        "intervals of " + metric);
    for (int quarter = 0; quarter <= 4; quarter++) {
      String x = CurveChart.shown(5 + quarter * (PLOT_WIDTH - 10) / 4.0);
      html.open("line", "class", "grid", "x1", x, "x2", x, "y1", "0", "y2", "" + height).close();
    }
    for (int s = 0; s < sheets.size(); s++) {
      Interval interval = uncertainty.interval(s, metric);
      if (!interval.isDefined()) {
        continue;
      }
      String y = CurveChart.shown(2 + PLOT_ROW * (s + 0.5));
      String look = "whisker s" + s % CurveChart.COLOURS;
      html.open(
              "line",
              "class",
              look,
              "x1",
              place(interval.low(), low, high),
              "x2",
              place(interval.high(), low, high),
              "y1",
              y,
              "y2",
              y)
          .close();
      double value = value(sheets.get(s), metric);
      if (Double.isFinite(value)) {
        html.open("circle", "class", look, "cx", place(value, low, high), "cy", y, "r", "3.4")
            .close();
      }
    }
    html.close();
  }

  private static String place(double value, double low, double high) {
    double share = Math.max(0, Math.min(1, (value - low) / (high - low)));
    return CurveChart.shown(5 + share * (PLOT_WIDTH - 10));
  }

  /** Every pair of systems; nothing where there is but one. */
  Html comparisons() {
    Html html = new Html();
    if (uncertainty.comparisons().isEmpty()) {
      return html;
    }
    html.open("section").element("h2", "Which system is better");
    html.open("div", "class", "wide").open("table", "class", "sortable");
    html.open("thead").open("tr");
    for (String head :
        List.of(
            "Metric",
            "First",
            "Second",
            "Difference",
            "95 % interval",
            "p, randomisation",
            "p, bootstrap",
            "Units",
            "Verdict")) {
      html.element("th", head);
    }
    html.close().close().open("tbody");
    for (PairedComparison pair : uncertainty.comparisons()) {
      html.open("tr").element("td", pair.metric());
      html.element("td", pair.first()).element("td", pair.second());
      number(html, pair.difference(), Numbers.short4(pair.difference()));
      html.element(
          "td",
          pair.interval().isDefined()
              ? Numbers.short4(pair.interval().low())
                  + " – "
                  + Numbers.short4(pair.interval().high())
              : "–",
          "class",
          "n");
      number(html, pair.randomisationP(), Numbers.short4(pair.randomisationP()));
      number(html, pair.bootstrapP(), Numbers.short4(pair.bootstrapP()));
      number(html, pair.units(), Integer.toString(pair.units()));
      html.element("td", verdict(pair), "class", isShown(pair) ? "verdict" : "muted");
      html.close();
    }
    html.close().close().close();
    html.element(
        "p",
        "Both tests are two-sided and paired over the units that both systems have: random swaps of"
            + " the units' own values, and the bootstrap of the metric's difference."
            + (sheets.size() > 2
                ? " p values are adjusted for the number of pairs after Holm."
                : "")
            + " A verdict needs p < "
            + SIGNIFICANT
            + " in both.",
        "class",
        "muted");
    return html.close();
  }

  private static void number(Html html, double value, String shown) {
    html.element(
        "td",
        Double.isNaN(value) ? "–" : shown,
        "class",
        "n",
        "data-v",
        Double.isNaN(value) ? "" : Double.toString(value));
  }

  private static boolean isShown(PairedComparison pair) {
    return pair.randomisationP() < SIGNIFICANT && pair.bootstrapP() < SIGNIFICANT;
  }

  private static String verdict(PairedComparison pair) {
    if (!isShown(pair)) {
      return "no difference shown";
    }
    boolean first = pair.difference() > 0 == pair.higherIsBetter();
    return (first ? pair.first() : pair.second()) + " is better";
  }
}
