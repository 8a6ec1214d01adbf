package io.miharu.eval.med;

/**
 * The inverse of the normal distribution, the scale of DET curves.
 *
 * <p>Source: Beasley and Springer, "Algorithm AS 111: The percentage points of the normal
 * distribution", Applied Statistics 26(1), 1977; accurate to 1e-7, and used as published so that
 * the files' last digits agree with F4DE's. Probabilities of 0 and 1 are moved in by 2.2204e-16.
 */
final class NormalDeviate {

  private static final double SPLIT = 0.42;
  private static final double EPSILON = 2.2204e-16;

  private NormalDeviate() {}

  static double of(double probability) {
    double p = probability;
    if (p >= 1) {
      p = 1 - EPSILON;
    }
    if (p <= 0) {
      p = EPSILON;
    }
    double q = p - 0.5;
    if (Math.abs(q) <= SPLIT) {
      double r = q * q;
      double above = ((-25.4410604963 * r + 41.3911977353) * r - 18.6150006252) * r + 2.5066282388;
      double below =
          (((3.1308290983 * r - 21.0622410182) * r + 23.0833674374) * r - 8.4735109309) * r + 1;
      return q * above / below;
    }
    double r = Math.sqrt(-Math.log(q > 0 ? 1 - p : p));
    double above = ((2.3212127685 * r + 4.8501412713) * r - 2.2979647913) * r - 2.7871893113;
    double below = (1.6370678189 * r + 3.5438892476) * r + 1;
    return q > 0 ? above / below : -above / below;
  }
}
