package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.LabelledStream;
import io.miharu.core.MediaTime;
import io.miharu.learning.skeletons.OnlineTrial;
import io.miharu.temporal.actions.SkeletonActionNetwork;
import io.miharu.temporal.skeletons.ActionSegment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnlineTrialTest {

  @TempDir private Path folder;

  /** Twelve seconds of somebody who drifts to and fro. */
  private static BodyMotion drifting() {
    SplittableRandom random = new SplittableRandom(9);
    int row = BodyLayout.COCO_15.size() * BodyMotion.AXES;
    float[] values = new float[180 * row];
    for (int t = 0; t < 180; t++) {
      for (int i = 0; i < row; i++) {
        int joint = i / BodyMotion.AXES;
        double rest = i % 3 == 1 ? (joint == 1 ? 0.5 : 0.05 * joint) : 0;
        values[t * row + i] =
            (float) (rest + 0.1 * Math.sin(0.2 * t + joint) + 0.05 * random.nextGaussian());
      }
    }
    return BodyMotion.atRate(BodyLayout.COCO_15, 15, values);
  }

  /** Statement K13, second half, with a real network. */
  @Test
  void watch_otherChunks_findsTheSame() throws IOException {
    try (SkeletonActionNetwork network = SkeletonActionNetwork.person()) {
      List<ActionSegment> whole = OnlineTrial.watch(List.of(network), drifting(), 180);
      for (int chunk : new int[] {1, 7, 64}) {
        assertEquals(
            whole, OnlineTrial.watch(List.of(network), drifting(), chunk), "chunks of " + chunk);
      }
    }
  }

  /** The mean of what both say is what each says. */
  @Test
  void watch_sameNetworkTwice_findsWhatItFindsAlone() throws IOException {
    try (SkeletonActionNetwork network = SkeletonActionNetwork.person()) {
      assertEquals(
          OnlineTrial.watch(List.of(network), drifting(), 20),
          OnlineTrial.watch(List.of(network, network), drifting(), 20));
    }
  }

  private static LabelledStream labelled(LabelledStream.Interval... intervals) {
    return new LabelledStream("r", "s", drifting(), List.of(intervals));
  }

  private static ActionSegment segment(int action, double start, double end, double known) {
    return new ActionSegment(
        action,
        MediaTime.ofSeconds(start),
        MediaTime.ofSeconds(end),
        MediaTime.ofSeconds(known),
        0.9);
  }

  @Test
  void scores_twoOfThreeFoundAndOneFalse_haveTheirF1AndDelay() throws IOException {
    // Frames at 15 a second: actions from 1 s to 3 s, 4 s to 6 s, 8 s to 10 s.
    LabelledStream stream =
        labelled(
            new LabelledStream.Interval(0, 15, 46),
            new LabelledStream.Interval(1, 60, 91),
            new LabelledStream.Interval(0, 120, 151));
    OnlineTrial.Found found =
        new OnlineTrial.Found(
            stream,
            List.of(
                segment(0, 1, 3, 1.5), // exactly
                segment(1, 5, 6, 5.3), // overlaps by a half
                segment(1, 8, 10, 9)), // another action
            0.6);
    OnlineScores scores = OnlineScores.of(List.of(found), List.of("walk", "push"), folder);
    // Two hits of three found and three true at 0.5, one at 0.7.
    assertEquals(2 * 2.0 / (3 + 3), scores.f1().get(1), 1e-9);
    assertEquals(2 * 1.0 / (3 + 3), scores.f1().get(2), 1e-9);
    assertEquals((0.5 + 1.3) / 2, scores.delaySeconds(), 1e-6);
    assertEquals(0.6 / (179 / 15.0), scores.cpuShare(), 1e-6); // times are whole microseconds
    assertTrue(scores.words().startsWith("at tIoU 0.3 / 0.5 / 0.7: F1 0.667 / 0.667 / 0.333"));
  }
}
