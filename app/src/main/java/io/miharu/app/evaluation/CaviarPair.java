package io.miharu.app.evaluation;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two people of the CAVIAR videos over some steps: what each does, how far apart they are, and how
 * differently they are turned. Immutable.
 *
 * <p>A file holds blocks of five lines, {@code person_1_simple_events}, {@code
 * person_2_simple_events}, {@code euclidean_distance} (px), {@code orientation_difference}
 * (degrees), {@code class}, each a name and its values. What a class means is not documented; we
 * take 0 for moving together, since most of its steps are walking, and 1 for meeting.
 *
 * @param activities of both people per step
 * @param distance per step, px
 * @param turn per step, degrees
 * @param meeting whether they meet; else they move together
 */
record CaviarPair(
    List<List<String>> activities, List<Double> distance, List<Double> turn, boolean meeting) {

  /** The rate of the CAVIAR videos. */
  private static final long STEP_MICROS = 1_000_000 / 25;

  /** The names of a block's lines, in their order. */
  private static final List<String> NAMES =
      List.of(
          "person_1_simple_events",
          "person_2_simple_events",
          "euclidean_distance",
          "orientation_difference",
          "class");

  private static final String SOURCE = "caviar";

  /** At this distance "within reach" is as likely as not, for {@link #features}, px. */
  private static final double REACH = 22;

  /** How soft that is, px. */
  private static final double REACH_SOFTNESS = 1;

  /** So long nothing is seen after the last step, so that a rule may ask what does not follow. */
  private static final int EMPTY_STEPS = 5 * 25;

  /** The same for "same heading", degrees. */
  private static final double HEADING = 45;

  private static final double HEADING_SOFTNESS = 10;

  static List<CaviarPair> read(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException missing) {
      throw new DataFormatException(file + ": there is no such file; check the path", missing);
    }
    List<CaviarPair> pairs = new ArrayList<>();
    List<List<String>> block = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<String> words = List.of(lines.get(i).strip().split("\\s+"));
      if (words.get(0).isEmpty()) {
        continue;
      }
      String needed = NAMES.get(block.size());
      if (!words.get(0).equals(needed) || words.size() < 2) {
        throw bad(file, i, "needed a line of " + needed + " with values, got " + words.get(0));
      }
      block.add(words.subList(1, words.size()));
      if (block.size() == NAMES.size()) {
        pairs.add(pair(file, i, block));
        block = new ArrayList<>();
      }
    }
    if (pairs.isEmpty() || !block.isEmpty()) {
      throw bad(file, lines.size() - 1, "needed blocks of five lines, got an end within a block");
    }
    return List.copyOf(pairs);
  }

  private static CaviarPair pair(Path file, int line, List<List<String>> block)
      throws DataFormatException {
    int steps = block.get(0).size();
    for (int row = 1; row < NAMES.size() - 1; row++) {
      if (block.get(row).size() != steps) {
        throw bad(
            file,
            line,
            "needed %d steps in each row, got %d of %s"
                .formatted(steps, block.get(row).size(), NAMES.get(row)));
      }
    }
    String kind = block.get(4).get(0);
    if (!kind.equals("0") && !kind.equals("1")) {
      throw bad(file, line, "needed class 0 or 1, got " + kind);
    }
    try {
      return new CaviarPair(
          List.of(block.get(0), block.get(1)),
          block.get(2).stream().map(Double::valueOf).toList(),
          block.get(3).stream().map(Double::valueOf).toList(),
          kind.equals("1"));
    } catch (NumberFormatException wrong) {
      throw bad(file, line, "needed numbers, got " + wrong.getMessage());
    }
  }

  private static DataFormatException bad(Path file, int line, String problem) {
    return DataFormatException.at(file.toString(), line + 1L, 1, problem);
  }

  int steps() {
    return distance.size();
  }

  /**
   * The rows as what the matcher reads: what each does is certain, distance and turn are soft. Then
   * nobody is seen for 5 s.
   *
   * @param reachPx at this distance "within reach" is as likely as not
   */
  List<Moment> moments(double reachPx) {
    List<Moment> moments = new ArrayList<>();
    for (int step = 0; step < steps(); step++) {
      MediaTime time = new MediaTime(step * STEP_MICROS);
      List<ConceptScore> scores = new ArrayList<>();
      for (int person = 1; person <= 2; person++) {
        String activity = activities.get(person - 1).get(step);
        scores.add(ConceptScore.ofTracks(concept(activity), time, 1, SOURCE, person));
      }
      scores.add(
          ConceptScore.ofTracks(concept("within-reach"), time, reach(step, reachPx), SOURCE, 1, 2));
      scores.add(ConceptScore.ofTracks(concept("same-heading"), time, heading(step), SOURCE, 1, 2));
      moments.add(new Moment(time, List.of(), scores));
    }
    for (int step = steps(); step < steps() + EMPTY_STEPS; step++) {
      moments.add(new Moment(new MediaTime(step * STEP_MICROS), List.of(), List.of()));
    }
    return moments;
  }

  private static ConceptId concept(String name) {
    return ConceptId.of("pair-" + name);
  }

  private double reach(int step, double reachPx) {
    return 1 / (1 + Math.exp((distance.get(step) - reachPx) / REACH_SOFTNESS));
  }

  private double heading(int step) {
    return 1 / (1 + Math.exp((turn.get(step) - HEADING) / HEADING_SOFTNESS));
  }

  /**
   * What few-shot learning sees, [12]: the share of steps at which both, or one, walk, are active
   * and inactive, and the least, mean and most of within reach and of same heading.
   */
  double[] features() {
    double[] features = new double[12];
    int at = 0;
    for (String activity : List.of("walking", "active", "inactive")) {
      for (int people = 1; people <= 2; people++) {
        int steps = 0;
        for (int step = 0; step < steps(); step++) {
          int doing = 0;
          for (List<String> one : activities) {
            doing += one.get(step).equals(activity) ? 1 : 0;
          }
          steps += doing >= people ? 1 : 0;
        }
        features[at++] = (double) steps / steps();
      }
    }
    double[] reach = new double[steps()];
    Arrays.setAll(reach, step -> reach(step, REACH));
    double[] heading = new double[steps()];
    Arrays.setAll(heading, this::heading);
    for (double[] series : List.of(reach, heading)) {
      features[at++] = Arrays.stream(series).min().orElse(0);
      features[at++] = Arrays.stream(series).average().orElse(0);
      features[at++] = Arrays.stream(series).max().orElse(0);
    }
    return features;
  }
}
