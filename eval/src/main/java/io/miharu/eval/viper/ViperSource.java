package io.miharu.eval.viper;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a file says of one video.
 *
 * @param filename as it stands in the file, often with {@code file:} before it
 * @param information the attributes of its {@code Information}, such as {@code NUMFRAMES}
 * @param objects in the order of the file
 * @param line of the file, from 1; 0 where it comes from no file
 */
public record ViperSource(
    String filename,
    Map<String, List<ViperValue>> information,
    List<ViperObject> objects,
    int line) {

  public ViperSource {
    information = Collections.unmodifiableMap(new LinkedHashMap<>(information));
    objects = List.copyOf(objects);
  }

  /** The video's name without {@code file:}. */
  public String video() {
    return filename.startsWith("file:") ? filename.substring("file:".length()) : filename;
  }

  /** The video's name without its folders. */
  public String videoName() {
    String path = video().replace('\\', '/');
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** How many frames the video has, where the file says so. */
  public OptionalInt frames() {
    for (ViperValue value : information.getOrDefault("NUMFRAMES", List.of())) {
      try {
        return OptionalInt.of(Integer.parseInt(value.value().orElse("")));
      } catch (NumberFormatException e) {
        return OptionalInt.empty(); // only said for information, so not worth a refusal
      }
    }
    return OptionalInt.empty();
  }
}
