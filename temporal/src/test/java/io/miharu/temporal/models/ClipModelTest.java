package io.miharu.temporal.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.nets.graph.Layer;
import io.miharu.nets.graph.Network;
import io.miharu.nets.graph.NetworkBuilder;
import io.miharu.nets.graph.Tensor;
import io.miharu.nets.graph.TensorShape;
import io.miharu.nets.graph.TrainableNetwork;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** T1, T2, T3 and T5 of the methods text, whose counts these are. */
class ClipModelTest {

  @Test
  void parameters_areAsManyAsThePaperCounts() {
    assertEquals(443_624, ClipModel.C3D_SMALL.network(ClipInput.GREY, 8, 1).parameterCount());
    assertEquals(181_389, ClipModel.R21_SMALL.network(ClipInput.GREY, 8, 1).parameterCount());
    assertEquals(237_000, ClipModel.CNN_LSTM.network(ClipInput.GREY, 8, 1).parameterCount());
    assertEquals(237_258, ClipModel.CNN_LSTM.network(ClipInput.GREY, 10, 1).parameterCount());
    assertEquals(
        137_152 + 99_336, ClipModel.CNN_TCN.network(ClipInput.GREY, 8, 1).parameterCount());
    assertEquals(
        137_152 + 73_640, ClipModel.CNN_MIXER.network(ClipInput.GREY, 8, 1).parameterCount());
  }

  @Test
  void parameters_ofHeadsAlone_areAsManyAsThePaperCounts() {
    assertEquals(99_336, overFeatures(64, net -> TcnHead.sequence(net, 4, 8)).parameterCount());
    assertEquals(124_040, overFeatures(64, net -> TcnHead.sequence(net, 5, 8)).parameterCount());
    assertEquals(102_602, overFeatures(60, net -> TcnHead.sequence(net, 4, 10)).parameterCount());
    assertEquals(73_640, overFeatures(64, net -> MixerHead.sequence(net, 16, 8)).parameterCount());
    // With half of the units the encoder stays and the head shrinks: 170,696 in all.
    assertEquals(
        170_696 - 137_152, overFeatures(64, net -> LstmHead.sequence(net, 64, 8)).parameterCount());
  }

  @Test
  void multiplications_ofC3dSmall_areThoseOfThePaper() {
    assertEquals(396_624_896L, ClipModel.C3D_SMALL.network(ClipInput.GREY, 8, 1).multiplications());
  }

  @Test
  void middleChannels_ofR21Small_areThoseOfThePaper() {
    assertEquals(7, Volumes.middleChannels(1, 16));
    assertEquals(57, Volumes.middleChannels(16, 32));
    assertEquals(115, Volumes.middleChannels(32, 64));
    assertEquals(144, Volumes.middleChannels(64, 64));
  }

  @Tag("slow") // 78 million random numbers
  @Test
  void parametersAndMultiplications_ofC3d_areThePublishedOnes() {
    NetworkBuilder net = new NetworkBuilder("c3d", 1);
    Tensor clip = net.input(ClipInput.NAME, 3, 16, 112, 112);
    net.output(ClipModel.LOGITS, clip.apply(Volumes.c3d(net, 101)));
    Network c3d = net.build();
    assertEquals(78_409_573, c3d.parameterCount());
    assertEquals(38_547_378_176L, c3d.multiplications());
  }

  @Test
  void step_ofLstmAndTcn_giveTheNumbersOfTheWholeClip() {
    ClipInput input = new ClipInput(1, 12, 16);
    for (ClipModel model : new ClipModel[] {ClipModel.CNN_LSTM, ClipModel.CNN_TCN}) {
      float[] clip = random(12 * 16 * 16, 3);
      try (TrainableNetwork whole = TrainableNetwork.of(model.network(input, 5, 7));
          TrainableNetwork step = TrainableNetwork.of(model.step(input, 5))) {
        step.setParameters(whole.parameters());
        float[] wanted = whole.outputs(Map.of(ClipInput.NAME, clip), 1).get(ClipModel.LOGITS);
        Map<String, float[]> fed = new HashMap<>();
        for (Map.Entry<String, TensorShape> one : step.network().inputs().entrySet()) {
          fed.put(one.getKey(), new float[one.getValue().length()]);
        }
        float[] got = {};
        for (int t = 0; t < 12; t++) {
          fed.put("frame", Arrays.copyOfRange(clip, t * 256, (t + 1) * 256));
          Map<String, float[]> out = new HashMap<>(step.outputs(fed, 1));
          got = out.remove(ClipModel.LOGITS);
          fed.putAll(out);
        }
        assertArrayEquals(wanted, got, 1e-5f, model.label());
      }
    }
  }

  @Test
  void step_ofAModelThatNeedsTheClip_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> ClipModel.C3D_SMALL.step(ClipInput.GREY, 8));
  }

  /** T3: one level sees 5 frames, and none after its own. */
  @Test
  void tcn_aChangedFrame_changesNothingBefore_andNothingBeyondTheReceptiveField() {
    NetworkBuilder net = new NetworkBuilder("tcn", 4);
    Tensor x = net.input("features", 20, 3);
    net.output("all", x.apply(TcnHead.features(net, 2)));
    int reach = TcnHead.receptiveField(2);
    assertEquals(13, reach);
    try (TrainableNetwork tcn = TrainableNetwork.of(net.build())) {
      float[] clip = random(20 * 3, 5);
      float[] before = tcn.outputs(Map.of("features", clip), 1).get("all");
      clip[4 * 3 + 1] += 1;
      float[] after = tcn.outputs(Map.of("features", clip), 1).get("all");
      for (int t = 0; t < 20; t++) {
        boolean changed =
            !Arrays.equals(
                Arrays.copyOfRange(before, t * 64, (t + 1) * 64),
                Arrays.copyOfRange(after, t * 64, (t + 1) * 64));
        assertEquals(t >= 4 && t < 4 + reach, changed, "frame " + t);
      }
    }
  }

  @Test
  void receptiveField_fourAndFiveLevels_is61And125() {
    assertEquals(61, TcnHead.receptiveField(4));
    assertEquals(125, TcnHead.receptiveField(5));
  }

  /**
   * T5: with a time kernel that passes only the middle frame, channel by channel, a block is the
   * same network on every frame.
   */
  @Test
  void factorised_timeKernelThatPassesTheMiddle_isTheFrameNetworkPerFrame() {
    NetworkBuilder net = new NetworkBuilder("volume", 2);
    Tensor x = net.input(ClipInput.NAME, 2, 4, 6, 6);
    net.output("all", x.apply(Volumes.factorised(net, "block", 3)));
    try (TrainableNetwork volume = TrainableNetwork.of(net.build())) {
      int middle = Volumes.middleChannels(2, 3); // 6: only the first three of them pass
      float[] delta = new float[3 * middle * 3];
      for (int k = 0; k < 3; k++) {
        delta[(k * middle + k) * 3 + 1] = 1;
      }
      volume.set("block.time.weight", delta);
      float[] clip = random(2 * 4 * 36, 6);
      float[] whole = volume.outputs(Map.of(ClipInput.NAME, clip), 1).get("all");
      for (int t = 0; t < 4; t++) {
        // A clip of this frame four times: away from the ends every output is that frame's.
        float[] frozen = new float[clip.length];
        for (int c = 0; c < 2; c++) {
          for (int copy = 0; copy < 4; copy++) {
            System.arraycopy(clip, (c * 4 + t) * 36, frozen, (c * 4 + copy) * 36, 36);
          }
        }
        float[] single = volume.outputs(Map.of(ClipInput.NAME, frozen), 1).get("all");
        for (int k = 0; k < 3; k++) {
          assertArrayEquals(
              Arrays.copyOfRange(single, (k * 4 + 1) * 36, (k * 4 + 2) * 36),
              Arrays.copyOfRange(whole, (k * 4 + t) * 36, (k * 4 + t + 1) * 36),
              1e-5f);
        }
      }
    }
  }

  /** Two towers of the same size, and an answer from both: 2·(443,624 − 1,032) + 2·128·8 + 8. */
  @Test
  void network_ofTwoStreams_hasFeaturesForEach() {
    ClipInput.Stream picture = new ClipInput.Stream(1, false);
    ClipInput.Stream difference = new ClipInput.Stream(1, true);
    ClipInput both = new ClipInput(List.of(picture, difference), 16, 64);
    assertEquals(
        2 * (443_624 - 1_032) + 2 * 128 * 8 + 8,
        ClipModel.C3D_SMALL.network(both, 8, 1).parameterCount());
    assertThrows(IllegalArgumentException.class, () -> ClipModel.CNN_LSTM.step(both, 8));
  }

  /** Brightness is seen around the mean of its frame, so more light changes nothing. */
  @Test
  void network_moreLightInAFrame_changesNothing() {
    ClipInput input = new ClipInput(1, 12, 16);
    float[] clip = random(12 * 256, 8);
    float[] lighter = clip.clone();
    for (int i = 256; i < 512; i++) {
      lighter[i] += 0.25f;
    }
    try (TrainableNetwork net = TrainableNetwork.of(ClipModel.CNN_TCN.network(input, 5, 7))) {
      assertArrayEquals(
          net.outputs(Map.of(ClipInput.NAME, clip), 1).get(ClipModel.LOGITS),
          net.outputs(Map.of(ClipInput.NAME, lighter), 1).get(ClipModel.LOGITS),
          1e-5f);
    }
  }

  /** The adversary adds 2·128 + 64·(128 + 1) + 3·(64 + 1) numbers and changes no answer. */
  @Test
  void adversarial_answersAsTheNetworkWithout() {
    ClipInput input = new ClipInput(1, 12, 16);
    float[] clip = random(12 * 256, 9);
    Network plain = ClipModel.CNN_LSTM.network(input, 5, 7);
    Network adversarial = ClipModel.CNN_LSTM.adversarial(input, 5, 3, 7);
    assertEquals(
        plain.parameterCount() + 2 * 128 + 64 * 129 + 3 * 65, adversarial.parameterCount());
    try (TrainableNetwork one = TrainableNetwork.of(plain);
        TrainableNetwork other = TrainableNetwork.of(adversarial)) {
      assertArrayEquals(
          one.outputs(Map.of(ClipInput.NAME, clip), 1).get(ClipModel.LOGITS),
          other.outputs(Map.of(ClipInput.NAME, clip), 1).get(ClipModel.LOGITS),
          1e-6f);
    }
  }

  private static Network overFeatures(int features, Function<NetworkBuilder, Layer> head) {
    NetworkBuilder net = new NetworkBuilder("head", 1);
    Tensor x = net.input("features", 16, features);
    net.output(ClipModel.LOGITS, x.apply(head.apply(net)));
    return net.build();
  }

  private static float[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
