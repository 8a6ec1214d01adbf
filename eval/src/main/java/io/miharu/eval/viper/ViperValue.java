package io.miharu.eval.viper;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One value of an attribute.
 *
 * @param type the element's name, such as {@code bbox}, {@code obox}, {@code bvalue}
 * @param frames the frames it holds for; empty where it holds for the whole object
 * @param fields what the element says of itself, such as {@code value} or {@code x}; not its frames
 * @param parts what stands inside it, such as the points of a polygon; mostly nothing
 * @param line of the file, from 1; 0 where it comes from no file
 */
public record ViperValue(
    String type,
    Optional<FrameSpans> frames,
    Map<String, String> fields,
    List<ViperValue> parts,
    int line) {

  public ViperValue {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields)); // keeps the order
    parts = List.copyOf(parts);
  }

  /** A value for the whole object, such as {@code <data:bvalue value="true"/>}. */
  public static ViperValue of(String type, String value) {
    return new ViperValue(type, Optional.empty(), Map.of("value", value), List.of(), 0);
  }

  /** What it says under {@code value}, empty where it says nothing. */
  public Optional<String> value() {
    return Optional.ofNullable(fields.get("value"));
  }
}
