package io.miharu.temporal.relations;

/** Some concepts that are decided together. Implementations may remember tracks by id. */
interface ConceptFamily {

  /** Says what it finds in this frame, in a fixed order. */
  void say(Scene scene);

  /** Forgets a track that will not come back. */
  default void forget(int track) {}
}
