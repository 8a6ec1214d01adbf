package io.miharu.eval.activitynet;

import io.miharu.eval.DataFormatException;
import java.util.List;
import java.util.Set;

/** The top-level fields of a benchmark file. */
final class Fields {

  private Fields() {}

  /**
   * Only one of them says anything; the reference tool refuses a file that lacks any, and so do we
   * where its answer is wanted.
   */
  static void require(
      JsonWalk json, List<String> fields, String needed, Set<String> seen, Parity parity)
      throws DataFormatException {
    for (String field : parity == Parity.REFERENCE ? fields : List.of(needed)) {
      if (!seen.contains(field)) {
        throw json.fault("needed the field \"%s\", got only %s".formatted(field, seen));
      }
    }
  }
}
