package io.miharu.eval.f4de;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as Perl prints them, which is as C does. */
public final class PerlNumber {

  private static final int DIGITS = 15;

  private PerlNumber() {}

  /** C's {@code %.15g}. */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Inf" : "-Inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = BigDecimal.valueOf(value);
    // The shortest text that gives the number back is the nearest of all with 15 digits; and fast.
    if (rounded.precision() > DIGITS) {
      rounded = new BigDecimal(value).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (exponent >= -4 && exponent < DIGITS) {
      return rounded.stripTrailingZeros().toPlainString();
    }
    String mantissa = rounded.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** C's {@code %.Nf}: of the exact binary value, a tie going to the even digit. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return of(value);
    }
    BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
    return (value < 0 && rounded.signum() == 0 ? "-" : "") + rounded.toPlainString();
  }
}
