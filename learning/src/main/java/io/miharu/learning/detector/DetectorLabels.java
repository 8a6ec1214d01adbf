package io.miharu.learning.detector;

import io.miharu.core.ConceptId;
import java.util.List;

/** What the detector of our own tells apart, in the order of its classes. */
public final class DetectorLabels {

  public static final List<ConceptId> ALL =
      List.of(
          ConceptId.of("person"),
          ConceptId.of("bicycle"),
          ConceptId.of("car"),
          ConceptId.of("motorcycle"),
          ConceptId.of("bus"),
          ConceptId.of("truck"));

  private DetectorLabels() {}
}
