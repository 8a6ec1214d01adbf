package io.miharu.learning.sequences;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Moment;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A video of which one class is true throughout, as the engine put it into words. Immutable.
 *
 * @param label the place of its class in a list of classes
 * @param source what it has in common with others, so that they are not to be parted
 * @param moments in the order of time, with their scores
 */
public record SaidClip(String name, int label, String source, List<Moment> moments) {

  public SaidClip {
    moments = List.copyOf(moments);
  }

  /** Every concept that is said of one of these, in alphabetical order. */
  public static List<ConceptId> concepts(List<SaidClip> clips) {
    Set<ConceptId> concepts = new TreeSet<>();
    for (SaidClip clip : clips) {
      for (Moment moment : clip.moments()) {
        moment.scores().stream().map(ConceptScore::concept).forEach(concepts::add);
      }
    }
    return List.copyOf(concepts);
  }
}
