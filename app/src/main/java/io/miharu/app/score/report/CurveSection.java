package io.miharu.app.score.report;

import io.miharu.app.score.report.CurveChart.Line;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.ScoreSheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The curves, one part per kind. Few curves share one picture; of many, one system's are laid over
 * each other, and several systems meet in one picture per name.
 */
final class CurveSection {

  /** More lines than these nobody tells apart by colour. */
  private static final int MOST_LINES = 8;

  /** More pictures than these wait behind a click. */
  private static final int MOST_OPEN = 12;

  /** A curve and the index of its system. */
  private record Owned(int system, Curve curve) {}

  private final List<ScoreSheet> sheets;

  CurveSection(List<ScoreSheet> sheets) {
    this.sheets = sheets;
  }

  Html html() {
    Html html = new Html();
    Map<String, List<Owned>> kinds = new LinkedHashMap<>();
    for (int s = 0; s < sheets.size(); s++) {
      for (Curve curve : sheets.get(s).curves()) {
        kinds.computeIfAbsent(curve.kind(), kind -> new ArrayList<>()).add(new Owned(s, curve));
      }
    }
    List<Map.Entry<String, List<Owned>>> single =
        kinds.entrySet().stream().filter(kind -> kind.getValue().size() <= MOST_LINES).toList();
    if (!single.isEmpty()) {
      html.open("section").element("h2", "Curves").open("div", "class", "charts");
      single.forEach(
          kind ->
              figure(
                  html, chart(kind.getValue()), kind.getKey(), together(kind.getValue()), false));
      html.close().close();
    }
    kinds.forEach((kind, curves) -> kind(html, kind, curves));
    return html;
  }

  private void kind(Html html, String kind, List<Owned> curves) {
    if (curves.size() <= MOST_LINES) {
      return;
    }
    CurveChart chart = chart(curves);
    Map<String, List<Line>> byName = new LinkedHashMap<>();
    for (Owned owned : curves) {
      byName
          .computeIfAbsent(owned.curve().name(), name -> new ArrayList<>())
          .add(new Line(sheets.get(owned.system()).system(), owned.system(), owned.curve()));
    }
    html.open("section").element("h2", kind);
    if (isOfOneSystem(curves)) {
      html.open("div", "class", "charts");
      List<Line> all = new ArrayList<>();
      byName.forEach(
          (name, lines) -> lines.forEach(one -> all.add(new Line(name, 0, one.curve()))));
      figure(html, chart, "All " + curves.size(), all, true);
      html.close();
      more(html, byName.size() + " curves one by one");
      byName.forEach((name, lines) -> figure(html, chart, name, lines, false));
      html.close().close();
    } else {
      overNames(html, chart, byName);
    }
    html.close();
  }

  private static void overNames(Html html, CurveChart chart, Map<String, List<Line>> byName) {
    html.open("div", "class", "charts");
    int shown = 0;
    for (Map.Entry<String, List<Line>> entry : byName.entrySet()) {
      if (shown++ == MOST_OPEN) {
        html.close();
        more(html, byName.size() - MOST_OPEN + " more");
      }
      figure(html, chart, entry.getKey(), entry.getValue(), false);
    }
    html.close();
    if (shown > MOST_OPEN) {
      html.close();
    }
  }

  private static void more(Html html, String title) {
    html.open("details").element("summary", title).open("div", "class", "charts");
  }

  /** Lines of one picture: named by what tells them apart. */
  private List<Line> together(List<Owned> curves) {
    boolean oneSystem = isOfOneSystem(curves);
    boolean oneName = curves.stream().map(one -> one.curve().name()).distinct().count() == 1;
    List<Line> lines = new ArrayList<>();
    for (Owned owned : curves) {
      String system = sheets.get(owned.system()).system();
      String name = owned.curve().name();
      if (oneName && !oneSystem) {
        lines.add(new Line(system, owned.system(), owned.curve()));
      } else {
        lines.add(new Line(oneSystem ? name : system + " · " + name, lines.size(), owned.curve()));
      }
    }
    return lines;
  }

  private static boolean isOfOneSystem(List<Owned> curves) {
    return curves.stream().map(Owned::system).distinct().count() == 1;
  }

  private static void figure(
      Html html, CurveChart chart, String title, List<Line> lines, boolean crowd) {
    html.open("figure").element("figcaption", title).add(chart.draw(title, lines, crowd));
    if (!crowd) {
      html.open("ul", "class", "legend");
      for (Line line : lines) {
        html.open(
                "li",
                "class",
                "s"
                    + line.colour() % CurveChart.COLOURS
                    + (line.colour() >= CurveChart.COLOURS ? " dashed" : ""))
            .open("i")
            .close()
            .text(line.label())
            .close();
      }
      html.close();
    }
    html.close();
  }

  /** Axes that hold all curves of a kind, so that pictures of one kind can be compared. */
  private static CurveChart chart(List<Owned> curves) {
    Curve first = curves.get(0).curve();
    double[] xs =
        curves.stream()
            .flatMap(one -> one.curve().points().stream())
            .mapToDouble(Curve.Point::x)
            .toArray();
    double[] ys =
        curves.stream()
            .flatMap(one -> one.curve().points().stream())
            .mapToDouble(Curve.Point::y)
            .toArray();
    return new CurveChart(AxisScale.of(first.x().scale(), xs), AxisScale.of(first.y().scale(), ys));
  }
}
