package io.miharu.temporal.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyPart;
import io.miharu.nets.graph.Losses;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.TrainableNetwork;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkeletonNetworksTest {

  /** The lite form of the method's table, with as many frames as the full one. */
  private static final FineToCoarse LITE_16 =
      new FineToCoarse(FineToCoarse.LITE.widths(), 4, 16, Set.of());

  /** Statement K2: the table of the method file. */
  @ParameterizedTest
  @CsvSource({
    "full, ntu-25, 1, 60, 1818556",
    "full, msr-20, 1, 20, 1808276",
    "full, kinect-20, 1, 10, 1805706",
    "full, sbu-15, 2, 8, 2706632",
    "lite, ntu-25, 1, 60, 488572",
    "lite, msr-20, 1, 20, 478292",
    "lite, kinect-20, 1, 10, 475722",
    "lite, sbu-15, 2, 8, 711656"
  })
  void fineToCoarse_hasTheParametersOfTheTable(
      String size, String layout, int bodies, int classes, int parameters) {
    FineToCoarse recipe = size.equals("full") ? FineToCoarse.FULL : FineToCoarse.LITE;
    Network net = recipe.network(BodyLayout.named(layout), bodies, classes, 1);
    assertEquals(parameters, net.parameterCount());
  }

  /** Statement K2: the table's counts are of one stream; one person has two and the last layers. */
  @ParameterizedTest
  @CsvSource({
    "full, ntu-25, 501166080, 128",
    "full, sbu-15, 300699648, 128",
    "full, msr-20, 400932864, 128",
    "lite, ntu-25, 125982720, 64",
    "lite, sbu-15, 75589632, 64",
    "lite, msr-20, 100786176, 64"
  })
  void fineToCoarse_hasTheMultiplicationsOfTheTable(
      String size, String layout, long ofAStream, int vector) {
    FineToCoarse recipe = size.equals("full") ? FineToCoarse.FULL : LITE_16;
    Network net = recipe.network(BodyLayout.named(layout), 1, 10, 1);
    long last = 2L * vector * 256 + 256 * 10;
    assertEquals(2 * ofAStream + last, net.multiplications());
  }

  /** Every convolution keeps its size in time, so half the frames are half the work. */
  @Test
  void fineToCoarseLite_eightFrames_halvesTheMultiplicationsAndNoParameter() {
    Network half = FineToCoarse.LITE.network(BodyLayout.SBU_15, 2, 8, 1);
    Network whole = LITE_16.network(BodyLayout.SBU_15, 2, 8, 1);
    assertEquals(whole.parameterCount(), half.parameterCount());
    long last = 3 * 64L * 256 + 256 * 8;
    // Six streams of the table, and the last layers.
    assertEquals(6 * 75_589_632L + last, whole.multiplications());
    assertEquals(6 * 75_589_632L / 2 + last, half.multiplications());
  }

  /**
   * A stream has 5 x 3,232 parameters in level 0, 4 x 13,952 in level 1, 2 x 55,552 in level 2 and
   * 36,992 in level 3. Without parts it has one of each; without velocity each first convolution of
   * a part has 16 x 3 x 9 less; without the pair stream one stream and the hidden layer's weights
   * for its 64 values go; segments share their weights.
   */
  @ParameterizedTest
  @CsvSource({
    "PARTS, 380648", // 711,656 - 3 x (220,064 - 109,728)
    "SEGMENTS, 711656",
    "VELOCITY, 705176", // 711,656 - 3 x 5 x 432
    "PAIR, 475208" // 711,656 - 220,064 - 64 x 256
  })
  void fineToCoarse_withoutSomething_hasTheParametersThatStay(
      FineToCoarse.Omission omission, int parameters) {
    FineToCoarse recipe = FineToCoarse.LITE.without(omission);
    assertEquals(parameters, recipe.network(BodyLayout.SBU_15, 2, 8, 1).parameterCount());
    ActionModel model =
        ActionModel.named(ActionModel.without("f2c-lite", omission), BodyLayout.SBU_15, 2);
    assertEquals(parameters, model.networks().network(8, 1).parameterCount());
  }

  /** Statement K2 for the others. */
  @Test
  void graphAndLstm_haveTheParametersOfTheTable() {
    assertEquals(3_098_832, StGcn.full(32).network(BodyLayout.NTU_25, 2, 60, 1).parameterCount());
    assertEquals(3_114_252, StGcn.full(32).network(BodyLayout.NTU_25, 2, 120, 1).parameterCount());
    assertEquals(3_073_408, StGcn.full(32).network(BodyLayout.SBU_15, 2, 8, 1).parameterCount());
    assertEquals(3_081_772, StGcn.full(32).network(BodyLayout.MSR_20, 1, 20, 1).parameterCount());
    assertEquals(316_625, StGcn.small(32).network(BodyLayout.NTU_25, 2, 60, 1).parameterCount());
    assertEquals(306_770, StGcn.small(32).network(BodyLayout.MSR_20, 1, 10, 1).parameterCount());
    assertEquals(303_857, StGcn.small(32).network(BodyLayout.SBU_15, 2, 8, 1).parameterCount());
    assertEquals(229_642, new SkeletonLstm(60, 32, 128).network(10, 1).parameterCount());
  }

  private static float[] random(int length, long seed) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static final int SEGMENTS = 4;
  private static final int ROWS = 15;
  private static final int FRAMES = 8;
  private static final int IMAGE = SEGMENTS * 6 * ROWS * FRAMES;

  /** The outputs of level 0, one for each part. */
  private static Map<String, float[]> levelZero(float[] image) {
    NetworkBuilder net = new NetworkBuilder("level-0", 3);
    Tensor images = net.input("image", SEGMENTS, 6, ROWS, FRAMES);
    FineToCoarse.LITE
        .parts(net, "one", images, BodyLayout.SBU_15)
        .forEach((part, tensor) -> net.output(part.word(), tensor));
    try (TrainableNetwork trainable = TrainableNetwork.of(net.build())) {
      return trainable.outputs(Map.of("image", image), 1);
    }
  }

  /** Statement K4: an arm changes nothing in a leg before the parts meet, but does at the end. */
  @Test
  void fineToCoarse_armMoves_legUnitsOfLevelZeroStayAndTheAnswerChanges() {
    float[] still = random(2 * IMAGE, 5);
    float[] moved = still.clone();
    for (int image = 0; image < 2; image++) {
      for (int plane = 0; plane < SEGMENTS * 6; plane++) {
        // Rows 3 to 5 are the left arm.
        for (int i = 3 * FRAMES; i < 6 * FRAMES; i++) {
          moved[image * IMAGE + plane * ROWS * FRAMES + i] += 1;
        }
      }
    }
    Map<String, float[]> before = levelZero(Arrays.copyOf(still, IMAGE));
    Map<String, float[]> after = levelZero(Arrays.copyOf(moved, IMAGE));
    for (BodyPart part : BodyPart.values()) {
      assertEquals(
          part != BodyPart.LEFT_ARM,
          Arrays.equals(before.get(part.word()), after.get(part.word())),
          part.word());
    }
    Network net = FineToCoarse.LITE.network(BodyLayout.SBU_15, 1, 4, 3);
    try (TrainableNetwork trainable = TrainableNetwork.of(net)) {
      float[] one = logits(trainable, "images", still);
      float[] other = logits(trainable, "images", moved);
      for (int k = 0; k < 4; k++) {
        assertNotEquals(one[k], other[k]);
      }
    }
  }

  /** Statement K5. */
  @Test
  void fineToCoarse_segmentsInAnotherOrder_levelZeroFollows() {
    int segment = 6 * ROWS * FRAMES;
    float[] image = random(IMAGE, 6);
    float[] turned = new float[IMAGE];
    for (int s = 0; s < SEGMENTS; s++) {
      System.arraycopy(image, s * segment, turned, (SEGMENTS - 1 - s) * segment, segment);
    }
    Map<String, float[]> before = levelZero(image);
    Map<String, float[]> after = levelZero(turned);
    before.forEach(
        (part, values) -> {
          float[] others = after.getOrDefault(part, new float[0]);
          int size = values.length / SEGMENTS;
          for (int s = 0; s < SEGMENTS; s++) {
            assertArrayEquals(
                Arrays.copyOfRange(values, s * size, (s + 1) * size),
                Arrays.copyOfRange(others, (SEGMENTS - 1 - s) * size, (SEGMENTS - s) * size),
                1e-6f,
                part);
          }
        });
  }

  /** Statement K6: streams of both persons stand in pairs, which exchange. */
  @Test
  void fineToCoarse_personsExchanged_answersTheSame() {
    float[] images = random(6 * IMAGE, 7);
    float[] exchanged = new float[images.length];
    for (int stream = 0; stream < 6; stream++) {
      System.arraycopy(images, stream * IMAGE, exchanged, (stream ^ 1) * IMAGE, IMAGE);
    }
    Network net = FineToCoarse.LITE.network(BodyLayout.SBU_15, 2, 8, 3);
    try (TrainableNetwork trainable = TrainableNetwork.of(net)) {
      assertArrayEquals(
          logits(trainable, "images", images), logits(trainable, "images", exchanged), 1e-6f);
    }
  }

  private static float[] logits(TrainableNetwork net, String input, float[] values) {
    return net.outputs(Map.of(input, values), 1).getOrDefault(ActionModel.OUTPUT, new float[0]);
  }

  /** Statement K7, first half. */
  @Test
  void jointGraph_partitionsAddUpToColumnsOfOne() {
    for (BodyLayout layout : BodyLayout.all()) {
      float[][] parts = JointGraph.partitions(layout);
      int joints = layout.size();
      for (int w = 0; w < joints; w++) {
        double column = 0;
        for (float[] part : parts) {
          for (int v = 0; v < joints; v++) {
            column += part[v * joints + w];
          }
        }
        assertEquals(1, column, 1e-6, layout.skeleton().name());
      }
    }
  }

  @Test
  void jointGraph_wristOfSbu_listensToItselfAndTheElbowNearerTheNeck() {
    float[][] parts = JointGraph.partitions(BodyLayout.SBU_15);
    // Column 5 is the left hand; its only neighbour, the elbow 4, is nearer to the neck.
    assertEquals(0.5f, parts[0][5 * 15 + 5]);
    assertEquals(0.5f, parts[2][4 * 15 + 5]);
    // From the elbow's column the hand is further away, the shoulder nearer.
    assertEquals(1 / 3f, parts[1][5 * 15 + 4]);
    assertEquals(1 / 3f, parts[2][3 * 15 + 4]);
  }

  /**
   * Statement K7, second half: along its own direction a gradient says how fast the loss grows. In
   * float the numerical slope is good to a few parts in a thousand.
   */
  @Test
  void stGcn_gradientOfABlock_isTheNumericalSlope() {
    Network net = new StGcn(List.of(8, 8), List.of(1, 2), 8, 0).network(BodyLayout.SBU_15, 1, 3, 4);
    float[] joints = random(4 * 3 * 8 * 15, 8);
    float[] targets = Losses.oneHot(new int[] {0, 1, 2, 0}, 3, 0);
    try (TrainableNetwork trainable = TrainableNetwork.of(net)) {
      for (String name :
          List.of("block0.spread.weight", "block1.importance1", "block1.time.weight")) {
        float[] slope =
            gradient(trainable, joints, targets).byParameter().getOrDefault(name, joints);
        double norm = 0;
        for (float value : slope) {
          norm += (double) value * value;
        }
        norm = Math.sqrt(norm);
        assertTrue(norm > 1e-3, name);
        float[] weights = trainable.get(name);
        double step = 2e-2;
        double[] losses = new double[2];
        for (int side = 0; side < 2; side++) {
          float[] shifted = weights.clone();
          for (int i = 0; i < shifted.length; i++) {
            shifted[i] += (float) ((side == 0 ? step : -step) * slope[i] / norm);
          }
          trainable.set(name, shifted);
          losses[side] = gradient(trainable, joints, targets).loss();
        }
        trainable.set(name, weights);
        assertEquals(norm, (losses[0] - losses[1]) / (2 * step), 0.01 * norm, name);
      }
    }
  }

  private static TrainableNetwork.Gradients gradient(
      TrainableNetwork net, float[] joints, float[] targets) {
    return net.gradients(
        new HashMap<>(Map.of("joints", joints)),
        4,
        Map.of(ActionModel.OUTPUT, Losses.softmaxCrossEntropy(targets, 4)),
        1);
  }
}
