package io.miharu.events;

import java.time.Duration;

/**
 * What does not belong to any one event. Immutable.
 *
 * @param language of the labels in hits, {@code en} or {@code ja}
 * @param maxSilence when no moment comes for longer than this, nothing is taken to have gone on in
 *     between: what held is broken off
 * @param boxEvery how often the boxes of a hit are kept
 * @param maxBoxTimes how many times boxes are kept for one hit; when there are more, every second
 *     one is dropped and boxes are kept half as often
 * @param continuationHeights how near, in box heights between centres, a new track must begin to
 *     where a lost subject was last seen to be taken for it
 */
public record MatcherSettings(
    String language,
    Duration maxSilence,
    Duration boxEvery,
    int maxBoxTimes,
    float continuationHeights) {

  /** English, 2 s, four times a second and at most 120 times, one height. */
  public static final MatcherSettings DEFAULT =
      new MatcherSettings("en", Duration.ofSeconds(2), Duration.ofMillis(250), 120, 1);

  public MatcherSettings {
    Checks.positive("maxSilence", maxSilence);
    Checks.notNegative("boxEvery", boxEvery);
    if (maxBoxTimes < 2) {
      throw new IllegalArgumentException("maxBoxTimes must be 2 or more, got " + maxBoxTimes);
    }
    if (!(continuationHeights >= 0)) {
      throw new IllegalArgumentException(
          "continuationHeights must be 0 or more, got " + continuationHeights);
    }
  }

  public MatcherSettings withLanguage(String newLanguage) {
    return new MatcherSettings(newLanguage, maxSilence, boxEvery, maxBoxTimes, continuationHeights);
  }
}
