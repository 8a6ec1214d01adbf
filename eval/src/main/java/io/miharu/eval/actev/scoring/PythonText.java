package io.miharu.eval.actev.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Numbers and JSON as Python prints them, so that score files are those of the reference. */
final class PythonText {

  private static final int SAFE_DIGITS = 15; // no two decimals of 15 digits are the same double

  private static final List<RoundingMode> ROUNDINGS =
      List.of(RoundingMode.HALF_EVEN, RoundingMode.UP);

  private PythonText() {}

  /** {@code repr}: the fewest digits that read back as the same number; {@code None} for NaN. */
  static String of(Number number) {
    if (!(number instanceof Double)) {
      return number.toString();
    }
    double value = number.doubleValue();
    if (Double.isNaN(value)) {
      return "None";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(value).stripTrailingZeros();
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    String text = exponent < -4 || exponent >= 16 ? powers(digits, exponent) : plain(shortest);
    return value < 0 && !text.startsWith("-") ? "-" + text : text;
  }

  private static BigDecimal shortest(double value) {
    // Java 17 prints a digit too many here and there; Python never does.
    BigDecimal java = new BigDecimal(Double.toString(value));
    boolean normal = Math.abs(value) >= Double.MIN_NORMAL;
    if (normal && java.precision() <= SAFE_DIGITS) {
      return java;
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = normal ? SAFE_DIGITS : 1; digits < 17; digits++) {
      // The nearest decimal first; a power of two may have one on its farther side only.
      for (RoundingMode mode : ROUNDINGS) {
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == value) {
          return rounded;
        }
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }

  private static String plain(BigDecimal value) {
    String text = value.toPlainString();
    return text.indexOf('.') < 0 ? text + ".0" : text;
  }

  private static String powers(String digits, int exponent) {
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    int size = Math.abs(exponent);
    return digits.charAt(0)
        + fraction
        + (exponent < 0 ? "e-" : "e+")
        + (size < 10 ? "0" + size : size);
  }

  /** {@code json.dumps} of one flat object, on one line. */
  static String json(Map<String, Double> members) {
    StringBuilder json = new StringBuilder("{");
    members.forEach(
        (key, value) ->
            json.append(json.length() > 1 ? ", " : "")
                .append(quoted(key))
                .append(": ")
                .append(value.isNaN() ? "null" : of(value)));
    return json.append('}').toString();
  }

  /** {@code json.dumps} with an indent of one blank, of an object with values and lists of them. */
  static String jsonBlock(Map<String, Object> members) {
    StringBuilder json = new StringBuilder("{");
    String comma = "";
    for (Map.Entry<String, Object> member : members.entrySet()) {
      json.append(comma).append("\n ").append(quoted(member.getKey())).append(": ");
      comma = ",";
      if (member.getValue() instanceof List<?> list) {
        json.append(list.isEmpty() ? "[" : "[\n  ");
        json.append(String.join(",\n  ", list.stream().map(PythonText::value).toList()));
        json.append(list.isEmpty() ? "]" : "\n ]");
      } else {
        json.append(value(member.getValue()));
      }
    }
    return json.append("\n}").toString();
  }

  private static String value(Object value) {
    return value instanceof Number number ? of(number) : quoted(value.toString());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
