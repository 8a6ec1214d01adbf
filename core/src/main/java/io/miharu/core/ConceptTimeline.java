package io.miharu.core;

import java.util.Arrays;
import java.util.List;

/**
 * The concept scores of one video on a fixed time grid, a matrix [T][C] of calibrated
 * probabilities.
 *
 * <p>Shape {@code [T][C]}: step t covers {@code [t, t + 1) * step} from the first frame, concept c
 * is the c-th of {@link #concepts()}. A cell holds the largest probability seen within its step;
 * NaN where the detector of that concept did not run, which is not the same as a low score.
 * Immutable.
 */
public final class ConceptTimeline {

  private final MediaTime step;
  private final List<ConceptId> concepts;
  private final float[][] cells;

  /**
   * @param step length of a grid step, above 0
   * @param concepts the columns, each once
   * @param cells {@code [T][C]}, each NaN or in [0, 1]; copied in
   */
  public ConceptTimeline(MediaTime step, List<ConceptId> concepts, float[][] cells) {
    if (step.micros() <= 0) {
      throw new IllegalArgumentException("a grid step must last above 0 s, got " + step);
    }
    this.step = step;
    this.concepts = List.copyOf(concepts);
    if (this.concepts.stream().distinct().count() != this.concepts.size()) {
      throw new IllegalArgumentException("a concept stands twice among the columns: " + concepts);
    }
    this.cells = new float[cells.length][];
    for (int t = 0; t < cells.length; t++) {
      if (cells[t].length != this.concepts.size()) {
        throw new IllegalArgumentException(
            "step %d must have %d columns, got %d"
                .formatted(t, this.concepts.size(), cells[t].length));
      }
      for (float cell : cells[t]) {
        if (!Float.isNaN(cell)) {
          Probabilities.check("probability", cell);
        }
      }
      this.cells[t] = Arrays.copyOf(cells[t], cells[t].length);
    }
  }

  /** Length of a grid step, as a time from zero. */
  public MediaTime step() {
    return step;
  }

  /** How many steps, T. */
  public int steps() {
    return cells.length;
  }

  /** The columns, in order. */
  public List<ConceptId> concepts() {
    return concepts;
  }

  /** The probability in [0, 1], or NaN where the concept's detector did not run. */
  public float at(int step, int concept) {
    return cells[step][concept];
  }

  /** One concept over time, [T]; a copy. */
  public float[] series(ConceptId concept) {
    int column = concepts.indexOf(concept);
    if (column < 0) {
      throw new IllegalArgumentException(
          "no column %s on this timeline; it has %s".formatted(concept, concepts));
    }
    float[] series = new float[cells.length];
    for (int t = 0; t < cells.length; t++) {
      series[t] = cells[t][column];
    }
    return series;
  }
}
