package io.miharu.events.index;

import io.miharu.core.TimeSpan;

/**
 * A stretch of a video of an index, an example of something.
 *
 * @param video its name in the index
 */
public record Clip(String video, TimeSpan span) {

  /** Whether both show some of the same. */
  public boolean overlaps(Clip other) {
    return video.equals(other.video)
        && span.start().isBefore(other.span.end())
        && other.span.start().isBefore(span.end());
  }

  /** As one names it: {@code film.mp4@12.0-17.0}, in seconds. */
  @Override
  public String toString() {
    return video + "@" + span.start().seconds() + "-" + span.end().seconds();
  }
}
