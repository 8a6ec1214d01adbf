package io.miharu.app.training;

import io.miharu.app.report.PageText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The rows of {@code run clips} in {@code rows.jsonl}, kept as they are finished, and the table of
 * their means over seeds. A last line that was cut off is dropped. Not thread-safe.
 */
final class ClipTable {

  private final Path file;
  private final List<ClipRow> rows = new ArrayList<>();

  ClipTable(Path folder) throws IOException {
    file = folder.resolve("rows.jsonl");
    if (Files.exists(file)) {
      List<String> whole = new ArrayList<>();
      boolean cut = false;
      for (String line : Files.readAllLines(file)) {
        try {
          rows.add(ClipRow.of(line));
          whole.add(line);
        } catch (IOException cutOff) {
          cut = true; // that seed is run again
        }
      }
      if (cut) {
        Files.write(file, whole); // so that the next line begins anew
      }
    }
  }

  boolean has(String setting, long seed) {
    return rows.stream().anyMatch(row -> row.setting().equals(setting) && row.seed() == seed);
  }

  void add(ClipRow row) throws IOException {
    rows.add(row);
    Files.writeString(
        file, row.json() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** As text, a line for every setting; names of figures above whenever they change. */
  String text() {
    StringBuilder text = new StringBuilder();
    Set<String> shown = Set.of();
    for (Map.Entry<String, List<ClipRow>> group : groups().entrySet()) {
      Set<String> names = names(group.getValue());
      if (!names.equals(shown)) {
        text.append("seeds  core-s  ").append(String.join("  ", names)).append('\n');
        shown = names;
      }
      text.append(
          String.format(
              Locale.ROOT, "%5d  %6.0f", group.getValue().size(), cost(group.getValue())));
      names.forEach(name -> text.append("  ").append(summary(group.getValue(), name)));
      text.append("  ").append(group.getKey()).append('\n');
    }
    return text.toString();
  }

  /** As a page, with every seed's figures. */
  void write(Path page) throws IOException {
    StringBuilder html = new StringBuilder();
    html.append(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Clip models")
        .append("</title>\n<style>body{font:15px sans-serif;margin:2em}table{border-collapse:")
        .append("collapse;margin-bottom:2em}td,th{padding:2px 10px;text-align:right;font-weight:")
        .append("normal}th{color:#444}</style></head><body>\n<h1>Clip models</h1>\n<p>Mean ±")
        .append(" standard deviation over seeds; cost of one seed in seconds of one core.</p>\n");
    for (Map.Entry<String, List<ClipRow>> group : groups().entrySet()) {
      List<ClipRow> all = group.getValue();
      html.append("<h2>").append(PageText.escape(group.getKey())).append("</h2>\n<table><tr>");
      html.append("<th>seed</th><th>core-s</th>");
      names(all).forEach(name -> html.append(cell("th", PageText.escape(name))));
      html.append("</tr>\n");
      for (ClipRow row : all) {
        html.append("<tr>").append(cell("td", String.valueOf(row.seed())));
        html.append(cell("td", String.format(Locale.ROOT, "%.0f", row.coreSeconds())));
        names(all)
            .forEach(
                name ->
                    html.append(
                        cell(
                            "td",
                            String.format(
                                Locale.ROOT,
                                "%.4f",
                                row.figures().getOrDefault(name, Double.NaN)))));
        html.append("</tr>\n");
      }
      html.append("<tr>").append(cell("th", "mean"));
      html.append(cell("th", String.format(Locale.ROOT, "%.0f", cost(all))));
      names(all).forEach(name -> html.append(cell("th", summary(all, name))));
      html.append("</tr></table>\n");
    }
    Files.writeString(page, html.append("</body></html>\n"));
  }

  /** As one JSON line, {@code {setting: {figure: [mean, deviation], …}}}. */
  String json() {
    StringBuilder json = new StringBuilder("{");
    groups()
        .forEach(
            (setting, all) -> {
              json.append(json.length() > 1 ? ",\"" : "\"").append(setting).append("\":{");
              json.append("\"seeds\":").append(all.size());
              json.append(String.format(Locale.ROOT, ",\"coreSeconds\":%.1f", cost(all)));
              for (String name : names(all)) {
                json.append(
                    String.format(
                        Locale.ROOT,
                        ",\"%s\":[%.5f,%.5f]",
                        name,
                        mean(all, name),
                        deviation(all, name)));
              }
              json.append('}');
            });
    return json.append('}').toString();
  }

  private static String cell(String kind, String content) {
    return "<" + kind + ">" + content + "</" + kind + ">";
  }

  private Map<String, List<ClipRow>> groups() {
    Map<String, List<ClipRow>> groups = new LinkedHashMap<>();
    for (ClipRow row : rows) {
      groups.computeIfAbsent(row.setting(), setting -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private static Set<String> names(List<ClipRow> group) {
    Set<String> names = new LinkedHashSet<>();
    group.forEach(row -> names.addAll(row.figures().keySet()));
    return names;
  }

  private static double cost(List<ClipRow> group) {
    return group.stream().mapToDouble(ClipRow::coreSeconds).average().orElse(0);
  }

  private static double mean(List<ClipRow> group, String figure) {
    return group.stream()
        .filter(row -> row.figures().containsKey(figure))
        .mapToDouble(row -> Objects.requireNonNull(row.figures().get(figure)))
        .average()
        .orElse(Double.NaN);
  }

  /** Of the sample, over n − 1; 0 for one seed. */
  private static double deviation(List<ClipRow> group, String figure) {
    double mean = mean(group, figure);
    double squares = 0;
    for (ClipRow row : group) {
      double off = row.figures().getOrDefault(figure, mean) - mean;
      squares += off * off;
    }
    return Math.sqrt(squares / Math.max(1, group.size() - 1));
  }

  private static String summary(List<ClipRow> group, String figure) {
    return group.size() < 2
        ? String.format(Locale.ROOT, "%.4f", mean(group, figure))
        : String.format(Locale.ROOT, "%.4f ± %.4f", mean(group, figure), deviation(group, figure));
  }
}
