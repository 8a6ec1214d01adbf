package io.miharu.temporal.sequences;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Slides a network over what is said of a video, and says of every moment what it made of the last
 * window; that holds until the next look. Nothing is said before half a window was seen; what would
 * be before the video is 0.
 *
 * <p>It sees moments one by one and what was before them, so a file and a camera give the same
 * scores. Borrows the network. Not thread-safe.
 */
public final class SequenceApplier {

  /** What is less likely is not said. */
  static final double LEAST_PROBABILITY = 0.05;

  private final SequenceNetwork network;
  private final ConceptWindow window;
  private final List<ConceptId> vocabulary;
  private double[] probabilities = {};

  /**
   * @param network borrowed
   */
  public SequenceApplier(SequenceNetwork network) {
    this.network = network;
    window = new ConceptWindow(network.preparation());
    List<ConceptId> silent = network.preparation().silent();
    vocabulary = network.labels().stream().filter(label -> !silent.contains(label)).toList();
  }

  /** What may be said. */
  public List<ConceptId> vocabulary() {
    return vocabulary;
  }

  /**
   * Judges the next moment.
   *
   * @param said of it by others
   * @return scores of the scene, in the order of the card's classes
   */
  public List<ConceptScore> look(MediaTime time, Collection<ConceptScore> said) throws IOException {
    if (window.see(time, said) > 0) {
      probabilities = window.ready() ? network.probabilities(window.values()) : new double[] {};
    }
    List<ConceptScore> scores = new ArrayList<>();
    for (int k = 0; k < probabilities.length; k++) {
      ConceptId label = network.labels().get(k);
      if (probabilities[k] >= LEAST_PROBABILITY && vocabulary.contains(label)) {
        scores.add(ConceptScore.ofScene(label, time, probabilities[k], network.card().name()));
      }
    }
    return scores;
  }

  /** Forgets what was seen, because time jumped or the scene was cut. */
  public void forget() {
    window.forget();
    probabilities = new double[] {};
  }
}
