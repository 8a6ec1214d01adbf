package io.miharu.events;

import io.miharu.core.Box;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One moment as one subject sees it. Immutable.
 *
 * @param scene the moment
 * @param subject the subject's track ids, the present one last; empty for the scene as a whole
 */
record View(Scene scene, List<Integer> subject) {

  MediaTime time() {
    return scene.time();
  }

  /** The strongest score that counts for this subject; null where there is none. */
  @Nullable ConceptScore best(Lookup wanted) {
    Scene.Found found = wanted.in(scene);
    if (found == null) {
      return null;
    } else if (subject.isEmpty()) {
      return found.strongest();
    }
    ConceptScore best = found.ofSceneItself();
    for (int i = subject.size() - 1; i >= 0; i--) {
      ConceptScore score = found.ofTrack(subject.get(i));
      if (score != null && (best == null || score.probability() > best.probability())) {
        best = score;
      }
    }
    return best;
  }

  /** Where the subject is; empty for the scene and for a track that is gone. */
  Optional<Box> box() {
    return subject.isEmpty()
        ? Optional.empty()
        : scene.track(subject.get(subject.size() - 1)).map(TrackState::box);
  }
}
