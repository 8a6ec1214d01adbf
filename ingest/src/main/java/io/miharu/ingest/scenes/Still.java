package io.miharu.ingest.scenes;

import io.miharu.core.ConceptId;
import java.util.Optional;

/** Something built that stands still. Immutable. */
record Still(Optional<ConceptId> label, Build build, Placement place) implements Actor {

  @Override
  public Footprint footprint(double time) {
    return new Footprint(
        place.x(), place.z(), place.heading(), build.length() / 2, build.width() / 2);
  }

  @Override
  public void paint(double time, Pen pen) {
    build.paint(new Solid(pen, place));
  }
}
