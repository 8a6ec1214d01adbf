package io.miharu.eval.viper;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One annotated thing: an event, a tracked object, or the frames that are annotated at all.
 *
 * @param name of its descriptor, such as {@code PersonRuns} or {@code FACE}
 * @param id tells objects of one name apart; some files reuse it over disjoint frames
 * @param frames where it is
 * @param attributes by name, in the order of the file; an attribute without values has an empty
 *     list
 * @param comment a remark to write into it; empty for none
 * @param line of the file, from 1; 0 where it comes from no file
 */
public record ViperObject(
    String name,
    int id,
    FrameSpans frames,
    Map<String, List<ViperValue>> attributes,
    String comment,
    int line) {

  public ViperObject {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes)); // keeps the order
  }

  /** The values of an attribute, whatever the case of its name; none where it is absent. */
  public List<ViperValue> values(String attribute) {
    for (Map.Entry<String, List<ViperValue>> entry : attributes.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(attribute)) {
        return entry.getValue();
      }
    }
    return List.of();
  }
}
