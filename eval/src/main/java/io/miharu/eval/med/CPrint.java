package io.miharu.eval.med;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers printed as Perl and C print them, which round the exact binary value, ties to even. */
final class CPrint {

  private CPrint() {}

  /** As {@code %.<decimals>f}; NaN prints as Perl prints it. */
  static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Inf" : "-Inf";
    }
    String text = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    boolean lostSign = value < 0 && !text.startsWith("-");
    return lostSign ? "-" + text : text;
  }

  /** As {@code %.15g}, which is how Perl turns a number into text. */
  static String general(double value) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return value == 0 ? "0" : fixed(value, 0);
    }
    BigDecimal shortest = BigDecimal.valueOf(value);
    if (shortest.precision() <= 15) {
      return general(shortest.stripTrailingZeros()); // nearest of all with 15 digits; and fast
    }
    BigDecimal rounded =
        new BigDecimal(value)
            .round(new MathContext(15, RoundingMode.HALF_EVEN))
            .stripTrailingZeros();
    return general(rounded);
  }

  private static String general(BigDecimal rounded) {
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -5 + 1 && exponent < 15) {
      return rounded.toPlainString();
    }
    String digits = rounded.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return "%s%se%s%02d"
        .formatted(
            rounded.signum() < 0 ? "-" : "",
            mantissa,
            exponent < 0 ? "-" : "+",
            Math.abs(exponent));
  }
}
