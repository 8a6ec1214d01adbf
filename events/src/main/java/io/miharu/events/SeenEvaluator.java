package io.miharu.events;

import io.miharu.core.ConceptScore;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link EventPattern.Seen} and {@link EventPattern.InsideZone}: the leaves. */
final class SeenEvaluator implements Evaluator {

  /** Who is named as the source of a concept that nobody scored. */
  static final String NOBODY = "none";

  private final Lookup wanted;
  private final float minProbability;
  private @Nullable MediaTime runStart;
  private @Nullable ConceptScore last;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  SeenEvaluator(Wanted wanted, float minProbability) {
    this.wanted = new Lookup(wanted);
    this.minProbability = minProbability;
  }

  @Override
  public Reading read(View now) {
    ConceptScore score = now.best(wanted);
    last = score;
    if (score == null || score.probability() < minProbability) {
      runStart = null;
      reading = Reading.not(score == null ? 0 : score.probability(), now.time());
    } else {
      // A clip model's score arrives at the end of its window, and speaks of all of it.
      MediaTime from = earlier(score.span().start(), now.time());
      runStart = runStart == null ? from : earlier(runStart, from);
      reading = Reading.holding(score.probability(), runStart, now.time());
    }
    return reading;
  }

  @Override
  public Evidence evidence(float weight) {
    return leaf(wanted.wanted(), last, reading.span(), weight);
  }

  static Evidence leaf(Wanted wanted, @Nullable ConceptScore score, TimeSpan span, float weight) {
    return score == null
        ? new Evidence.Concept(wanted.concept(), 0, weight, span, List.of(), NOBODY)
        : new Evidence.Concept(
            score.concept(), score.probability(), weight, span, score.tracks(), score.source());
  }

  private static MediaTime earlier(MediaTime a, MediaTime b) {
    return b.isBefore(a) ? b : a;
  }

  @Override
  public Duration lookback() {
    return Duration.ZERO;
  }

  @Override
  public boolean settled() {
    return runStart == null;
  }

  @Override
  public int remembered() {
    return 2;
  }
}
