package io.miharu.eval.sed;

import io.miharu.eval.viper.FrameSpans.Span;
import io.miharu.eval.viper.ViperValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event that was annotated or reported.
 *
 * @param event its type, such as {@code PersonRuns}
 * @param video the video's name, as the files give it
 * @param id tells events of one type in one file apart
 * @param frames first and last, both inside
 * @param claim what the system says of it; empty in the truth
 * @param extras further attributes, whose names begin with {@code xtra_}
 * @param boxes the values of {@code BoundingBox} and of {@code Point}, kept for rewriting
 * @param file the XML file it comes from, as it was named
 * @param videoFrames how many frames the video has; 0 where its file does not say
 */
public record SedObservation(
    String event,
    String video,
    int id,
    Span frames,
    Optional<Claim> claim,
    Map<String, String> extras,
    Map<String, List<ViperValue>> boxes,
    String file,
    int videoFrames) {

  /**
   * A system's claim.
   *
   * @param score higher is surer; finite
   * @param text the score as it was written
   * @param accepted the decision: whether the system stands by it
   */
  public record Claim(double score, String text, boolean accepted) {}

  public SedObservation {
    extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    boxes = Collections.unmodifiableMap(new LinkedHashMap<>(boxes));
  }

  /** The middle of its frames, a half where they are an even number. */
  public double middle() {
    return frames.first() + (frames.last() - frames.first()) / 2.0;
  }

  double score() {
    return claim.orElseThrow().score();
  }

  boolean accepted() {
    return claim.orElseThrow().accepted();
  }
}
