package io.miharu.learning.skeletons;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.ActionClip;
import io.miharu.temporal.skeletons.ElasticRule;
import io.miharu.temporal.skeletons.MotionCleaner;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import io.miharu.temporal.skeletons.NormalMotion;
import io.miharu.temporal.skeletons.NormalMotion.Heading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElasticTableTest {

  /** Six clips, one of each action. */
  private static ElasticTable table() throws UnusableMotionException {
    List<NormalMotion> clips = new ArrayList<>();
    for (ActionClip clip : StickFigures.draw(1, 5).clips()) {
      clips.add(NormalMotion.of(MotionCleaner.clean(clip.bodies()), Heading.KEPT));
    }
    return new ElasticTable(clips, true);
  }

  @Test
  void between_inEitherOrder_isTheSame() throws UnusableMotionException {
    double[][] there = table().between(1, 4);
    double[][] back = table().between(4, 1);
    // As it is, mirrored, with the persons exchanged, and both.
    assertEquals(4, there.length);
    for (int look = 0; look < there.length; look++) {
      assertArrayEquals(there[look], back[look], 0);
    }
  }

  /**
   * Two clips of likeness e: the wanted values are 1/2 and -1/2, along which the likenesses have
   * the eigenvalue 1 - e; so with lambda 0.03 the weights are half of (1 - e) / ((1 - e)^2 + 0.03),
   * either sign, and what the first clip gets for its own action is (1 - e) times that.
   */
  @Test
  void rule_ofTwoClips_isThatOfTheFormula() throws UnusableMotionException {
    ElasticTable table = table();
    ElasticRule rule = table.rule(List.of(2, 5), List.of(0, 1), 2);
    double rest = 1 - ElasticRule.likeness(table.between(2, 5), rule.units());
    double sum = 0.5 * rest * rest / (rest * rest + 0.03);
    double first = 1 / (1 + Math.exp(-2 * sum / 0.15));
    assertArrayEquals(new double[] {first, 1 - first}, table.shares(rule, List.of(2, 5), 2), 1e-9);
  }
}
