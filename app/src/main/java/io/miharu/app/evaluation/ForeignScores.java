package io.miharu.app.evaluation;

import io.miharu.core.ConceptId;
import io.miharu.eval.DataFormatException;
import io.miharu.events.calibration.RankNormal;
import io.miharu.events.index.exchange.NpyMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Concept scores that somebody else's network made: one row per video, one column per concept.
 *
 * <p>Not to be changed after it is made.
 *
 * @param labels the columns' names as their file spells them, each once
 * @param ids the same as concept ids: {@code ApplyLipstick} is {@code apply-lipstick}
 * @param videos the rows' names; empty where only their number is known
 * @param rows [N][C]
 */
record ForeignScores(
    List<String> labels, List<ConceptId> ids, List<String> videos, List<double[]> rows) {

  /**
   * @param scores a NumPy matrix
   * @param labels one name per line, one line per column
   * @param videos one name per line, one line per row; empty path for none
   */
  static ForeignScores read(Path scores, Path labels, List<Path> videos) throws IOException {
    double[][] matrix = NpyMatrix.read(scores).rows();
    List<String> names = lines(labels);
    int columns = matrix.length == 0 ? 0 : matrix[0].length;
    if (matrix.length < 2 || names.size() != columns) {
      throw new DataFormatException(
          "%s has %d rows and %d columns, %s has %d names; needed are two rows or more and one name per column"
              .formatted(scores, matrix.length, columns, labels, names.size()));
    }
    List<ConceptId> ids = new ArrayList<>();
    for (String name : names) {
      ConceptId id = idOf(name, labels);
      if (ids.contains(id)) {
        throw new DataFormatException("%s: %s stands there twice".formatted(labels, name));
      }
      ids.add(id);
    }
    List<String> rowNames = new ArrayList<>();
    for (Path file : videos) {
      rowNames.addAll(lines(file));
      if (rowNames.size() != matrix.length) {
        throw new DataFormatException(
            "%s names %d videos, %s has %d rows"
                .formatted(file, rowNames.size(), scores, matrix.length));
      }
    }
    checkFinite(matrix, scores);
    return new ForeignScores(names, List.copyOf(ids), rowNames, List.of(matrix));
  }

  /**
   * The row of a video: by its name where rows have names, with or without a file's extension, else
   * by the number its name ends in, from 1.
   */
  int row(String video) throws DataFormatException {
    int row = videos.indexOf(video);
    for (int i = 0; row < 0 && i < videos.size(); i++) {
      row = videos.get(i).replaceFirst("\\.[A-Za-z0-9]{2,4}$", "").equals(video) ? i : -1;
    }
    if (videos.isEmpty()) {
      int digits = video.length();
      while (digits > 0 && Character.isDigit(video.charAt(digits - 1))) {
        digits--;
      }
      String number = video.substring(digits);
      row = number.isEmpty() || number.length() > 9 ? -1 : Integer.parseInt(number) - 1;
    }
    if (row < 0 || row >= rows.size()) {
      throw new DataFormatException(
          "no row for video %s among %d; name the rows with --videos FILE, one name per line"
              .formatted(video, rows.size()));
    }
    return row;
  }

  /** Whether each row shares out one whole among the concepts: all sums alike, within 1 %. */
  boolean sharesOfOneWhole() {
    double first = sum(rows.get(0));
    for (double[] row : rows) {
      for (double score : row) {
        if (score < 0) {
          return false;
        }
      }
      if (!(Math.abs(sum(row) - first) <= 0.01 * first)) {
        return false;
      }
    }
    return first > 0;
  }

  /**
   * The same on one scale: shares of one whole as they are, other scores by their rank among the
   * rows (event detection, section 3). NaN stays NaN.
   */
  ForeignScores calibrated() {
    if (sharesOfOneWhole()) {
      return this;
    }
    double[][] logits = new double[rows.size()][labels.size()];
    for (int c = 0; c < labels.size(); c++) {
      double[] column = new double[logits.length];
      for (int i = 0; i < column.length; i++) {
        column[i] = rows.get(i)[c];
      }
      RankNormal calibration = RankNormal.fit(column);
      for (int i = 0; i < column.length; i++) {
        logits[i][c] = calibration.logit(column[i]);
      }
    }
    return new ForeignScores(labels, ids, videos, List.of(logits));
  }

  /**
   * Words of a label: {@code ApplyLipstick}, {@code apply_lipstick} and {@code apply-lipstick}
   * alike.
   */
  static String words(String label) {
    return label
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  static ConceptId idOf(String label, Path file) throws DataFormatException {
    String kebab = words(label).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (kebab.isEmpty()) {
      throw new DataFormatException(
          "%s: a label needs letters a-z or digits, got \"%s\"".formatted(file, label));
    }
    return ConceptId.of(kebab);
  }

  private static double sum(double[] row) {
    double sum = 0;
    for (double score : row) {
      sum += score;
    }
    return sum;
  }

  private static void checkFinite(double[][] matrix, Path file) throws DataFormatException {
    for (int r = 0; r < matrix.length; r++) {
      for (int c = 0; c < matrix[r].length; c++) {
        if (Double.isInfinite(matrix[r][c])) {
          throw new DataFormatException(
              "%s: row %d, column %d is infinite; needed are finite scores, or NaN where a detector did not run"
                  .formatted(file, r, c));
        }
      }
    }
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(l -> !l.isEmpty())
          .toList();
    } catch (NoSuchFileException missing) {
      throw new DataFormatException(file + ": there is no such file; check the path", missing);
    }
  }
}
