package io.miharu.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Labelled recordings of people's actions. Immutable.
 *
 * @param name of the data set
 * @param layout of every body in it
 * @param actions names of the classes, in kebab case
 * @param clips in the order of their names
 * @param leftOut what the set has and the clips have not, each with its reason
 * @param lists of names of clips that are published with the set, by their own names
 */
public record ActionSet(
    String name,
    BodyLayout layout,
    List<String> actions,
    List<ActionClip> clips,
    List<String> leftOut,
    Map<String, List<String>> lists) {

  public ActionSet {
    actions = List.copyOf(actions);
    clips = List.copyOf(clips);
    leftOut = List.copyOf(leftOut);
    Map<String, List<String>> copies = new TreeMap<>();
    lists.forEach((list, names) -> copies.put(list, List.copyOf(names)));
    lists = Collections.unmodifiableMap(copies);
    for (ActionClip clip : clips) {
      if (clip.action() < 0 || clip.action() >= actions.size()) {
        throw new IllegalArgumentException(
            "%s: %s has action %d of %d"
                .formatted(name, clip.name(), clip.action(), actions.size()));
      }
    }
  }

  /** A set without lists. */
  public ActionSet(
      String name,
      BodyLayout layout,
      List<String> actions,
      List<ActionClip> clips,
      List<String> leftOut) {
    this(name, layout, actions, clips, leftOut, Map.of());
  }
}
