package io.miharu.learning.detector;

import io.miharu.learning.detector.TargetBoxes.Target;
import io.miharu.nets.graph.Loss;
import java.util.List;

/**
 * What a batch of pictures costs: per cell the object, per cell with a thing its box and classes,
 * divided by the number of such cells.
 *
 * <p>Object: quality focal loss (Li et al., "Generalized Focal Loss", NeurIPS 2020, equation 2),
 * {@code |q - p|^2 (-q log p - (1 - q) log(1 - p))}, q the overlap of the box that the cell says
 * with the true one, taken as it is. Box: {@link BoxLoss}. Classes: a sigmoid and cross-entropy
 * each. What the teacher is less sure of counts less, by its confidence. Not thread-safe.
 */
final class DetectorLoss implements Loss {

  private static final double BOX_WEIGHT = 2;

  private final Cells cells;
  private final TargetAssignment assignment;
  private final int values;
  private final List<List<Target>> pictures;

  /**
   * @param pictures what each picture of the batch shows
   */
  DetectorLoss(Cells cells, int values, List<List<Target>> pictures) {
    this.cells = cells;
    this.assignment = new TargetAssignment(cells, values);
    this.values = values;
    this.pictures = pictures;
  }

  @Override
  public double of(float[] output, float[] gradient) {
    int[][] taken = new int[pictures.size()][];
    int things = 0;
    for (int p = 0; p < taken.length; p++) {
      taken[p] = assignment.assign(output, p * cells.count() * values, pictures.get(p));
      for (int target : taken[p]) {
        things += target >= 0 ? 1 : 0;
      }
    }
    double share = 1.0 / Math.max(1, things);
    double loss = 0;
    for (int p = 0; p < taken.length; p++) {
      int offset = p * cells.count() * values;
      loss += picture(output, offset, pictures.get(p), taken[p], share, gradient);
    }
    return loss;
  }

  /**
   * The cost of one picture.
   *
   * @param taken what each cell learns
   * @param share what all is multiplied with
   * @param gradient receives how it grows with each number, from {@code offset} on
   */
  double picture(
      float[] output,
      int offset,
      List<Target> targets,
      int[] taken,
      double share,
      float[] gradient) {
    double loss = 0;
    double[] edges = new double[4];
    for (int cell = 0; cell < taken.length; cell++) {
      int at = offset + cell * values;
      if (taken[cell] == TargetAssignment.IGNORED) {
        continue;
      }
      double quality = 0;
      double weight = share;
      if (taken[cell] >= 0) {
        Target target = targets.get(taken[cell]);
        weight *= target.confidence();
        cells.edges(cell, output, at, edges);
        quality = BoxLoss.iou(edges, target.box());
        loss += thing(output, at, cell, target, edges, weight, gradient);
      }
      loss += object(output[at + 4], quality, weight, gradient, at + 4);
    }
    return loss;
  }

  private double thing(
      float[] output,
      int at,
      int cell,
      Target target,
      double[] edges,
      double weight,
      float[] gradient) {
    double[] slope = new double[4];
    double loss = BOX_WEIGHT * weight * BoxLoss.of(edges, target.box(), slope);
    double size = cells.stride(cell);
    double scale = BOX_WEIGHT * weight;
    gradient[at] = (float) (scale * size * (slope[0] + slope[2]));
    gradient[at + 1] = (float) (scale * size * (slope[1] + slope[3]));
    for (int axis = 0; axis < 2; axis++) {
      double half = (edges[2 + axis] - edges[axis]) / 2;
      boolean free = Math.abs(output[at + 2 + axis]) < Cells.MAX_LOG_SIZE;
      gradient[at + 2 + axis] = free ? (float) (scale * half * (slope[2 + axis] - slope[axis])) : 0;
    }
    for (int k = 5; k < values; k++) {
      double wanted = wanted(target, k - 5);
      double x = output[at + k];
      loss += weight * (TargetAssignment.softplus(x) - x * wanted);
      gradient[at + k] = (float) (weight * (sigmoid(x) - wanted));
    }
    return loss;
  }

  /** How probable a class is: what the votes gave to others is spread over those of its family. */
  private static double wanted(Target target, int kind) {
    if (kind == target.kind()) {
      return target.share();
    }
    List<Integer> siblings = DetectorLabels.siblings(target.kind());
    return siblings.contains(kind) ? (1 - target.share()) / siblings.size() : 0;
  }

  /** Quality focal loss of one logit. */
  private static double object(double x, double quality, double weight, float[] gradient, int at) {
    double p = sigmoid(x);
    double off = p - quality;
    double entropy = TargetAssignment.softplus(x) - x * quality;
    // d/dx of off² · entropy, with dp/dx = p (1 - p) and d entropy / dx = off
    gradient[at] = (float) (weight * (2 * off * p * (1 - p) * entropy + off * off * off));
    return weight * off * off * entropy;
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
