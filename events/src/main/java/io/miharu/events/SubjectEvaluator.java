package io.miharu.events;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a track is still the kind of thing that the event is about. Once it has ended, what was
 * last known of it stays true: some relations are only told when a track ends.
 */
final class SubjectEvaluator implements Evaluator {

  private final ConceptGraph graph;
  private final ConceptId subject;
  private @Nullable MediaTime runStart;
  private Evidence.Concept known;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  SubjectEvaluator(ConceptGraph graph, ConceptId subject) {
    this.graph = graph;
    this.subject = subject;
    known =
        new Evidence.Concept(
            subject, 0, 1, Reading.not(0, MediaTime.ZERO).span(), List.of(), SeenEvaluator.NOBODY);
  }

  @Override
  public Reading read(View now) {
    int id = now.subject().get(now.subject().size() - 1);
    ConceptScore score = now.scene().ofTrack(Wanted.of(subject), id);
    Optional<TrackState> track = now.scene().track(id);
    boolean holds;
    if (score != null) {
      holds = true;
      know(score.concept(), score.probability(), id, score.source());
    } else if (track.isPresent()) {
      holds = graph.satisfies(track.get().label(), subject);
      if (holds) {
        know(track.get().label(), track.get().labelConfidence(), id, "tracks");
      }
    } else {
      holds = known.probability() > 0;
    }
    if (holds) {
      runStart = runStart == null ? now.time() : runStart;
      reading = Reading.holding(known.probability(), runStart, now.time());
    } else {
      runStart = null;
      reading = Reading.not(0, now.time());
    }
    return reading;
  }

  private void know(ConceptId concept, float probability, int track, String source) {
    known = new Evidence.Concept(concept, probability, 1, known.span(), List.of(track), source);
  }

  @Override
  public Evidence evidence(float weight) {
    return new Evidence.Concept(
        known.concept(),
        known.probability(),
        weight,
        reading.span(),
        known.tracks(),
        known.source());
  }

  @Override
  public Duration lookback() {
    return Duration.ZERO;
  }

  @Override
  public int remembered() {
    return 1;
  }
}
