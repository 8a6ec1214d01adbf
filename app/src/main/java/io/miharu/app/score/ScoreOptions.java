package io.miharu.app.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.app.console.JsonTarget;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.SheetTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every scorer shares, and what they do with its sheets. */
final class ScoreOptions {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--json",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = JsonTarget.STANDARD_OUTPUT,
      description = "Print all scores as JSON, to standard output or FILE.")
  private @Nullable String json;

  /** Where the scores go that were asked for as JSON; the text then stays away from it. */
  boolean jsonOnStandardOutput() {
    return JsonTarget.STANDARD_OUTPUT.equals(json);
  }

  /**
   * Hands the sheets out: as JSON where asked for, and as a short text where nothing else fills
   * standard output.
   *
   * @param sheets one per system, in the order they were given
   */
  void publish(List<ScoreSheet> sheets, PrintWriter text) throws IOException {
    if (json != null) {
      try (JsonTarget target = JsonTarget.open(json)) {
        target.line(JSON.writeValueAsString(asJson(sheets)));
      }
    }
    if (!jsonOnStandardOutput()) {
      for (ScoreSheet sheet : sheets) {
        text.printf("%s  %s%n", sheet.scorer(), sheet.system());
        for (ScoreSheet.Score score : sheet.headline()) {
          text.printf(Locale.ROOT, "  %-28s %s%n", score.name(), shown(score.value()));
        }
        sheet.notes().forEach(note -> text.println("  note: " + note));
      }
    }
  }

  private static String shown(double value) {
    return Double.isNaN(value) ? "undefined" : String.format(Locale.ROOT, "%.6f", value);
  }

  private static ArrayNode asJson(List<ScoreSheet> sheets) {
    ArrayNode list = JSON.createArrayNode();
    for (ScoreSheet sheet : sheets) {
      ObjectNode node = list.addObject();
      node.put("scorer", sheet.scorer());
      node.put("system", sheet.system());
      ObjectNode headline = node.putObject("scores");
      sheet.headline().forEach(score -> put(headline, score.name(), score.value()));
      ArrayNode tables = node.putArray("tables");
      sheet.tables().forEach(table -> tables.add(asJson(table)));
      ArrayNode notes = node.putArray("notes");
      sheet.notes().forEach(notes::add);
    }
    return list;
  }

  private static ObjectNode asJson(SheetTable table) {
    ObjectNode node = JSON.createObjectNode();
    node.put("title", table.title());
    ArrayNode rows = node.putArray("rows");
    for (SheetTable.Row row : table.rows()) {
      ObjectNode cells = rows.addObject();
      cells.put(table.rowKind(), row.name());
      for (int i = 0; i < table.columns().size(); i++) {
        put(cells, table.columns().get(i), row.values().get(i));
      }
    }
    return node;
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }
}
