package io.miharu.core;

import java.util.List;

/**
 * Labelled recordings of people's actions. Immutable.
 *
 * @param name of the data set
 * @param layout of every body in it
 * @param actions names of the classes, in kebab case
 * @param clips in the order of their names
 * @param leftOut what the set has and the clips have not, each with its reason
 */
public record ActionSet(
    String name,
    BodyLayout layout,
    List<String> actions,
    List<ActionClip> clips,
    List<String> leftOut) {

  public ActionSet {
    actions = List.copyOf(actions);
    clips = List.copyOf(clips);
    leftOut = List.copyOf(leftOut);
    for (ActionClip clip : clips) {
      if (clip.action() < 0 || clip.action() >= actions.size()) {
        throw new IllegalArgumentException(
            "%s: %s has action %d of %d"
                .formatted(name, clip.name(), clip.action(), actions.size()));
      }
    }
  }
}
