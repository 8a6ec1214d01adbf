package io.miharu.events.index.exchange;

import io.miharu.core.ConceptId;
import io.miharu.events.index.IndexFormatException;
import io.miharu.events.index.TimeGrid;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the lines of a table of scores whose header is known. */
final class CsvScores {

  private final List<String> header;
  private final ScoreScale scale;
  private final TimeGrid grid;
  private final Function<String, ConceptId> naming;
  private final int video;
  private final int start;
  private final int end;
  private final int concept;
  private final int score;
  private final TreeMap<Integer, ConceptId> wide = new TreeMap<>();

  private CsvScores(
      List<String> header, ScoreScale scale, TimeGrid grid, Function<String, ConceptId> naming) {
    this.naming = naming;
    this.header = header;
    this.grid = grid;
    video = header.indexOf("video");
    start = header.indexOf("start");
    end = header.indexOf("end");
    concept = header.indexOf("concept");
    int logit = header.indexOf("logit");
    score = logit >= 0 ? logit : header.indexOf("probability");
    this.scale = concept >= 0 && logit >= 0 ? new ScoreScale(true, scale.factor()) : scale;
    if (concept < 0) {
      for (int column = 0; column < header.size(); column++) {
        if (column != video && column != start && column != end) {
          wide.put(column, naming.apply(header.get(column)));
        }
      }
    }
  }

  static CsvScores of(
      Path file, String header, ScoreScale scale, TimeGrid grid, Function<String, ConceptId> naming)
      throws IndexFormatException {
    try {
      CsvScores scores = new CsvScores(values(header.replace("\uFEFF", "")), scale, grid, naming);
      boolean complete =
          scores.video >= 0
              && scores.start >= 0
              && (scores.concept < 0 ? !scores.wide.isEmpty() : scores.score >= 0);
      if (!complete) {
        throw new IllegalArgumentException(
            "the header must be video,start,end,concept,probability (or logit), or"
                + " video,start,end and a column for each concept; got "
                + header);
      }
      Set<ConceptId> names = new HashSet<>(scores.wide.values());
      if (names.size() < scores.wide.size()) {
        throw new IllegalArgumentException("two columns are of the same concept: " + header);
      }
      return scores;
    } catch (IllegalArgumentException refused) {
      throw new IndexFormatException(file + ", line 1: " + refused.getMessage(), refused);
    }
  }

  void line(String line, ScoreTable table) {
    List<String> values = values(line);
    if (values.size() != header.size()) {
      throw new IllegalArgumentException(
          "the header has %d columns, this line %d".formatted(header.size(), values.size()));
    }
    double from = number(values, start);
    double to =
        end < 0 || values.get(end).isBlank() ? from + grid.stepSeconds() : number(values, end);
    if (concept >= 0) {
      table.add(
          values.get(video),
          from,
          to,
          naming.apply(values.get(concept)),
          scale.probability(number(values, score)));
      return;
    }
    wide.forEach(
        (column, name) -> {
          if (!values.get(column).isBlank()) {
            table.add(values.get(video), from, to, name, scale.probability(number(values, column)));
          }
        });
  }

  private double number(List<String> values, int column) {
    try {
      return Double.parseDouble(values.get(column).strip());
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "column %s needs a number, got \"%s\"".formatted(header.get(column), values.get(column)),
          notANumber);
    }
  }

  /** The values of a line; one that holds a comma or a quote stands in double quotes. */
  static List<String> values(String line) {
    List<String> values = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        value.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(c);
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quote is not closed");
    }
    values.add(value.toString());
    return List.copyOf(values);
  }
}
