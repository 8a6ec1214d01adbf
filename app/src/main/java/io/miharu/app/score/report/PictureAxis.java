package io.miharu.app.score.report;

import io.miharu.app.score.report.AxisScale.Tick;
import io.miharu.eval.sheet.Curve;
import java.util.ArrayList;
import java.util.List;

/** One axis of a {@link CurvePicture}: its label, from where to where it runs, and its marks. */
public final class PictureAxis {

  private final String label;
  private final AxisScale scale;
  private final List<Tick> ticks;

  private PictureAxis(String label, AxisScale scale, List<Tick> ticks) {
    this.label = label;
    this.scale = scale;
    this.ticks = List.copyOf(ticks);
  }

  /** An axis that shows all values, with marks where they are round. */
  public static PictureAxis around(Curve.Axis axis, double[] values) {
    AxisScale scale = AxisScale.of(axis.scale(), values);
    return new PictureAxis(axis.label(), scale, scale.ticks());
  }

  /**
   * An axis from {@code low} to {@code high}, marked at {@code marks}; those beyond its ends are
   * left out.
   *
   * @param labels one per mark
   * @throws IllegalArgumentException if the scale cannot show the ends, or labels are missing
   */
  public static PictureAxis fixed(
      Curve.Axis axis, double low, double high, List<Double> marks, List<String> labels) {
    boolean shown =
        switch (axis.scale()) {
          case LINEAR -> true;
          case LOGARITHMIC -> low > 0;
          case PROBIT -> low > 0 && high < 1;
        };
    if (!(low < high) || !shown) {
      throw new IllegalArgumentException(
          "a %s axis cannot run from %s to %s".formatted(axis.scale(), low, high));
    }
    if (marks.size() != labels.size()) {
      throw new IllegalArgumentException(
          "%d marks need as many labels, got %d".formatted(marks.size(), labels.size()));
    }
    AxisScale scale = AxisScale.between(axis.scale(), low, high);
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      if (marks.get(i) >= low && marks.get(i) <= high) {
        ticks.add(new Tick(scale.place(marks.get(i)), labels.get(i)));
      }
    }
    return new PictureAxis(axis.label(), scale, ticks);
  }

  String label() {
    return label;
  }

  AxisScale scale() {
    return scale;
  }

  List<Tick> ticks() {
    return ticks;
  }
}
