package io.miharu.core;

import java.util.List;

/**
 * A recording of one labelled action of one person, or of two who interact. Immutable.
 *
 * @param name of the recording, each once in its set: {@code a02_s01_e01}
 * @param action its place in {@link ActionSet#actions()}
 * @param subject who acts; recordings of one subject go into the same fold
 * @param sequence the longer recording that it was cut from, or its name
 * @param bodies one, or two with the same times
 */
public record ActionClip(
    String name, int action, String subject, String sequence, List<BodyMotion> bodies) {

  public ActionClip {
    bodies = List.copyOf(bodies);
    if (bodies.isEmpty() || bodies.size() > 2) {
      throw new IllegalArgumentException(
          "%s: an action has one body or two, got %d".formatted(name, bodies.size()));
    }
    if (!bodies.get(0).times().equals(bodies.get(bodies.size() - 1).times())) {
      throw new IllegalArgumentException(name + ": two bodies must have the same times");
    }
  }

  /** Number of moments. */
  public int frames() {
    return bodies.get(0).frames();
  }
}
