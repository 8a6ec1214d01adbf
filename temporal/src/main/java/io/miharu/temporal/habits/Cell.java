package io.miharu.temporal.habits;

import java.util.Arrays;
import java.util.List;

/**
 * What was seen of one kind in one cell of the grid: how often it came, where it went, how fast and
 * how tall it was. Counts fade, so they are not whole numbers. Not thread-safe.
 */
final class Cell {

  static final int WAYS = Habit.WAYS;

  /** How many numbers describe a cell. */
  static final int NUMBERS = WAYS + 7;

  private static final int VISITS = WAYS;
  private static final int MOVING = WAYS + 1;
  private static final int LOG_SPEED = WAYS + 2;
  private static final int LOG_SPEED_2 = WAYS + 3;
  private static final int SEEN = WAYS + 4;
  private static final int LOG_HEIGHT = WAYS + 5;
  private static final int LOG_HEIGHT_2 = WAYS + 6;

  /** Speeds and heights vary at least so much, in ln: five times what boxes jitter by. */
  private static final double MIN_SPREAD = 0.1;

  /** Beyond this, farther off says nothing more; it keeps a wild box from drowning the rest. */
  private static final double MAX_Z = 6;

  /** As many observations of a wide spread are taken for granted, so that the first are no law. */
  private static final double PRIOR = 5;

  private static final double PRIOR_SPREAD = 0.4;

  private final double[] numbers;

  Cell() {
    this(new double[NUMBERS]);
  }

  Cell(double[] numbers) {
    this.numbers = numbers;
  }

  List<Double> numbers() {
    return Arrays.stream(numbers).boxed().toList();
  }

  void learn(Habit habit, double weight) {
    numbers[habit.way()] += weight;
    numbers[SEEN] += weight;
    double logHeight = Math.log(habit.height());
    numbers[LOG_HEIGHT] += weight * logHeight;
    numbers[LOG_HEIGHT_2] += weight * logHeight * logHeight;
    if (!habit.stands() && habit.speed() > 0) {
      double logSpeed = Math.log(habit.speed());
      numbers[MOVING] += weight;
      numbers[LOG_SPEED] += weight * logSpeed;
      numbers[LOG_SPEED_2] += weight * logSpeed * logSpeed;
    }
  }

  void visit(double weight) {
    numbers[VISITS] += weight;
  }

  void fade(double factor) {
    for (int i = 0; i < NUMBERS; i++) {
      numbers[i] *= factor;
    }
  }

  /** Adds what another cell has seen. */
  void add(Cell other) {
    for (int i = 0; i < NUMBERS; i++) {
      numbers[i] += other.numbers[i];
    }
  }

  double seen() {
    return numbers[SEEN];
  }

  double visits() {
    return numbers[VISITS];
  }

  /** -ln of the share of those that went the same way, each way counted once more than seen. */
  double surpriseOfWay(Habit habit) {
    return -Math.log((numbers[habit.way()] + 1) / (numbers[SEEN] + WAYS));
  }

  /** Half the squared distance from the usual ln of speed, in standard deviations. */
  double surpriseOfSpeed(Habit habit) {
    return habit.stands() || habit.speed() == 0
        ? 0
        : surprise(Math.log(habit.speed()), numbers[MOVING], LOG_SPEED, LOG_SPEED_2);
  }

  double surpriseOfHeight(Habit habit) {
    return surprise(Math.log(habit.height()), numbers[SEEN], LOG_HEIGHT, LOG_HEIGHT_2);
  }

  private double surprise(double value, double n, int sum, int sumOfSquares) {
    if (n < 1) {
      return 0;
    }
    double mean = numbers[sum] / n;
    double variance = Math.max(0, numbers[sumOfSquares] / n - mean * mean);
    double spread = Math.sqrt((n * variance + PRIOR * PRIOR_SPREAD * PRIOR_SPREAD) / (n + PRIOR));
    double z = Math.min(MAX_Z, Math.abs(value - mean) / Math.max(MIN_SPREAD, spread));
    return z * z / 2;
  }
}
