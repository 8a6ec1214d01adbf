package io.miharu.ingest.scenes;

import io.miharu.core.ConceptId;
import java.util.Optional;

/** Something that can be seen. Its looks are a pure function of time, in seconds. */
interface Actor {

  /** What the truth calls it; empty for scenery, which gets no track. */
  Optional<ConceptId> label();

  /** Whether it is in the world at that moment; always, unless it says otherwise. */
  default boolean present(double time) {
    return true;
  }

  Footprint footprint(double time);

  /** Draws it; with a pen for shadows, its outline is enough. */
  void paint(double time, Pen pen);
}
