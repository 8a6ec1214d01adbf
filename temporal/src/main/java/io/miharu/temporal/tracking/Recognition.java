package io.miharu.temporal.tracking;

import io.miharu.core.Appearance;
import io.miharu.core.Box;
import io.miharu.core.Detection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows tracks again by their looks, in one frame.
 *
 * <p>A lost track and a detection may be the same when their looks are alike, the heights differ by
 * less than {@value #MAX_GROWTH} times, and the way between them could be walked: two own heights,
 * and {@value #HEIGHTS_PER_SECOND} more for each second. A detection is looked at once, and only
 * when such a track is there.
 */
final class Recognition {

  private static final double MAX_GROWTH = 1.6;
  private static final double HEIGHTS_PER_SECOND = 1.5;

  private final RecognitionSettings settings;
  private final List<Detection> detections;
  private final Sight sight;
  private final Map<Detection, Optional<Appearance>> looks = new HashMap<>(); // never iterated

  /**
   * @param detections all of the frame, also those that are spoken for
   */
  Recognition(RecognitionSettings settings, List<Detection> detections, Sight sight) {
    this.settings = settings;
    this.detections = detections;
    this.sight = sight;
  }

  /** 1 - cosine; infinite where they cannot be the same. */
  double cost(LiveTrack track, Detection detection) {
    Optional<Appearance> known = track.looks();
    if (known.isEmpty() || !isWithinReach(track, detection.box())) {
      return Double.POSITIVE_INFINITY;
    }
    return looks
        .computeIfAbsent(detection, this::look)
        .map(seen -> 1 - known.get().cosine(seen))
        .orElse(Double.POSITIVE_INFINITY);
  }

  double maxCost() {
    return 1 - settings.minCosine();
  }

  /** Takes in what the tracks look like that were just seen and have not been looked at lately. */
  void refresh(List<LiveTrack> seen) {
    for (LiveTrack track : seen) {
      if (track.confirmed() && track.isLookDue(settings.every().toNanos() / 1e9)) {
        for (Detection detection : detections) {
          if (detection.box().equals(track.lastDetected())) {
            looks
                .computeIfAbsent(detection, this::look)
                .ifPresent(appearance -> track.look(appearance, settings.kept()));
            break;
          }
        }
      }
    }
  }

  /** How long a track lives unseen that would otherwise live for {@code usual}. */
  Duration lostLife(LiveTrack track, Duration usual) {
    return track.looks().isPresent() && settings.lostLife().compareTo(usual) > 0
        ? settings.lostLife()
        : usual;
  }

  private Optional<Appearance> look(Detection detection) {
    Box box = detection.box();
    if (box.height() < settings.minHeightPx()) {
      return Optional.empty();
    }
    for (Detection other : detections) {
      if (!other.equals(detection)
          && !Kinship.isStill(other.label())
          && box.coveredBy(other.box()) > settings.maxCover()) {
        return Optional.empty();
      }
    }
    return sight.appearance(detection.label(), box);
  }

  private static boolean isWithinReach(LiveTrack track, Box box) {
    Box was = track.lastDetected();
    double growth = box.height() / was.height();
    double reach = was.height() * (2 + HEIGHTS_PER_SECOND * track.unseenSeconds());
    return growth < MAX_GROWTH
        && growth > 1 / MAX_GROWTH
        && was.centre().distance(box.centre()) <= reach;
  }
}
