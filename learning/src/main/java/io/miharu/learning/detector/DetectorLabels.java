package io.miharu.learning.detector;

import io.miharu.core.ConceptId;
import io.miharu.core.LabelFamilies;
import java.util.List;
import java.util.stream.IntStream;

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

  private static final List<List<Integer>> SIBLINGS =
      ALL.stream().map(DetectorLabels::siblings).toList();

  private DetectorLabels() {}

  /** The numbers of the other classes of a class's family, rising. */
  static List<Integer> siblings(int kind) {
    return SIBLINGS.get(kind);
  }

  private static List<Integer> siblings(ConceptId label) {
    return IntStream.range(0, ALL.size())
        .filter(k -> FAMILIES.areSiblings(label, ALL.get(k)))
        .boxed()
        .toList();
  }
}
