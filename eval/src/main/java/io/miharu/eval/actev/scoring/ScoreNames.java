package io.miharu.eval.actev.scoring;

import java.util.Locale;

/** Parts of metrics' names. */
final class ScoreNames {

  private ScoreNames() {}

  /** The temporal overlap of an index of {@link AveragePrecision}: {@code 0.05tIoU}. */
  static String overlap(int index) {
    return String.format(Locale.ROOT, "%.2ftIoU", AveragePrecision.overlap(index));
  }

  /** Whether a metric is an area under a curve, which the reference leaves out without plots. */
  static boolean isArea(String metric) {
    return metric.startsWith("AUDC@")
        || metric.startsWith("nAUDC@")
        || metric.startsWith("mean-AUDC@")
        || metric.startsWith("mean-nAUDC@");
  }
}
