package io.miharu.learning.detector;

import io.miharu.core.Box;
import io.miharu.learning.detector.TargetBoxes.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Which cell learns which thing of a picture.
 *
 * <p>Source: SimOTA of Ge et al., "YOLOX", arXiv:2107.08430, section 2.2: near its middle, a thing
 * takes the cells that already fit it best; how many, the sum of their ten best overlaps says, at
 * least 1. Differences: the middle is 1.5 strides wide on every side; a thing between all cells
 * takes the nearest of each stride; a cell wanted by two goes to the one it fits better.
 */
final class TargetAssignment {

  /** Of a cell that learns that there is nothing. */
  static final int NOTHING = -1;

  /** Of a cell that learns nothing. */
  static final int IGNORED = -2;

  private static final double RADIUS = 1.5;
  private static final int TOP = 10;
  private static final double IOU_WEIGHT = 3;

  private final Cells cells;
  private final int values;

  TargetAssignment(Cells cells, int values) {
    this.cells = cells;
    this.values = values;
  }

  /** What a thing would cost a cell. */
  private record Candidate(int cell, double iou, double cost) {}

  /**
   * The number of its target for each cell, {@link #NOTHING} or {@link #IGNORED}.
   *
   * @param output of the network
   * @param offset where this picture's numbers begin
   */
  int[] assign(float[] output, int offset, List<Target> targets) {
    int[] taken = new int[cells.count()];
    double[] cost = new double[cells.count()];
    Arrays.fill(taken, NOTHING);
    for (int t = 0; t < targets.size(); t++) {
      if (targets.get(t).kind() == TargetBoxes.UNSURE) {
        continue;
      }
      List<Candidate> best = candidates(output, offset, targets.get(t));
      best.sort(Comparator.comparingDouble(candidate -> -candidate.iou()));
      double sum = 0;
      for (int i = 0; i < Math.min(TOP, best.size()); i++) {
        sum += best.get(i).iou();
      }
      int count = Math.max(1, (int) sum);
      best.sort(Comparator.comparingDouble(Candidate::cost).thenComparingInt(Candidate::cell));
      for (Candidate one : best.subList(0, Math.min(count, best.size()))) {
        if (taken[one.cell()] < 0 || one.cost() < cost[one.cell()]) {
          taken[one.cell()] = t;
          cost[one.cell()] = one.cost();
        }
      }
    }
    ignore(targets, taken);
    return taken;
  }

  private List<Candidate> candidates(float[] output, int offset, Target target) {
    List<Candidate> near = new ArrayList<>();
    Box box = target.box();
    int[] nearest = new int[DetectorNetwork.STRIDES.length];
    double[] distance = new double[nearest.length];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    for (int cell = 0; cell < cells.count(); cell++) {
      double reach = RADIUS * cells.stride(cell);
      double dx = Math.abs(cells.centreX(cell) - box.centreX());
      double dy = Math.abs(cells.centreY(cell) - box.centreY());
      if (dx < reach && dy < reach) {
        near.add(candidate(output, offset, cell, target));
      }
      int level = Integer.numberOfTrailingZeros(cells.stride(cell)) - 3;
      if (dx * dx + dy * dy < distance[level]) {
        distance[level] = dx * dx + dy * dy;
        nearest[level] = cell;
      }
    }
    if (near.isEmpty()) {
      for (int cell : nearest) {
        near.add(candidate(output, offset, cell, target));
      }
    }
    return near;
  }

  private Candidate candidate(float[] output, int offset, int cell, Target target) {
    int at = offset + cell * values;
    double[] edges = new double[4];
    cells.edges(cell, output, at, edges);
    double iou = BoxLoss.iou(edges, target.box());
    double unlike = softplus(-output[at + 5 + target.kind()]) + softplus(-output[at + 4]);
    return new Candidate(cell, iou, unlike - IOU_WEIGHT * Math.log(iou + 1e-8));
  }

  /** Cells that learn no thing, but lie where there may be one. */
  private void ignore(List<Target> targets, int[] taken) {
    for (Target target : targets) {
      if (target.kind() == TargetBoxes.UNSURE) {
        for (int cell = 0; cell < taken.length; cell++) {
          double x = cells.centreX(cell);
          double y = cells.centreY(cell);
          Box box = target.box();
          if (taken[cell] == NOTHING
              && x >= box.left() - cells.stride(cell) / 2.0
              && x < box.right() + cells.stride(cell) / 2.0
              && y >= box.top() - cells.stride(cell) / 2.0
              && y < box.bottom() + cells.stride(cell) / 2.0) {
            taken[cell] = IGNORED;
          }
        }
      }
    }
  }

  /** {@code log(1 + exp(x))}. */
  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}
