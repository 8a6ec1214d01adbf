package io.miharu.eval;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The table of cases in a data folder's README.md: per case its cells by column title. */
public final class MarkdownTable {

  private MarkdownTable() {}

  /** One case. */
  public record Row(Map<String, String> cells) {

    public String get(String column) {
      return Objects.requireNonNull(cells.get(column), column);
    }
  }

  /** A folder of reference cases; the test is skipped, saying so, where it is absent. */
  public static Path folder(String name) {
    Path folder = Path.of(System.getProperty("miharu.data", "missing"), "eval", name);
    assumeTrue(
        Files.isDirectory(folder), "no " + name + " cases: set -Dmiharu.data to the data folder");
    return folder;
  }

  public static List<Row> rows(Path file) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("|")) {
        String[] cells = line.strip().replaceAll("^\\||\\|$", "").split("\\|", -1);
        lines.add(List.of(cells).stream().map(String::strip).toList());
      }
    }
    List<Row> rows = new ArrayList<>();
    for (List<String> line : lines.subList(2, lines.size())) { // below titles and rule
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < line.size(); i++) {
        row.put(lines.get(0).get(i), line.get(i));
      }
      rows.add(new Row(row));
    }
    return rows;
  }
}
