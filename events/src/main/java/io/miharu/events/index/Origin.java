package io.miharu.events.index;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a video came from, and what its timeline depends on.
 *
 * @param location path or URL of the source, for people
 * @param fingerprint of the source's content; empty where there is none to take
 * @param width of the picture that boxes refer to, px; 0 where there is no picture
 * @param height of the picture that boxes refer to, px; 0 where there is no picture
 * @param provenance what made the scores, in rising order of keys: {@code detector}, {@code
 *     version}; scores of equal provenance may stand in one video
 */
public record Origin(
    String location,
    Optional<String> fingerprint,
    int width,
    int height,
    Map<String, String> provenance) {

  /** The key of {@link #provenance} that names the file which foreign scores came from. */
  public static final String IMPORTED = "imported";

  public Origin {
    provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException(
          "%s: a size is 0 px or more, got %d x %d px".formatted(location, width, height));
    }
  }

  /** Whether another network's scores were taken over, whose scale nobody here has checked. */
  public boolean isForeign() {
    return provenance.containsKey(IMPORTED);
  }

  /** Of scores without a picture. */
  public static Origin of(String location, Map<String, String> provenance) {
    return new Origin(location, Optional.empty(), 0, 0, provenance);
  }
}
