package io.miharu.events.index;

import java.util.OptionalDouble;

/**
 * How an index is searched. Immutable.
 *
 * @param limit how many hits at most, from 1 on
 * @param windowSeconds absent: whole videos are ranked. Present: windows of this length are, one
 *     every half length, above 0; of windows that overlap only the best is a hit
 * @param gateStrength kappa of event detection, section 6: how much a missing required concept
 *     costs, 0 or more
 * @param gateLogit theta of section 6: the pooled logit below which a required concept is missing
 * @param calibration what the stored numbers mean
 * @param onePerVideo with windows: whether only the best of each video is a hit
 */
public record SearchSettings(
    int limit,
    OptionalDouble windowSeconds,
    double gateStrength,
    double gateLogit,
    Calibration calibration,
    boolean onePerVideo) {

  /** The 20 best videos. */
  public static final SearchSettings DEFAULT =
      new SearchSettings(20, OptionalDouble.empty(), 1, 0, Calibration.AUTO, false);

  public SearchSettings {
    if (limit < 1) {
      throw new IllegalArgumentException("a search gives 1 hit or more, got a limit of " + limit);
    }
    if (windowSeconds.isPresent()
        && !(windowSeconds.getAsDouble() > 0 && windowSeconds.getAsDouble() <= 86_400)) {
      throw new IllegalArgumentException(
          "a window lasts above 0 s and at most a day, got " + windowSeconds.getAsDouble() + " s");
    }
    if (!(gateStrength >= 0) || Double.isNaN(gateLogit)) {
      throw new IllegalArgumentException(
          "a gate needs a strength of 0 or more and a logit, got %s and %s"
              .formatted(gateStrength, gateLogit));
    }
  }

  public SearchSettings withLimit(int hits) {
    return new SearchSettings(
        hits, windowSeconds, gateStrength, gateLogit, calibration, onePerVideo);
  }

  /** Windows inside the videos instead of whole videos. */
  public SearchSettings withWindow(double seconds) {
    return new SearchSettings(
        limit, OptionalDouble.of(seconds), gateStrength, gateLogit, calibration, onePerVideo);
  }

  public SearchSettings withCalibration(Calibration newCalibration) {
    return new SearchSettings(
        limit, windowSeconds, gateStrength, gateLogit, newCalibration, onePerVideo);
  }

  /** Of the windows of a video only the best. */
  public SearchSettings withOnePerVideo(boolean only) {
    return new SearchSettings(limit, windowSeconds, gateStrength, gateLogit, calibration, only);
  }
}
