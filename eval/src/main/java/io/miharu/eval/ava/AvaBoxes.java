package io.miharu.eval.ava;

import io.miharu.eval.DataFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The boxes of an AVA table: {@code video,timestamp,x1,y1,x2,y2,action[,score]}, places as shares
 * of the picture, timestamps in seconds. A line of only {@code video,timestamp} names a frame where
 * nothing is. The eighth column of a truth, the person, is left out. Immutable.
 */
public final class AvaBoxes {

  /** Timestamps count alike to so many digits behind the point, as in the reference. */
  private static final int TIME_DIGITS = 6;

  /**
   * One box.
   *
   * @param action its number
   * @param score higher is surer
   */
  record ActionBox(int action, double score, double x1, double y1, double x2, double y2) {

    static final Comparator<ActionBox> LEAST_FIRST =
        Comparator.comparingDouble(ActionBox::score)
            .thenComparingInt(ActionBox::action)
            .thenComparingDouble(ActionBox::y1)
            .thenComparingDouble(ActionBox::x1)
            .thenComparingDouble(ActionBox::y2)
            .thenComparingDouble(ActionBox::x2);

    boolean hasArea() {
      return x1 < x2 && y1 < y2;
    }

    double iou(ActionBox other) {
      double width = Math.min(x2, other.x2) - Math.max(x1, other.x1);
      double height = Math.min(y2, other.y2) - Math.max(y1, other.y1);
      double shared = Math.max(0, width) * Math.max(0, height);
      double areas = (x2 - x1) * (y2 - y1) + (other.x2 - other.x1) * (other.y2 - other.y1);
      return shared > 0 ? shared / (areas - shared) : 0;
    }
  }

  private final Map<String, List<ActionBox>> frames; // in the order of the file

  private AvaBoxes(Map<String, List<ActionBox>> frames) {
    this.frames = frames;
  }

  /**
   * By frame, {@code video,timestamp}, in the order in which the file names them; those of a truth
   * where no action counts are there too, without boxes.
   */
  Map<String, List<ActionBox>> frames() {
    return frames;
  }

  /**
   * Reads the true boxes of the actions that count, in the order of the file.
   *
   * @throws DataFormatException where a line does not fit
   */
  public static AvaBoxes readTruth(Path file, AvaLabels labels) throws IOException {
    Map<String, List<ActionBox>> frames = new LinkedHashMap<>();
    read(
        file,
        true,
        frame -> frames.computeIfAbsent(frame, key -> new ArrayList<>()),
        (frame, box) -> {
          if (labels.names().containsKey(box.action())) {
            frames.computeIfAbsent(frame, key -> new ArrayList<>()).add(box);
          }
        });
    return new AvaBoxes(frames);
  }

  /**
   * Reads the found boxes of the actions that count, of each frame the 50 surest, the surest first.
   *
   * @throws DataFormatException where a line does not fit
   */
  public static AvaBoxes readFound(Path file, AvaLabels labels) throws IOException {
    Map<String, SurestBoxes> surest = new LinkedHashMap<>();
    read(
        file,
        false,
        frame -> {},
        (frame, box) -> {
          if (labels.names().containsKey(box.action())) {
            surest.computeIfAbsent(frame, key -> new SurestBoxes()).add(box);
          }
        });
    Map<String, List<ActionBox>> frames = new LinkedHashMap<>();
    surest.forEach((frame, boxes) -> frames.put(frame, boxes.surestFirst()));
    return new AvaBoxes(frames);
  }

  /** The actions that a table of truths names. */
  static Set<Integer> actions(Path file) throws IOException {
    Set<Integer> actions = new HashSet<>();
    read(file, true, frame -> {}, (frame, box) -> actions.add(box.action()));
    return actions;
  }

  /** Reads the frames that are left out: {@code video,timestamp}. */
  public static Set<String> readExclusions(Path file) throws IOException {
    Set<String> frames = new HashSet<>();
    try (BufferedReader lines = open(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        String[] cells = line.split(",", -1);
        if (cells.length != 2) {
          throw DataFormatException.at(
              file.toString(),
              number,
              Math.min(cells.length, 2) + 1L,
              "needed video,timestamp, got %d column(s)".formatted(cells.length));
        }
        frames.add(frame(file, number, cells));
      }
    }
    return frames;
  }

  private interface Sink {
    void add(String frame, ActionBox box);
  }

  private static BufferedReader open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DataFormatException(file + ": needed an AVA table, found no such file");
    }
    return Files.newBufferedReader(file);
  }

  private static void read(Path file, boolean truth, Consumer<String> frames, Sink boxes)
      throws IOException {
    try (BufferedReader lines = open(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        String[] cells = line.split(",", -1);
        if (cells.length != 2 && cells.length != 7 && cells.length != 8) {
          throw DataFormatException.at(
              file.toString(),
              number,
              Math.min(cells.length, 8) + 1L,
              "needed video,timestamp,x1,y1,x2,y2,action[,%s], got %d column(s)"
                  .formatted(truth ? "person" : "score", cells.length));
        }
        String frame = frame(file, number, cells);
        frames.accept(frame);
        if (cells.length == 2) {
          continue;
        }
        double x1 = decimal(file, number, 3, cells[2]);
        double y1 = decimal(file, number, 4, cells[3]);
        double x2 = decimal(file, number, 5, cells[4]);
        double y2 = decimal(file, number, 6, cells[5]);
        int action = whole(file, number, 7, cells[6]);
        double score = truth || cells.length == 7 ? 1 : decimal(file, number, 8, cells[7]);
        boxes.add(frame, new ActionBox(action, score, x1, y1, x2, y2));
      }
    } catch (MalformedInputException notText) {
      throw new DataFormatException(file + ": needed UTF-8 text, got other bytes", notText);
    }
  }

  /** Timestamps count alike whether they are written as {@code 902}, {@code 0902} or 902.0. */
  private static String frame(Path file, int line, String[] cells) throws DataFormatException {
    try {
      BigDecimal time =
          new BigDecimal(cells[1].strip()).setScale(TIME_DIGITS, RoundingMode.HALF_EVEN);
      return cells[0].strip() + "," + time.stripTrailingZeros().toPlainString();
    } catch (ArithmeticException | NumberFormatException notOne) {
      throw DataFormatException.at(
          file.toString(),
          line,
          2,
          "needed a timestamp in seconds, got \"%s\"".formatted(cells[1]));
    }
  }

  private static int whole(Path file, int line, int column, String cell)
      throws DataFormatException {
    String text = cell.strip();
    if (!text.matches("[0-9]{1,9}")) {
      throw DataFormatException.at(
          file.toString(), line, column, "needed a whole number, got \"%s\"".formatted(cell));
    }
    return Integer.parseInt(text);
  }

  private static double decimal(Path file, int line, int column, String cell)
      throws DataFormatException {
    try {
      double value = Double.parseDouble(cell.strip());
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
