package io.miharu.app.search;

import io.miharu.events.index.Calibration;
import io.miharu.events.index.ConceptQuery;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Something to search for. Immutable.
 *
 * @param name an event's id, or the words as the user wrote them
 * @param label for people
 * @param query what the index is asked
 * @param because by name of a part of the query, where its weight comes from
 * @param remarks what the user should know of how the question was understood
 * @param windowSeconds how long the clips were that it was learned from; absent where it was not
 *     learned, or from whole videos
 * @param calibration how the stored scores are to be read, unless the user says otherwise
 */
public record AskedEvent(
    String name,
    String label,
    ConceptQuery query,
    Map<String, String> because,
    List<String> remarks,
    OptionalDouble windowSeconds,
    Calibration calibration) {

  public AskedEvent {
    because = Map.copyOf(because);
    remarks = List.copyOf(remarks);
  }

  /** With the usual reading of scores. */
  AskedEvent(
      String name,
      String label,
      ConceptQuery query,
      Map<String, String> because,
      List<String> remarks,
      OptionalDouble windowSeconds) {
    this(name, label, query, because, remarks, windowSeconds, Calibration.AUTO);
  }

  /** Not learned, and nothing to remark. */
  AskedEvent(String name, String label, ConceptQuery query, Map<String, String> because) {
    this(name, label, query, because, List.of(), OptionalDouble.empty());
  }

  /** The same with another query. */
  AskedEvent withQuery(ConceptQuery other, Map<String, String> reasons) {
    return new AskedEvent(name, label, other, reasons, remarks, windowSeconds, calibration);
  }

  AskedEvent withRemark(String more) {
    return withRemarks(Stream.concat(remarks.stream(), Stream.of(more)).toList());
  }

  AskedEvent withRemarks(List<String> more) {
    return new AskedEvent(name, label, query, because, more, windowSeconds, calibration);
  }
}
