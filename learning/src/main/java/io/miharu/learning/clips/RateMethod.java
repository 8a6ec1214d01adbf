package io.miharu.learning.clips;

import java.util.Locale;

/** How a network is made to see the same at every frame rate. */
public enum RateMethod {
  /** Not at all: it learns from cameras of the set's own rate. */
  ONE_RATE,
  /** Not at all: it learns from cameras of a few rates. */
  PLAIN,
  /** It also learns from thinned clips; see {@code CameraClips}. */
  AUGMENTED,
  /** And its features are not to tell the rate; see {@code ClipModel#adversarial}. */
  ADVERSARIAL;

  /** In lower case: {@code one-rate}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The label, which is also what may be typed. */
  @Override
  public String toString() {
    return label();
  }
}
