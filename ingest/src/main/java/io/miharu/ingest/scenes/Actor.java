package io.miharu.ingest.scenes;

import io.miharu.core.ConceptId;
import java.util.Optional;

/** Something that can be seen. Its looks are a pure function of time, in seconds. */
interface Actor {

  /** What the truth calls it; empty for scenery, which gets no track. */
  Optional<ConceptId> label();

  boolean present(double time);

  Footprint footprint(double time);

  /** Draws it; with a pen for shadows, its outline is enough. */
  void paint(double time, Pen pen);
}
