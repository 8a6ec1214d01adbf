package io.miharu.core;

import java.util.List;
import java.util.Optional;

/**
 * What a stream has read and lost. Immutable.
 *
 * @param framesRead frames that were returned
 * @param framesSkipped frames or packets that could not be decoded, whether listed or not
 * @param skippedAt where they were, the first {@value #MAX_LISTED} of them, in order
 * @param damage what is lost, in words, with the place; absent while the source is whole
 * @param warnings oddities that cost no frame, such as missing time stamps, in words
 */
public record StreamHealth(
    long framesRead,
    long framesSkipped,
    List<MediaTime> skippedAt,
    Optional<String> damage,
    List<String> warnings) {

  /** How many skipped frames are listed with their times; the rest are only counted. */
  public static final int MAX_LISTED = 1000;

  public StreamHealth {
    skippedAt = List.copyOf(skippedAt);
    warnings = List.copyOf(warnings);
  }
}
