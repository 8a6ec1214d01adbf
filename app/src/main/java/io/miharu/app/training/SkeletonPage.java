package io.miharu.app.training;

import io.miharu.app.report.PageText;
import io.miharu.core.ActionSet;
import io.miharu.learning.skeletons.FoldResult;
import io.miharu.learning.skeletons.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The page of {@code run skeleton}: accuracy for each fold and seed, and the confusion matrix. */
final class SkeletonPage {

  private final ActionSet set;
  private final String subtitle;
  private final TrialResult result;

  SkeletonPage(ActionSet set, String subtitle, TrialResult result) {
    this.set = set;
    this.subtitle = subtitle;
    this.result = result;
  }

  void write(Path file) throws IOException {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Skeleton")
        .append(" actions: ")
        .append(PageText.escape(set.name()))
        .append("</title>\n<style>body{font:15px sans-serif;margin:2em}table{border-collapse:")
        .append("collapse}td,th{padding:2px 8px;text-align:right;font-weight:normal}")
        .append("th{color:#444}td.c{min-width:2.2em;text-align:center}</style></head><body>\n")
        .append("<h1>Skeleton actions: ")
        .append(PageText.escape(set.name()))
        .append("</h1>\n<p>")
        .append(PageText.escape(subtitle))
        .append("</p>\n<p><b>")
        .append(summary(result))
        .append("</b></p>\n");
    folds(page);
    confusion(page);
    page.append("</body></html>\n");
    Files.writeString(file, page);
  }

  /** The mean over the folds, and over seeds where there are several. */
  static String summary(TrialResult result) {
    int seeds = result.meanOfFolds().size();
    return seeds < 2
        ? String.format(Locale.ROOT, "%.2f %% (one seed)", 100 * result.mean())
        : String.format(
            Locale.ROOT,
            "%.2f ± %.2f %% (%d seeds)",
            100 * result.mean(),
            100 * result.deviation(),
            seeds);
  }

  private void folds(StringBuilder page) {
    List<String> names = result.folds().stream().map(FoldResult::fold).distinct().toList();
    page.append("<h2>Folds</h2>\n<table><tr><th>seed</th>");
    names.forEach(name -> page.append("<th>").append(PageText.escape(name)).append("</th>"));
    page.append("<th>mean</th></tr>\n");
    result
        .meanOfFolds()
        .forEach(
            (seed, mean) -> {
              page.append("<tr><th>").append(seed).append("</th>");
              for (String name : names) {
                result.folds().stream()
                    .filter(fold -> fold.seed() == seed && fold.fold().equals(name))
                    .forEach(fold -> page.append(cell(fold.accuracy())));
              }
              page.append(cell(mean)).append("</tr>\n");
            });
    page.append("</table>\n");
  }

  private static String cell(double share) {
    return String.format(Locale.ROOT, "<td>%.1f</td>", 100 * share);
  }

  private void confusion(StringBuilder page) {
    int[][] counts = result.confusion(set.actions().size());
    page.append(
            "<h2>What was taken for what</h2>\n<p>Rows are the truth, columns the answer; counts")
        .append(" over all folds and seeds.</p>\n<table><tr><th></th>");
    set.actions()
        .forEach(
            name ->
                page.append("<th style=\"writing-mode:vertical-rl\">")
                    .append(PageText.escape(name))
                    .append("</th>"));
    page.append("<th>recall</th></tr>\n");
    for (int truth = 0; truth < counts.length; truth++) {
      int all = 0;
      for (int count : counts[truth]) {
        all += count;
      }
      if (all == 0) {
        continue;
      }
      page.append("<tr><th>").append(PageText.escape(set.actions().get(truth))).append("</th>");
      for (int answer = 0; answer < counts.length; answer++) {
        int count = counts[truth][answer];
        String colour = truth == answer ? "0,114,178" : "213,94,0";
        page.append(
            String.format(
                Locale.ROOT,
                "<td class=\"c\" style=\"background:rgba(%s,%.2f)\">%s</td>",
                colour,
                0.75 * count / all,
                count == 0 ? "" : count));
      }
      page.append(cell((double) counts[truth][truth] / all)).append("</tr>\n");
    }
    page.append("</table>\n");
  }
}
