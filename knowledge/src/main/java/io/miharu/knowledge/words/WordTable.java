package io.miharu.knowledge.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Word vectors from a text file, one {@code word v1 … vD} per line.
 *
 * <p>Source: event detection, section 4. Vectors are brought to length 1 on load; a text of several
 * words is the mean of its known words, at length 1. Case is ignored. Immutable.
 */
public final class WordTable implements TextVectors {

  private final String source;
  private final Map<String, double[]> vectors = new HashMap<>(); // looked up only

  private WordTable(String source) {
    this.source = source;
  }

  /**
   * @throws IOException when the file cannot be read or a line is no word with numbers; the message
   *     names the line
   */
  public static WordTable read(Path file) throws IOException {
    WordTable table = new WordTable(String.valueOf(file.getFileName()));
    int dimensions = -1;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        String[] parts = line.strip().split("\\s+", -1);
        double[] vector = new double[parts.length - 1];
        try {
          for (int d = 0; d < vector.length; d++) {
            vector[d] = Double.parseDouble(parts[d + 1]);
          }
        } catch (NumberFormatException wrong) {
          throw new IOException(
              "%s, line %d: needed a word and numbers, got \"%s\"".formatted(file, number, line),
              wrong);
        }
        if (vector.length == 0 || (dimensions >= 0 && vector.length != dimensions)) {
          throw new IOException(
              "%s, line %d: needed %d numbers as in the first line, got %d"
                  .formatted(file, number, Math.max(1, dimensions), vector.length));
        }
        dimensions = vector.length;
        table.vectors.put(parts[0].toLowerCase(Locale.ROOT), Meaning.unit(vector));
      }
    }
    return table;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public boolean isWord(String word) {
    return vectors.containsKey(word.toLowerCase(Locale.ROOT));
  }

  @Override
  public Optional<double[]> vector(String text) {
    double[] sum = new double[0];
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      double[] vector = vectors.get(word);
      if (vector != null) {
        sum = sum.length == 0 ? new double[vector.length] : sum;
        for (int d = 0; d < sum.length; d++) {
          sum[d] += vector[d];
        }
      }
    }
    return sum.length == 0 ? Optional.empty() : Optional.of(Meaning.unit(sum));
  }
}
