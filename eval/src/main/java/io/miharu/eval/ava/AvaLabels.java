package io.miharu.eval.ava;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The actions that count, by number: a label map in protocol buffer text, {@code item { name: "…"
 * id: 1 }}, or {@code label { name: … label_id: … }}. Immutable.
 *
 * @param names by number
 */
public record AvaLabels(SortedMap<Integer, String> names) {

  public AvaLabels {
    names = new TreeMap<>(names);
  }

  /** All actions of a table, each named by its number: where there is no label map. */
  public static AvaLabels ofTable(Path truth) throws IOException {
    SortedMap<Integer, String> names = new TreeMap<>();
    AvaBoxes.actions(truth).forEach(action -> names.put(action, Integer.toString(action)));
    return new AvaLabels(names);
  }

  /**
   * Reads a label map.
   *
   * @throws DataFormatException where a number has no name, or is none
   */
  public static AvaLabels read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DataFormatException(file + ": needed a label map, found no such file");
    }
    SortedMap<Integer, String> names = new TreeMap<>();
    String name = "";
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String[] sides = lines.get(i).strip().split(":", 2);
      String value = sides.length == 2 ? sides[1].strip() : "";
      switch (sides[0].strip()) {
        case "name" -> name = value.replaceAll("^[\"']|[\"']$", "");
        case "id", "label_id" -> {
          if (!value.matches("[0-9]{1,9}") || name.isEmpty()) {
            throw DataFormatException.at(
                file.toString(),
                i + 1L,
                1,
                "needed a name and then a whole number as id, got \"%s\" for \"%s\""
                    .formatted(value, name));
          }
          names.put(Integer.parseInt(value), name);
          name = "";
        }
        default -> {}
      }
    }
    if (names.isEmpty()) {
      throw new DataFormatException(file + ": needed items with name and id, found none");
    }
    return new AvaLabels(names);
  }
}
