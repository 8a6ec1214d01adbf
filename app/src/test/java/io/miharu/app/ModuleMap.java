package io.miharu.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The ten modules and their arrows, as STYLE and the README draw them. */
final class ModuleMap {

  private static final Map<String, List<String>> ROWS =
      new TreeMap<>(
          Map.of(
              "core", List.of(),
              "ingest", List.of("core"),
              "nets", List.of("core"),
              "detectors", List.of("core", "nets"),
              "temporal", List.of("core", "nets"),
              "events", List.of("core"),
              "knowledge", List.of("core", "events"),
              "eval", List.of("core"),
              "learning", List.of("core", "detectors", "eval", "nets", "temporal"),
              "app",
                  List.of(
                      "core",
                      "detectors",
                      "eval",
                      "events",
                      "ingest",
                      "knowledge",
                      "learning",
                      "nets",
                      "temporal")));

  private ModuleMap() {}

  /** All modules, in alphabetical order. */
  static List<String> modules() {
    return List.copyOf(ROWS.keySet());
  }

  /** What a module may import, in alphabetical order. */
  static List<String> row(String module) {
    List<String> row = ROWS.get(module);
    if (row == null) {
      throw new IllegalArgumentException("no module " + module + "; there are " + modules());
    }
    return row;
  }

  /** The packages of a module, as ArchUnit writes them. */
  static String packageOf(String module) {
    return "io.miharu." + module + "..";
  }
}
