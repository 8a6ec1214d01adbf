package io.miharu.app.score.report;

import io.miharu.eval.sheet.SheetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How numbers are shown to people; JSON has all their digits. */
public final class Numbers {

  private static final String UNDEFINED = "undefined";

  /** Beyond this, a whole number is not exact any more and is shown like any other. */
  private static final double MOST_EXACT = 1e15;

  private Numbers() {}

  /** Six digits behind the point, none for a whole number. */
  public static String exact(double value) {
    if (!Double.isFinite(value) || isWhole(value)) {
      return special(value);
    }
    return Math.abs(value) < 1e-4
        ? String.format(Locale.ROOT, "%.4e", value)
        : String.format(Locale.ROOT, "%.6f", value);
  }

  /** Four digits behind the point, fewer of a large number. */
  public static String short4(double value) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    double size = Math.abs(value);
    int digits = size >= 1000 ? 1 : size >= 100 ? 2 : 4;
    String shown = String.format(Locale.ROOT, "%." + digits + "f", value);
    return shown.equals("-0.0000") ? "0.0000" : shown;
  }

  /** As short as an axis wants it: {@code 0.2}, {@code 1}, {@code 1e-5}. */
  static String tick(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= 1e5 || size < 1e-3) {
      return String.format(Locale.ROOT, "%.0e", value)
          .replaceAll("e([+-])0?(\\d)", "e$1$2")
          .replace("e+", "e");
    }
    String shown = String.format(Locale.ROOT, "%.6f", value);
    return shown.replaceAll("0+$", "").replaceAll("\\.$", "");
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < MOST_EXACT;
  }

  private static String special(double value) {
    if (Double.isNaN(value)) {
      return UNDEFINED;
    }
    return Double.isInfinite(value)
        ? value > 0 ? "infinite" : "-infinite"
        : String.format(Locale.ROOT, "%.0f", value + 0.0);
  }

  /**
   * One column of a table, shown alike in every row.
   *
   * @param whole whether it holds nothing but whole numbers
   */
  public record Column(boolean whole) {

    /** The number, a dash where undefined. */
    public String shown(double value) {
      if (Double.isNaN(value)) {
        return "–";
      }
      return whole ? special(value) : short4(value);
    }
  }

  /** How the columns of a table are shown. */
  public static List<Column> columns(SheetTable table) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      int column = i;
      columns.add(
          new Column(
              table.rows().stream()
                  .mapToDouble(row -> row.values().get(column))
                  .filter(Double::isFinite)
                  .allMatch(Numbers::isWhole)));
    }
    return columns;
  }
}
