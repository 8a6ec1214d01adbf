package io.miharu.eval.actev;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which activities are scored. Immutable.
 *
 * @param objectTypes by activity, what may take part in it; empty where that is left open
 * @param objectClasses by activity, the class that each object type counts as, for the types that
 *     do not count as themselves; activities without such types may be left out
 */
public record ActivityIndex(
    SortedMap<String, List<String>> objectTypes,
    SortedMap<String, Map<String, String>> objectClasses) {

  public ActivityIndex {
    TreeMap<String, List<String>> types = new TreeMap<>();
    objectTypes.forEach((activity, list) -> types.put(activity, List.copyOf(list)));
    objectTypes = Collections.unmodifiableSortedMap(types);
    TreeMap<String, Map<String, String>> classes = new TreeMap<>();
    objectClasses.forEach(
        (activity, map) -> classes.put(activity, Collections.unmodifiableMap(new TreeMap<>(map))));
    objectClasses = Collections.unmodifiableSortedMap(classes);
  }

  /** An index in which every type counts as itself. */
  public ActivityIndex(SortedMap<String, List<String>> objectTypes) {
    this(objectTypes, new TreeMap<>());
  }

  /** What an object counts as in an activity. */
  public String objectClass(String activity, String type) {
    return objectClasses.getOrDefault(activity, Map.of()).getOrDefault(type, type);
  }

  /**
   * Whether objects of a type count as anything. Where an activity says what its types count as,
   * others count as nothing and match nothing.
   */
  public boolean hasClass(String activity, String type) {
    Map<String, String> classes = objectClasses.get(activity);
    return classes == null
        || classes.containsKey(type)
        || objectTypes.getOrDefault(activity, List.of()).contains(type);
  }

  /** The same activities, in which objects of one type alone take part. */
  public ActivityIndex withType(String type, String objectClass) {
    TreeMap<String, List<String>> types = new TreeMap<>();
    TreeMap<String, Map<String, String>> classes = new TreeMap<>();
    objectTypes
        .keySet()
        .forEach(
            activity -> {
              types.put(activity, List.of(type));
              classes.put(activity, Map.of(type, objectClass));
            });
    return new ActivityIndex(types, classes);
  }

  /** Whether objects of a type may take part in an activity. */
  public boolean takesPart(String activity, String type) {
    List<String> types = objectTypes.getOrDefault(activity, List.of());
    return types.isEmpty() || types.contains(type);
  }

  public static ActivityIndex read(Path file) throws IOException {
    return read(file, false);
  }

  /**
   * Reads an index.
   *
   * @param lastKeys whether a key may stand twice in one object, and the last one counts
   */
  public static ActivityIndex read(Path file, boolean lastKeys) throws IOException {
    return JsonReader.read(
        file,
        lastKeys,
        json -> {
          TreeMap<String, List<String>> types = new TreeMap<>();
          TreeMap<String, Map<String, String>> classes = new TreeMap<>();
          json.object(
              "an activity index",
              (name, value) -> {
                types.put(name, List.of());
                value.object(
                    "an activity of the index",
                    (key, member) -> {
                      switch (key) {
                        case "objectTypes" ->
                            types.put(
                                name,
                                member.array("objectTypes", item -> item.text("an object type")));
                        case "objectTypeMap" -> classes.put(name, objectClasses(member));
                        default -> member.skip();
                      }
                    });
              });
          return new ActivityIndex(types, classes);
        });
  }

  private static Map<String, String> objectClasses(JsonReader json) throws IOException {
    Map<String, String> classes = new TreeMap<>();
    json.object(
        "objectTypeMap", (type, value) -> classes.put(type, value.text("the class of a type")));
    return classes;
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
                writeClasses(json, objectClasses.getOrDefault(entry.getKey(), Map.of()));
                json.writeEndObject();
              });
      lines.add(JsonLines.compact(json -> json.writeString(entry.getKey())) + ":" + activity);
    }
    Files.writeString(file, JsonLines.block("{", lines, "}") + "\n");
  }

  private static void writeClasses(JsonGenerator json, Map<String, String> classes)
      throws IOException {
    if (!classes.isEmpty()) {
      json.writeObjectFieldStart("objectTypeMap");
      for (var entry : classes.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    }
  }
}
