package io.miharu.temporal.habits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is normal before one camera: a grid of {@value #COLUMNS} x {@value #ROWS} cells over the
 * picture, in each, for every {@link Kind}, a histogram of directions, log-normal speed and height,
 * and how often somebody comes. Docs, video pipeline, section 6.1.
 *
 * <pre>
 * surprise = -ln[(n_way + 1) / (n + 9)] + z_speed²/2 + z_height²/2 - ln(1 - e^-λ)
 * </pre>
 *
 * <p>λ is how many visits a minute the cell gets: the last term is the surprise that anybody of
 * this kind comes there at all. A cell that has seen fewer than {@value #ENOUGH} asks its 3 x 3
 * neighbourhood, then all cells. What was learnt fades with a half-life of seven days of watching.
 * Times of day are not told apart: the files of most cameras do not say them.
 *
 * <p>Not thread-safe.
 */
public final class HabitGrid {

  public static final int COLUMNS = 16;
  public static final int ROWS = 9;
  static final int ENOUGH = 50;

  /** The order in which their cells lie. */
  private static final List<Kind> KINDS =
      List.of(Kind.PERSON, Kind.TWO_WHEELER, Kind.VEHICLE, Kind.OTHER);

  private static final double HALF_LIFE_MINUTES = 7 * 24 * 60;

  private final List<Cell> cells;
  private double watchedMinutes;
  private double unfadedMinutes;

  /** Knows nothing yet. */
  public HabitGrid() {
    cells = new ArrayList<>();
    for (int i = 0; i < KINDS.size() * COLUMNS * ROWS; i++) {
      cells.add(new Cell());
    }
  }

  private HabitGrid(List<Cell> cells, double watchedMinutes) {
    this.cells = cells;
    this.watchedMinutes = watchedMinutes;
  }

  /**
   * A grid that goes on where another stopped.
   *
   * @param watchedMinutes {@link #watchedMinutes()} of the other
   * @param numbers {@link #numbers()} of the other
   * @throws IllegalArgumentException when these are not the numbers of such a grid
   */
  public static HabitGrid of(double watchedMinutes, List<Double> numbers) {
    int wanted = KINDS.size() * COLUMNS * ROWS * Cell.NUMBERS;
    if (numbers.size() != wanted || !(watchedMinutes >= 0)) {
      throw new IllegalArgumentException(
          "a grid of habits has %d numbers and has watched 0 minutes or more, got %d and %s"
              .formatted(wanted, numbers.size(), watchedMinutes));
    }
    if (!numbers.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a grid of habits holds finite numbers, got another");
    }
    List<Cell> cells = new ArrayList<>();
    for (int from = 0; from < wanted; from += Cell.NUMBERS) {
      List<Double> own = numbers.subList(from, from + Cell.NUMBERS);
      cells.add(new Cell(own.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    return new HabitGrid(cells, watchedMinutes);
  }

  /** Everything it knows, by kind, row and column; what the numbers mean is its own affair. */
  public List<Double> numbers() {
    return cells.stream().flatMap(cell -> cell.numbers().stream()).toList();
  }

  /** For how long it has watched, faded like everything else. */
  public double watchedMinutes() {
    return watchedMinutes;
  }

  /** Says that time has passed, whether or not anybody came. */
  public void watch(Duration time) {
    double minutes = time.toNanos() / 60e9;
    watchedMinutes += minutes;
    unfadedMinutes += minutes;
    // Fading all cells costs more than it changes in less than a minute.
    if (unfadedMinutes >= 1) {
      double factor = Math.pow(0.5, unfadedMinutes / HALF_LIFE_MINUTES);
      cells.forEach(cell -> cell.fade(factor));
      watchedMinutes *= factor;
      unfadedMinutes = 0;
    }
  }

  /**
   * Takes it for normal.
   *
   * @param entered whether it was elsewhere, or not there, when it was last looked at
   * @param weight how much of a full observation it is, in [0, 1]
   */
  public void learn(Habit habit, boolean entered, double weight) {
    Cell cell = cell(habit.kind(), column(habit), row(habit));
    cell.learn(habit, weight);
    if (entered) {
      cell.visit(weight);
    }
  }

  /** How surprising it is, in nats: 0 and more. */
  public double surprise(Habit habit) {
    Cell own = cell(habit.kind(), column(habit), row(habit));
    Cell known = known(habit, own);
    double visitsPerMinute = (own.visits() + 0.5) / (watchedMinutes + 1);
    return known.surpriseOfWay(habit)
        + known.surpriseOfSpeed(habit)
        + known.surpriseOfHeight(habit)
        - Math.log(-Math.expm1(-visitsPerMinute));
  }

  /** Whether both are in the same cell of the same kind. */
  static boolean sameCell(Habit one, Habit other) {
    return one.kind() == other.kind() && column(one) == column(other) && row(one) == row(other);
  }

  private Cell known(Habit habit, Cell own) {
    if (own.seen() >= ENOUGH) {
      return own;
    }
    Cell around = new Cell();
    for (int row = Math.max(0, row(habit) - 1); row <= Math.min(ROWS - 1, row(habit) + 1); row++) {
      for (int column = Math.max(0, column(habit) - 1);
          column <= Math.min(COLUMNS - 1, column(habit) + 1);
          column++) {
        around.add(cell(habit.kind(), column, row));
      }
    }
    if (around.seen() >= ENOUGH) {
      return around;
    }
    Cell everywhere = new Cell();
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        everywhere.add(cell(habit.kind(), column, row));
      }
    }
    return everywhere;
  }

  private Cell cell(Kind kind, int column, int row) {
    return cells.get((KINDS.indexOf(kind) * ROWS + row) * COLUMNS + column);
  }

  private static int column(Habit habit) {
    return Math.min(COLUMNS - 1, (int) (habit.x() * COLUMNS));
  }

  private static int row(Habit habit) {
    return Math.min(ROWS - 1, (int) (habit.y() * ROWS));
  }
}
