package io.miharu.events;

import io.miharu.core.ConceptScore;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@link EventPattern.Several}: remembers when each track was last seen with the concept. */
final class SeveralEvaluator implements Evaluator {

  private record Sighting(MediaTime time, ConceptScore score) {}

  private final Lookup wanted;
  private final EventPattern.Several pattern;
  private final TreeMap<Integer, Sighting> byTrack = new TreeMap<>();
  private @Nullable MediaTime runStart;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  SeveralEvaluator(EventPattern.Several pattern) {
    this.pattern = pattern;
    wanted = new Lookup(Wanted.of(pattern.concept()));
  }

  @Override
  public Reading read(View now) {
    MediaTime time = now.time();
    Scene.Found found = wanted.in(now.scene());
    for (ConceptScore score : found == null ? List.<ConceptScore>of() : found.all()) {
      if (score.tracks().isEmpty() || score.probability() < pattern.minProbability()) {
        continue;
      }
      for (int track : Scene.subjects(score)) {
        byTrack.put(track, new Sighting(time, score));
      }
    }
    MediaTime oldest = time.minus(pattern.within());
    byTrack.values().removeIf(sighting -> sighting.time().isBefore(oldest));
    if (byTrack.size() < pattern.atLeast()) {
      runStart = null;
      reading = Reading.not(0, time);
    } else {
      runStart = runStart == null ? time : runStart;
      reading = Reading.holding(nth(), runStart, time);
    }
    return reading;
  }

  private float nth() {
    return byTrack.values().stream()
        .map(sighting -> sighting.score().probability())
        .sorted(Comparator.reverseOrder())
        .skip(pattern.atLeast() - 1L)
        .findFirst()
        .orElse(0f);
  }

  @Override
  public Evidence evidence(float weight) {
    List<Evidence> leaves =
        byTrack.values().stream()
            .map(
                sighting ->
                    SeenEvaluator.leaf(
                        wanted.wanted(), sighting.score(), TimeSpan.instant(sighting.time()), 1))
            .distinct()
            .toList();
    return new Evidence.Operation("several", reading.degree(), weight, reading.span(), leaves);
  }

  @Override
  public Duration lookback() {
    return Duration.ZERO;
  }

  @Override
  public int remembered() {
    return byTrack.size();
  }
}
