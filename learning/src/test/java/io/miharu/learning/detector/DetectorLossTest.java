package io.miharu.learning.detector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.learning.detector.TargetBoxes.Target;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DetectorLossTest {

  private static final DetectorNetwork NETWORK = new DetectorNetwork(64, 32, 2);
  private static final Cells CELLS = new Cells(NETWORK);

  /** 8 x 4 cells of stride 8, 4 x 2 of 16, 2 x 1 of 32. */
  @Test
  void cells_of64x32_are32And8And2() {
    assertEquals(32 + 8 + 2, CELLS.count());
    assertEquals(8, CELLS.stride(31));
    assertEquals(16, CELLS.stride(32));
    assertEquals(48, CELLS.centreX(41), "the second of stride 32");
  }

  @Test
  void numbers_thenEdges_giveTheBoxBack() {
    Box box = new Box(13, 5, 40, 30);
    for (int cell = 0; cell < CELLS.count(); cell++) {
      double[] edges = new double[4];
      CELLS.edges(cell, CELLS.numbers(cell, box), 0, edges);
      assertArrayEquals(new double[] {13, 5, 40, 30}, edges, 1e-4);
    }
  }

  /** [0,2)² and [1,3)²: 1 shared of 7, hull 9: GIoU = 1/7 - 2/9. */
  @Test
  void boxLoss_ofTwoThatOverlap_isOneLessGiou() {
    double loss = BoxLoss.of(new double[] {0, 0, 2, 2}, new Box(1, 1, 3, 3), new double[4]);
    assertEquals(1 - (1 / 7.0 - 2 / 9.0), loss, 1e-12);
  }

  /** [0,1)² and [3,4) x [0,1): nothing shared, union 2, hull 4: GIoU = -2/4. */
  @Test
  void boxLoss_ofTwoThatAreApart_growsWithTheGap() {
    double[] slope = new double[4];
    double loss = BoxLoss.of(new double[] {0, 0, 1, 1}, new Box(3, 0, 4, 1), slope);
    assertEquals(1.5, loss, 1e-12);
    assertTrue(slope[2] < 0, "the right edge is drawn towards the other box");
  }

  @Test
  void boxLoss_slopes_areThoseOfSmallSteps() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 200; round++) {
      double[] edges = edges(random);
      double[] other = edges(random);
      Box box = new Box((float) other[0], (float) other[1], (float) other[2], (float) other[3]);
      double[] slope = new double[4];
      BoxLoss.of(edges, box, slope);
      for (int i = 0; i < 4; i++) {
        double[] more = edges.clone();
        double[] less = edges.clone();
        more[i] += 1e-6;
        less[i] -= 1e-6;
        double wanted =
            (BoxLoss.of(more, box, new double[4]) - BoxLoss.of(less, box, new double[4])) / 2e-6;
        assertEquals(wanted, slope[i], 1e-5 * Math.max(1, Math.abs(wanted)), "round " + round);
      }
    }
  }

  private static double[] edges(SplittableRandom random) {
    double left = 10 * random.nextDouble();
    double top = 10 * random.nextDouble();
    return new double[] {
      left, top, left + 1 + 9 * random.nextDouble(), top + 1 + 9 * random.nextDouble()
    };
  }

  /**
   * One cell that learns a thing which it says exactly (IoU 1, box loss 0), at object logit 0: |1 -
   * ½|² log 2; two classes at logit 0: 2 log 2. All others say object with p = ½ where nothing is:
   * ¼ log 2 each.
   */
  @Test
  void picture_evenLogits_costsLog2AsWorked() {
    float[] output = new float[CELLS.count() * NETWORK.values()];
    Box box = new Box(16, 8, 32, 24);
    Target target = new Target(1, box, 1, 1);
    int cell = 32; // of stride 16
    System.arraycopy(CELLS.numbers(cell, box), 0, output, cell * NETWORK.values(), 4);
    int[] taken = new int[CELLS.count()];
    Arrays.fill(taken, TargetAssignment.NOTHING);
    taken[cell] = 0;
    taken[0] = TargetAssignment.IGNORED;
    double loss =
        new DetectorLoss(CELLS, NETWORK.values(), List.of(List.of(target)))
            .picture(output, 0, List.of(target), taken, 1, new float[output.length]);
    double log2 = Math.log(2);
    assertEquals(log2 / 4 + 2 * log2 + 40 * log2 / 4, loss, 1e-4);
  }

  /** Half the confidence, half the cost of the thing: the cells without one stay. */
  @Test
  void picture_aThingTheTeacherHalfBelieves_countsHalf() {
    float[] output = new float[CELLS.count() * NETWORK.values()];
    Box box = new Box(10, 8, 32, 24);
    int[] taken = new int[CELLS.count()];
    Arrays.fill(taken, TargetAssignment.IGNORED);
    taken[32] = 0;
    DetectorLoss loss = new DetectorLoss(CELLS, NETWORK.values(), List.of());
    float[] slope = new float[output.length];
    double whole =
        loss.picture(output, 0, List.of(new Target(0, box, 1, 1)), taken, 1, slope.clone());
    double half = loss.picture(output, 0, List.of(new Target(0, box, 0.5f, 1)), taken, 1, slope);
    assertEquals(whole / 2, half, 1e-9);
  }

  /**
   * At logits 0 a class's slope is ½ less what is wanted of it: of a car by 0.6 that is car 0.6,
   * bus and truck 0.2 each, and nothing else.
   */
  @Test
  void picture_aThingOfUnsureLabel_isOfItsFamily() {
    Cells cells = new Cells(new DetectorNetwork(64, 32, DetectorLabels.ALL.size()));
    int values = 5 + DetectorLabels.ALL.size();
    float[] output = new float[cells.count() * values];
    int[] taken = new int[cells.count()];
    Arrays.fill(taken, TargetAssignment.IGNORED);
    taken[32] = 0;
    Target car = new Target(2, new Box(10, 8, 32, 24), 1, 0.6f);
    float[] slope = new float[output.length];
    new DetectorLoss(cells, values, List.of()).picture(output, 0, List.of(car), taken, 1, slope);
    float[] classes = Arrays.copyOfRange(slope, 32 * values + 5, 33 * values);
    // person, bicycle, car, motorcycle, bus, truck
    assertArrayEquals(new float[] {0.5f, 0.5f, -0.1f, 0.5f, 0.3f, 0.3f}, classes, 1e-6f);
  }

  /** The quality is taken as it is, so what is differenced is a loss with fixed quality: no box. */
  @Test
  void picture_slopesOfObjectAndClasses_areThoseOfSmallSteps() {
    SplittableRandom random = new SplittableRandom(11);
    float[] output = new float[CELLS.count() * NETWORK.values()];
    for (int i = 0; i < output.length; i++) {
      output[i] = (float) (random.nextDouble() - 0.5);
    }
    List<Target> targets =
        List.of(
            new Target(0, new Box(3, 4, 20, 28), 0.7f, 0.9f),
            new Target(1, new Box(30, 0, 60, 30), 1, 1));
    int[] taken = new int[CELLS.count()];
    Arrays.fill(taken, TargetAssignment.NOTHING);
    taken[9] = 0;
    taken[35] = 1;
    taken[41] = 1;
    DetectorLoss loss = new DetectorLoss(CELLS, NETWORK.values(), List.of());
    float[] slope = new float[output.length];
    loss.picture(output, 0, targets, taken, 0.25, slope);
    for (int cell : new int[] {0, 9, 35, 41}) {
      for (int k = 0; k < NETWORK.values(); k++) {
        int i = cell * NETWORK.values() + k;
        // A step of the box would change the quality, which has no slope: object p = q there.
        float kept = output[i];
        double wanted = difference(loss, output, i, targets, taken, k < 4);
        assertEquals(kept, output[i]);
        assertEquals(wanted, slope[i], 2e-3 * Math.max(1, Math.abs(wanted)), cell + " " + k);
      }
    }
  }

  private static double difference(
      DetectorLoss loss, float[] output, int i, List<Target> targets, int[] taken, boolean box) {
    float kept = output[i];
    float step = 1e-2f;
    double[] sides = new double[2];
    for (int side = 0; side < 2; side++) {
      output[i] = kept + (side == 0 ? step : -step);
      double all = loss.picture(output, 0, targets, taken, 0.25, new float[output.length]);
      sides[side] = box ? all - objects(output, targets, taken) : all;
    }
    output[i] = kept;
    return (sides[0] - sides[1]) / (2 * step);
  }

  /** The part of the loss that depends on the quality, by the formula of the class comment. */
  private static double objects(float[] output, List<Target> targets, int[] taken) {
    double sum = 0;
    for (int cell = 0; cell < taken.length; cell++) {
      int at = cell * NETWORK.values();
      double weight = 0.25;
      double quality = 0;
      if (taken[cell] >= 0) {
        Target target = targets.get(taken[cell]);
        double[] edges = new double[4];
        CELLS.edges(cell, output, at, edges);
        quality = BoxLoss.iou(edges, target.box());
        weight *= target.confidence();
      }
      double p = 1 / (1 + Math.exp(-output[at + 4]));
      double entropy = -quality * Math.log(p) - (1 - quality) * Math.log(1 - p);
      sum += weight * (quality - p) * (quality - p) * entropy;
    }
    return sum;
  }
}
