package io.miharu.app.report;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.core.Evidence;
import java.util.List;

/** The words a report needs of the ontology. */
public interface ReportWords {

  /** The evidence in English sentences, one per thing that was seen, without full stops. */
  List<String> reasons(Evidence evidence);

  /** One node of an evidence tree in a word or two, without its children. */
  String say(Evidence evidence);

  /** What the event would be without this concept; empty text where nobody worked it out. */
  String without(Evidence evidence);

  /** The concept's English name. */
  String label(ConceptId concept);

  /** The event's Japanese name; empty text where it has none. */
  String japaneseLabel(EventId event);
}
