package io.miharu.learning.detector;

import io.miharu.core.ConceptId;
import io.miharu.core.LabelFamilies;
import java.util.List;

/** What the detector of our own tells apart, in the order of its classes. */
public final class DetectorLabels {

  private static final ConceptId BICYCLE = ConceptId.of("bicycle");
  private static final ConceptId CAR = ConceptId.of("car");
  private static final ConceptId MOTORCYCLE = ConceptId.of("motorcycle");
  private static final ConceptId BUS = ConceptId.of("bus");
  private static final ConceptId TRUCK = ConceptId.of("truck");

  public static final List<ConceptId> ALL =
      List.of(ConceptId.of("person"), BICYCLE, CAR, MOTORCYCLE, BUS, TRUCK);

  /** What a teacher, too, calls by one name in one look and by another in the next. */
  public static final LabelFamilies FAMILIES =
      new LabelFamilies(List.of(List.of(CAR, BUS, TRUCK), List.of(BICYCLE, MOTORCYCLE)));

  private DetectorLabels() {}
}
