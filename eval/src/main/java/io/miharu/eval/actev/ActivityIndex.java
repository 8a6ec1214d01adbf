package io.miharu.eval.actev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which activities are scored. Immutable.
 *
 * @param objectTypes by activity, what may take part in it; may be empty
 */
public record ActivityIndex(SortedMap<String, List<String>> objectTypes) {

  public ActivityIndex {
    TreeMap<String, List<String>> copy = new TreeMap<>();
    objectTypes.forEach((activity, types) -> copy.put(activity, List.copyOf(types)));
    objectTypes = Collections.unmodifiableSortedMap(copy);
  }

  public static ActivityIndex read(Path file) throws IOException {
    return JsonReader.read(
        file,
        json -> {
          TreeMap<String, List<String>> activities = new TreeMap<>();
          json.object(
              "an activity index", (name, value) -> activities.put(name, objectTypes(value)));
          return new ActivityIndex(activities);
        });
  }

  private static List<String> objectTypes(JsonReader json) throws IOException {
    List<String> types = new ArrayList<>();
    json.object(
        "an activity of the index",
        (key, value) -> {
          if (key.equals("objectTypes")) {
            types.addAll(value.array("objectTypes", item -> item.text("an object type")));
          } else {
            value.skip();
          }
        });
    return types;
  }

  /** Writes a new file, or over an old one: one activity a line, by name, lines ending in LF. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (var entry : objectTypes.entrySet()) {
      String activity =
          JsonLines.compact(
              json -> {
                json.writeStartObject();
                json.writeArrayFieldStart("objectTypes");
                for (String type : entry.getValue()) {
                  json.writeString(type);
                }
                json.writeEndArray();
                json.writeEndObject();
              });
      lines.add(JsonLines.compact(json -> json.writeString(entry.getKey())) + ":" + activity);
    }
    Files.writeString(file, JsonLines.block("{", lines, "}") + "\n");
  }
}
