package io.miharu.learning.detector;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the detector is judged on, and so must never be trained on. */
public final class ReservedClips {

  private static final Set<String> NAMES =
      Set.of("vtest", "ua_detrac", "crash-junction", "motorway-normal-2");

  /** Seeds of built-in scenes that the demo and the results use. */
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

  private ReservedClips() {}

  /** Whether a clip is kept for testing: by its name without extension, in any case of letters. */
  public static boolean isReserved(Path clip) {
    String name = String.valueOf(clip.getFileName()).toLowerCase(Locale.ROOT);
    int dot = name.indexOf('.');
    return NAMES.contains(dot < 0 ? name : name.substring(0, dot));
  }

  /**
   * Refuses a clip that is kept for testing.
   *
   * @throws IllegalArgumentException when it is
   */
  public static void require(Path clip) {
    if (isReserved(clip)) {
      throw new IllegalArgumentException(
          "%s is kept for testing and must not be trained on; leave it out".formatted(clip));
    }
  }

  /**
   * Refuses a seed of scenes that is kept for testing.
   *
   * @throws IllegalArgumentException when it is
   */
  public static void requireSeed(long seed) {
    if (SEEDS.contains(seed)) {
      throw new IllegalArgumentException(
          "scenes of the seeds %s are kept for testing and must not be trained on, got seed %d; choose another"
              .formatted(SEEDS, seed));
    }
  }
}
