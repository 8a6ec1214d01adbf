package io.miharu.learning.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A page with the curves of a run: losses, accuracy, learning rate. Immutable. */
public final class CurveReport {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 260;
  private static final int LEFT = 60;
  private static final int RIGHT = 12;
  private static final int TOP = 12;
  private static final int BOTTOM = 34;
  private static final int LINES = 5;

  /** One curve of a picture. */
  private record Curve(String name, String colour, ToDoubleFunction<EpochResult> value) {}

  private final String title;
  private final String subtitle;
  private final TrainingResult result;

  /**
   * A report.
   *
   * @param subtitle what was trained how, in a line
   */
  public CurveReport(String title, String subtitle, TrainingResult result) {
    this.title = title;
    this.subtitle = subtitle;
    this.result = result;
  }

  public void write(Path file) throws IOException {
    Files.writeString(file, html());
  }

  String html() {
    Curve training = new Curve("training", "#0072b2", EpochResult::trainingLoss);
    Curve validation = new Curve("validation", "#d55e00", EpochResult::validationLoss);
    Curve accuracy = new Curve("validation", "#d55e00", EpochResult::validationAccuracy);
    Curve rate = new Curve("learning rate", "#009e73", EpochResult::rate);
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>");
    page.append(escape(title)).append("</title>\n<style>body{font:15px sans-serif;margin:2em;");
    page.append("max-width:700px}svg text{font:12px sans-serif;fill:#444}td,th{padding:2px 12px;");
    page.append("text-align:right}</style></head><body>\n<h1>").append(escape(title));
    page.append("</h1>\n<p>").append(escape(subtitle)).append("</p>\n");
    page.append("<h2>Loss, nats</h2>\n").append(svg(List.of(training, validation)));
    page.append("<h2>Accuracy</h2>\n").append(svg(List.of(accuracy)));
    page.append("<h2>Learning rate</h2>\n").append(svg(List.of(rate)));
    page.append("<table><tr><th>epoch</th><th>training loss</th><th>validation loss</th>");
    page.append("<th>accuracy</th></tr>\n");
    for (EpochResult epoch : result.epochs()) {
      page.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%d%s</td><td>%.4f</td><td>%.4f</td><td>%.2f %%</td></tr>%n",
              epoch.epoch(),
              epoch.epoch() == result.best() ? " *" : "",
              epoch.trainingLoss(),
              epoch.validationLoss(),
              100 * epoch.validationAccuracy()));
    }
    return page.append("</table>\n<p>* kept</p>\n</body></html>\n").toString();
  }

  /** One picture over the epochs, from 0 or the least value up to the greatest. */
  private String svg(List<Curve> curves) {
    double least = 0;
    double greatest = 1e-12;
    for (Curve curve : curves) {
      for (EpochResult epoch : result.epochs()) {
        least = Math.min(least, curve.value().applyAsDouble(epoch));
        greatest = Math.max(greatest, curve.value().applyAsDouble(epoch));
      }
    }
    StringBuilder svg = new StringBuilder();
    svg.append("<svg viewBox=\"0 0 %d %d\" role=\"img\">%n".formatted(WIDTH, HEIGHT));
    for (int i = 0; i <= LINES; i++) {
      double value = least + (greatest - least) * i / LINES;
      double y = y(value, least, greatest);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.3g</text>%n",
              LEFT,
              WIDTH - RIGHT,
              y,
              y,
              LEFT - 6,
              y + 4,
              value));
    }
    int last = result.epochs().size();
    svg.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">epoch %d</text>%n"
            .formatted(WIDTH - RIGHT, HEIGHT - BOTTOM + 18, last));
    for (int c = 0; c < curves.size(); c++) {
      Curve curve = curves.get(c);
      StringBuilder points = new StringBuilder();
      for (EpochResult epoch : result.epochs()) {
        double x = LEFT + (WIDTH - LEFT - RIGHT) * (epoch.epoch() - 1.0) / Math.max(1, last - 1);
        double y = y(curve.value().applyAsDouble(epoch), least, greatest);
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      }
      svg.append(
          "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n"
              .formatted(curve.colour(), points.toString().strip()));
      svg.append(
          "<text x=\"%d\" y=\"%d\" style=\"fill:%s\">%s</text>%n"
              .formatted(LEFT + 4 + 110 * c, HEIGHT - 4, curve.colour(), escape(curve.name())));
    }
    return svg.append("</svg>\n").toString();
  }

  private static double y(double value, double least, double greatest) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (value - least) / (greatest - least);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
