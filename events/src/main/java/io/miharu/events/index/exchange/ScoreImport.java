package io.miharu.events.index.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.core.ConceptId;
import io.miharu.events.index.IndexFormatException;
import io.miharu.events.index.IndexWriter;
import io.miharu.events.index.Origin;
import io.miharu.events.index.VideoWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * Puts concept scores of any network into an index. A video that is there under the same name is
 * replaced. Not thread-safe.
 */
public final class ScoreImport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final IndexWriter index;
  private final ScoreScale scale;
  private final Function<String, ConceptId> naming;

  /** Labels in tables and lines are named by {@link ConceptNames#of}. */
  public ScoreImport(IndexWriter index, ScoreScale scale) {
    this(index, scale, ConceptNames::of);
  }

  /**
   * @param naming an id for each label in tables and lines; it may refuse one as an illegal
   *     argument
   */
  public ScoreImport(IndexWriter index, ScoreScale scale, Function<String, ConceptId> naming) {
    this.index = index;
    this.scale = scale;
    this.naming = naming;
  }

  private static Origin origin(Path file) {
    return Origin.of(file.toString(), Map.of(Origin.IMPORTED, String.valueOf(file.getFileName())));
  }

  /**
   * Imports a matrix.
   *
   * @param file for messages and as the origin
   * @param matrix {@code [T][C]} for one video, {@code [V][C]} for a single step of each of several
   *     videos, or {@code [V][T][C]}; NaN where a detector did not run
   * @param concepts the C columns
   * @param names of the videos: one for {@code [T][C]}, V otherwise
   * @return the names
   */
  public List<String> matrix(
      Path file, NpyMatrix matrix, List<ConceptId> concepts, List<String> names)
      throws IOException {
    int axes = matrix.axes();
    if (axes < 2 || axes > 3) {
      throw new IndexFormatException(
          "%s must have the axes (steps, concepts), (videos, concepts) or (videos, steps,"
                  .formatted(file)
              + " concepts), got the shape "
              + matrix);
    }
    int columns = matrix.length(axes - 1);
    if (columns != concepts.size()) {
      throw new IndexFormatException(
          "%s has %d columns and the list of labels %d; give one label for each column"
              .formatted(file, columns, concepts.size()));
    }
    int steps = axes == 3 ? matrix.length(1) : names.size() == 1 ? matrix.length(0) : 1;
    int videos = axes == 3 || names.size() != 1 ? matrix.length(0) : 1;
    if (videos != names.size()) {
      throw new IndexFormatException(
          "%s of shape %s holds %d videos and %d names are given; give one for each"
              .formatted(file, matrix, videos, names.size()));
    }
    for (int v = 0; v < videos; v++) {
      index.remove(names.get(v));
      try (VideoWriter writer = index.begin(names.get(v), origin(file), concepts)) {
        int[] order = concepts.stream().mapToInt(writer::column).toArray();
        float[] row = new float[columns];
        for (int step = 0; step < steps; step++) {
          for (int c = 0; c < columns; c++) {
            row[order[c]] = probability(file, matrix, (v * steps + step) * columns + c);
          }
          writer.row(step, row);
        }
        writer.finish();
      }
    }
    return List.copyOf(names);
  }

  private float probability(Path file, NpyMatrix matrix, int at) throws IndexFormatException {
    try {
      return scale.probability(matrix.at(at));
    } catch (IllegalArgumentException outside) {
      int columns = matrix.length(matrix.axes() - 1);
      throw new IndexFormatException(
          "%s, row %d, column %d: %s"
              .formatted(file, at / columns, at % columns, outside.getMessage()),
          outside);
    }
  }

  /**
   * Imports a table with a header. Long: {@code video,start,end,concept,probability} in any order,
   * {@code logit} instead of the last, and {@code end} may be missing. Wide: {@code
   * video,start,end} and then a column for each concept, empty where its detector did not run.
   *
   * @return the names of the videos
   */
  public List<String> csv(Path file) throws IOException {
    ScoreTable table = new ScoreTable(index.grid());
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String header = reader.readLine();
      if (header == null) {
        throw new IndexFormatException(
            file + " is empty; it needs a header: video,start,concept,…");
      }
      CsvScores scores = CsvScores.of(file, header, scale, index.grid(), naming);
      int number = 1;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          scores.line(line, table);
        } catch (IllegalArgumentException wrong) {
          throw at(file, number, wrong);
        }
      }
    }
    return table.write(index, origin(file));
  }

  /**
   * Imports lines of JSON, each a score: {@code source}, {@code start}, {@code end}, {@code
   * concept} and {@code probability} or {@code logit}. Logits must say that they are calibrated.
   *
   * @param allowRaw take logits that do not say so
   * @return the names of the videos
   */
  public List<String> jsonLines(Path file, boolean allowRaw) throws IOException {
    ScoreTable table = new ScoreTable(index.grid());
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          add(JSON.readTree(line), allowRaw, table);
        } catch (JsonProcessingException notJson) {
          throw new IndexFormatException(
              "%s, line %d is not JSON: %s".formatted(file, number, notJson.getOriginalMessage()),
              notJson);
        } catch (IllegalArgumentException wrong) {
          throw at(file, number, wrong);
        }
      }
    }
    return table.write(index, origin(file));
  }

  private void add(JsonNode score, boolean allowRaw, ScoreTable table) {
    boolean logit = score.has("logit");
    if (logit && !allowRaw && !score.path("calibrated").asBoolean()) {
      throw new IllegalArgumentException(
          "the logit is not calibrated; calibrate it and say \"calibrated\": true, or pass"
              + " --allow-raw");
    }
    double start = number(score, "start");
    DoubleUnaryOperator probability =
        logit ? x -> new ScoreScale(true, scale.factor()).probability(x) : scale::probability;
    table.add(
        text(score, "source"),
        start,
        score.hasNonNull("end") ? number(score, "end") : start,
        naming.apply(text(score, "concept")),
        (float) probability.applyAsDouble(number(score, logit ? "logit" : "probability")));
  }

  private static String text(JsonNode object, String field) {
    if (!object.path(field).isTextual()) {
      throw new IllegalArgumentException(
          "needs a \"%s\" in quotes, got %s".formatted(field, object.path(field)));
    }
    return object.path(field).asText();
  }

  private static double number(JsonNode object, String field) {
    if (!object.path(field).isNumber()) {
      throw new IllegalArgumentException(
          "needs a number \"%s\", got %s".formatted(field, object.path(field)));
    }
    return object.path(field).asDouble();
  }

  private static IndexFormatException at(Path file, int line, IllegalArgumentException wrong) {
    return new IndexFormatException(
        "%s, line %d: %s".formatted(file, line, wrong.getMessage()), wrong);
  }

  /** The names of V videos called after a file: {@code scores-00001} and so on. */
  public static List<String> numbered(String stem, int videos) {
    List<String> names = new ArrayList<>();
    for (int v = 1; v <= videos; v++) {
      names.add(String.format(Locale.ROOT, "%s-%05d", stem, v));
    }
    return List.copyOf(names);
  }
}
