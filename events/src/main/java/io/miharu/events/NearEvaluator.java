package io.miharu.events;

import io.miharu.core.Box;
import io.miharu.core.ConceptScore;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link EventPattern.Near}, measured on the boxes of the moment. */
final class NearEvaluator implements Evaluator {

  private final Lookup wanted;
  private final float bodyHeights;
  private @Nullable MediaTime runStart;
  private @Nullable ConceptScore last;
  private Reading reading = Reading.not(0, MediaTime.ZERO);
  private List<Integer> subject = List.of();

  NearEvaluator(Wanted wanted, float bodyHeights) {
    this.wanted = new Lookup(wanted);
    this.bodyHeights = bodyHeights;
  }

  @Override
  public Reading read(View now) {
    last = nearest(now);
    subject = now.subject();
    if (last != null && last.probability() >= EventPattern.DEFAULT_MIN_PROBABILITY) {
      runStart = runStart == null ? now.time() : runStart;
      reading = Reading.holding(last.probability(), runStart, now.time());
    } else {
      runStart = null;
      reading = Reading.not(last == null ? 0 : last.probability(), now.time());
    }
    return reading;
  }

  /** Of the others that stand near enough, the one most surely of the concept. */
  private @Nullable ConceptScore nearest(View now) {
    Optional<Box> own = now.box();
    Scene.Found found = wanted.in(now.scene());
    if (own.isEmpty() || found == null) {
      return null;
    }
    double reach = bodyHeights * own.get().height();
    ConceptScore best = null;
    for (ConceptScore score : found.all()) {
      if (score.tracks().size() != 1 || now.subject().contains(score.tracks().get(0))) {
        continue;
      }
      Optional<TrackState> other = now.scene().track(score.tracks().get(0));
      if (other.isPresent()
          && own.get().foot().distance(other.get().box().foot()) <= reach
          && (best == null || score.probability() > best.probability())) {
        best = score;
      }
    }
    return best;
  }

  @Override
  public Evidence evidence(float weight) {
    Evidence other = SeenEvaluator.leaf(wanted.wanted(), last, reading.span(), 1);
    return new Evidence.Operation(
        "near",
        reading.degree(),
        weight,
        reading.span(),
        subject.isEmpty() || last == null ? List.of() : List.of(other));
  }

  @Override
  public Duration lookback() {
    return Duration.ZERO;
  }

  @Override
  public boolean settled() {
    return last == null;
  }

  @Override
  public int remembered() {
    return 2;
  }
}
