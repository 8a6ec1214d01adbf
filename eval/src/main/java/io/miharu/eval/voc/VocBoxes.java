package io.miharu.eval.voc;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The boxes of a folder with a text file per picture: {@code class x y width height}, or {@code
 * class score x y width height} for found ones, parted by blanks. Immutable.
 *
 * @param boxes by name of the picture, then in the order of its file
 */
public record VocBoxes(List<Labelled> boxes) {

  /**
   * One box; its last row and column of pixels belong to it.
   *
   * @param picture the name of its file
   * @param name of the class
   * @param score higher is surer; 1 for true boxes
   */
  public record Labelled(
      String picture,
      String name,
      double score,
      double left,
      double top,
      double right,
      double bottom) {

    double area() {
      return (right - left + 1) * (bottom - top + 1);
    }

    /** Intersection over union of the pixels of both. */
    double iou(Labelled other) {
      if (left > other.right || other.left > right || bottom < other.top || other.bottom < top) {
        return 0;
      }
      double shared =
          (Math.min(right, other.right) - Math.max(left, other.left) + 1)
              * (Math.min(bottom, other.bottom) - Math.max(top, other.top) + 1);
      return shared / (area() + other.area() - shared);
    }
  }

  /** How the four numbers of a box are meant. */
  public enum Sides {
    /** Left, top, width, height. */
    XYWH,
    /** Left, top, right, bottom. */
    XYRB
  }

  public VocBoxes {
    boxes = List.copyOf(boxes);
  }

  /**
   * Reads all {@code .txt} files of a folder.
   *
   * @param scored whether a score follows the class
   * @throws DataFormatException where a line does not fit
   */
  public static VocBoxes read(Path folder, boolean scored, Sides sides) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new DataFormatException(folder + ": needed a folder of text files, found none");
    }
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new DataFormatException(folder + ": needed text files, one per picture, found none");
    }
    List<Labelled> boxes = new ArrayList<>();
    for (Path file : files) {
      read(file, scored, sides, boxes);
    }
    return new VocBoxes(boxes);
  }

  private static void read(Path file, boolean scored, Sides sides, List<Labelled> into)
      throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (MalformedInputException notText) {
      throw new DataFormatException(file + ": needed UTF-8 text, got other bytes", notText);
    }
    String picture = String.valueOf(file.getFileName()).replaceFirst("\\.txt$", "");
    int columns = scored ? 6 : 5;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] cells = lines.get(i).strip().split("\\s+", -1);
      if (cells.length != columns) {
        throw DataFormatException.at(
            file.toString(),
            i + 1L,
            Math.min(cells.length, columns) + 1L,
            "needed %d columns, class%s and four numbers, got %d"
                .formatted(columns, scored ? ", score" : "", cells.length));
      }
      double[] numbers = new double[columns - 1];
      for (int c = 1; c < columns; c++) {
        numbers[c - 1] = number(file, i + 1, c + 1, cells[c]);
      }
      int first = scored ? 1 : 0;
      double left = numbers[first];
      double top = numbers[first + 1];
      double right = sides == Sides.XYWH ? left + numbers[first + 2] : numbers[first + 2];
      double bottom = sides == Sides.XYWH ? top + numbers[first + 3] : numbers[first + 3];
      if (right < left || bottom < top) {
        throw DataFormatException.at(
            file.toString(),
            i + 1L,
            columns - 1L,
            "needed a box with a size of 0 px or more, got \"%s\"".formatted(lines.get(i).strip()));
      }
      into.add(new Labelled(picture, cells[0], scored ? numbers[0] : 1, left, top, right, bottom));
    }
  }

  private static double number(Path file, int line, int column, String cell)
      throws DataFormatException {
    try {
      double value = Double.parseDouble(cell);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException notOne) {
      // Said below, as for NaN.
    }
    throw DataFormatException.at(
        file.toString(), line, column, "needed a finite number, got \"%s\"".formatted(cell));
  }
}
