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
  private final Lookup wanted;

  /** The last label that was asked about, and the answer: a track seldom changes it. */
  private @Nullable ConceptId label;

  private boolean fits;
  private @Nullable MediaTime runStart;
  private ConceptId concept;
  private float probability;
  private List<Integer> tracks = List.of();
  private String source = SeenEvaluator.NOBODY;
  private Reading reading = Reading.not(0, MediaTime.ZERO);

  SubjectEvaluator(ConceptGraph graph, ConceptId subject) {
    this.graph = graph;
    this.subject = subject;
    wanted = new Lookup(Wanted.of(subject));
    concept = subject;
  }

  @Override
  public Reading read(View now) {
    int id = now.subject().get(now.subject().size() - 1);
    Scene.Found found = wanted.in(now.scene());
    ConceptScore score = found == null ? null : found.ofTrack(id);
    Optional<TrackState> track = now.scene().track(id);
    boolean holds;
    if (score != null) {
      holds = true;
      know(score.concept(), score.probability(), id, score.source());
    } else if (track.isPresent()) {
      holds = isSubject(track.get().label());
      if (holds) {
        know(track.get().label(), track.get().labelConfidence(), id, "tracks");
      }
    } else {
      holds = probability > 0;
    }
    if (holds) {
      runStart = runStart == null ? now.time() : runStart;
      reading = Reading.holding(probability, runStart, now.time());
    } else {
      runStart = null;
      reading = Reading.not(0, now.time());
    }
    return reading;
  }

  private boolean isSubject(ConceptId seen) {
    if (!seen.equals(label)) {
      label = seen;
      fits = graph.satisfies(seen, subject);
    }
    return fits;
  }

  private void know(ConceptId seen, float sure, int track, String said) {
    concept = seen;
    probability = sure;
    source = said;
    if (tracks.isEmpty() || tracks.get(0) != track) {
      tracks = List.of(track);
    }
  }

  @Override
  public Evidence evidence(float weight) {
    return new Evidence.Concept(concept, probability, weight, reading.span(), tracks, source);
  }

  @Override
  public Duration lookback() {
    return Duration.ZERO;
  }

  /** Always: of a track that is gone it says what it said last. */
  @Override
  public boolean settled() {
    return true;
  }

  @Override
  public int remembered() {
    return 1;
  }
}
