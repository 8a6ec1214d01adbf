package io.miharu.events.index;

/** What stored codes mean to a score. Source: event detection, sections 2 and 3. */
final class Logits {

  /** Logits are clipped to this on both sides, so code 0 loses nothing but what is clipped. */
  static final double CLIP = 6;

  /** The logit of a concept that was looked for and not seen. */
  static final double FLOOR = -CLIP;

  private static final double[] OF_CODE = new double[256];

  static {
    for (int code = 0; code < OF_CODE.length; code++) {
      double p = code / 255.0;
      OF_CODE[code] = Math.max(-CLIP, Math.min(CLIP, Math.log(p / (1 - p))));
    }
  }

  private Logits() {}

  /** ln(p / (1 - p)) of an unsigned code, clipped. */
  static double ofCode(int code) {
    return OF_CODE[code];
  }
}
