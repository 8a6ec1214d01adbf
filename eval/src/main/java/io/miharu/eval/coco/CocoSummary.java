package io.miharu.eval.coco;

import java.util.List;
import java.util.Locale;

/** The twelve numbers as cocoapi's {@code summarize()} prints them. */
public final class CocoSummary {

  /** Short names, in the order of the summary. */
  public static final List<String> NAMES =
      List.of(
          "AP", "AP50", "AP75", "APs", "APm", "APl", "AR1", "AR10", "AR100", "ARs", "ARm", "ARl");

  private static final List<String> OVERLAPS = List.of("0.50:0.95", "0.50", "0.75");

  private CocoSummary() {}

  /** Twelve lines, each with its end. */
  public static String text(CocoScores scores) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < NAMES.size(); i++) {
      boolean precision = i < 6;
      AreaRange range = i % 6 < 3 ? AreaRange.ALL : AreaRange.EVERY.get(i % 3 + 1);
      int most = i == 6 ? 1 : i == 7 ? 10 : CocoScores.MOST_BOXES;
      text.append(
          String.format(
              Locale.ROOT,
              " %-18s %s @[ IoU=%-9s | area=%6s | maxDets=%3d ] = %.3f%n",
              precision ? "Average Precision" : "Average Recall",
              precision ? "(AP)" : "(AR)",
              precision && i < 3 ? OVERLAPS.get(i) : OVERLAPS.get(0),
              range.label(),
              most,
              scores.stats().get(i)));
    }
    return text.toString();
  }
}
