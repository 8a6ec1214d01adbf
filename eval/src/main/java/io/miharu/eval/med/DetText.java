package io.miharu.eval.med;

import io.miharu.eval.f4de.PerlNumber;
import io.miharu.eval.med.DetCurve.Point;
import java.util.Arrays;
import java.util.Map;

/** The points of a curve as F4DE writes them for gnuplot. */
final class DetText {

  private static final int COLUMNS = 16;

  private DetText() {}

  static String of(
      DetCurve curve, MedMetric metric, Map<String, String> parameters, Map<String, String> trial) {
    StringBuilder text = new StringBuilder();
    String first = metric.firstName();
    String second = metric.secondName();
    String joined = metric.name();
    text.append("# DET Graph made by DETCurve\n");
    text.append("# Trial Params = { (").append(listed(trial)).append(") }\n");
    text.append("# Metric Params = { (").append(listed(parameters)).append(") }\n");
    text.append("# Abbreviations: ssd() is the sample Standard Deviation of a Variable\n");
    text.append("#                ppndf() is the normal deviant of a probability. ppndf(.5)=0\n");
    text.append("#                -2SE(v) is v - 2(StandardError(v)) = v - 2 *");
    text.append(" (sampleStandardDev / sqrt(n-1)\n");
    text.append("#                        the value \"NA\" is used when n <= 1\n");
    text.append(
        "# 1:score 2:ppndf(%s) 3:ppndf(%s) 4:%s 5:%s".formatted(first, second, first, second));
    text.append(" 6:%s 7:ppndf(-2SE(%s)) 8:ppndf(-2SE(%s))".formatted(joined, first, second));
    text.append(" 9:ppndf(+2SE(%s)) 10:ppndf(+2SE(%s))".formatted(first, second));
    text.append(" 11:-2SE(%s) 12:-2SE(%s) 13:+2SE(%s)".formatted(first, second, first));
    text.append(" 14:+2SE(%s) 15:-2SE(%s) 16:+2SE(%s)\n".formatted(second, joined, joined));
    // Most numbers are those of the line above, and turning them into text is what takes the time.
    double[] above = new double[COLUMNS];
    String[] texts = new String[COLUMNS];
    Arrays.fill(above, Double.NaN);
    Arrays.fill(texts, "NA");
    for (Point point : curve.points()) {
      line(text, point, above, texts);
    }
    return text.toString();
  }

  private static String listed(Map<String, String> parameters) {
    StringBuilder text = new StringBuilder();
    parameters.forEach((key, value) -> text.append("%s => '%s', ".formatted(key, value)));
    return text.toString();
  }

  private static void line(StringBuilder text, Point point, double[] above, String[] texts) {
    double lessFirst = point.first() - point.spread().first();
    double moreFirst = point.first() + point.spread().first();
    double lessSecond = point.second() - point.spread().second();
    double moreSecond = point.second() + point.spread().second();
    double[] numbers = {
      point.threshold(),
      deviate(point.first()),
      deviate(point.second()),
      point.first(),
      point.second(),
      point.joined(),
      deviate(lessFirst),
      deviate(lessSecond),
      deviate(moreFirst),
      deviate(moreSecond),
      lessFirst,
      lessSecond,
      moreFirst,
      moreSecond,
      point.joined() - point.spread().joined(),
      point.joined() + point.spread().joined()
    };
    boolean alone = Double.isNaN(point.spread().joined());
    for (int i = 0; i < (alone ? 6 : numbers.length); i++) {
      if (Double.compare(numbers[i], above[i]) != 0) {
        above[i] = numbers[i];
        texts[i] = Double.isNaN(numbers[i]) ? "NA" : PerlNumber.of(numbers[i]);
      }
      text.append(texts[i]).append(' ');
    }
    // The reference leaves 8 of the 10 columns where one block has no spread.
    text.append(alone ? "NA ".repeat(8) : "").append('\n');
  }

  private static double deviate(double probability) {
    return Double.isNaN(probability) ? Double.NaN : NormalDeviate.of(probability);
  }
}
