package io.miharu.eval.actev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * An ActEV truth or system output. Immutable.
 *
 * <p>Source: the files of NIST's ActEV_Scorer. An empty list of activities is a video in which
 * nothing happens; whether that may be scored is the scorer's business. Stricter than the
 * reference: an id that stands twice, a localization that never ends or ends before it begins, and
 * an instance in a video that was not processed are refused. Members that we do not know, such as
 * {@code alertFrame}, are passed over.
 *
 * @param filesProcessed the videos, each once, whether anything happens in them or not
 * @param activities what happens in them
 */
public record ActivityFile(List<String> filesProcessed, List<ActivityInstance> activities) {

  public ActivityFile {
    filesProcessed = List.copyOf(filesProcessed);
    activities = List.copyOf(activities);
    if (new HashSet<>(filesProcessed).size() != filesProcessed.size()) {
      throw new IllegalArgumentException(
          "a video stands twice in filesProcessed: " + filesProcessed);
    }
  }

  /** Reads a truth or a system output. */
  public static ActivityFile read(Path file) throws IOException {
    return read(file, ActivityRules.STRICT);
  }

  /** Reads a truth or a system output by the rules of an evaluation. */
  public static ActivityFile read(Path file, ActivityRules rules) throws IOException {
    return JsonReader.read(
        file, rules.lenient(), json -> new ActivityReader(file, rules).file(json));
  }

  /** Writes a new file, or over an old one: one instance a line, lines ending in LF, UTF-8. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (ActivityInstance instance : activities) {
      lines.add(JsonLines.compact(json -> ActivityWriter.write(json, instance)));
    }
    String files =
        JsonLines.compact(
            json -> {
              json.writeStartArray();
              for (String name : filesProcessed) {
                json.writeString(name);
              }
              json.writeEndArray();
            });
    Files.writeString(
        file,
        "{\"filesProcessed\":"
            + files
            + ",\n"
            + JsonLines.block("\"activities\":[", lines, "]}")
            + "\n");
  }
}
