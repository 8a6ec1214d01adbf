package io.miharu.learning.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.learning.motion.BlockedTrial.Candidate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One value; positives have 1 in it, negatives -1. Moments a tenth of a second apart. */
class AlertTrialTest {

  private static final List<Candidate> VALUE = List.of(new Candidate("value", List.of(0)));

  /** As many moments as values. */
  private static FilmedClip film(boolean positive, int block, double... values) {
    List<FilmedClip.Moment> moments = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      moments.add(
          new FilmedClip.Moment(
              i / 10.0,
              true,
              new LabelledClip(
                  (positive ? "p" : "n") + block, positive, block, new double[] {values[i]})));
    }
    return new FilmedClip(moments);
  }

  private static double[] steady(double value) {
    return new double[] {value, value, value, value, value, value, value};
  }

  private static List<FilmedClip> clips() {
    List<FilmedClip> clips = new ArrayList<>();
    for (int block = 0; block < 4; block++) {
      clips.add(film(true, block, steady(1)));
      clips.add(film(false, block, steady(-1)));
    }
    return clips;
  }

  private static LogisticRegression fit() {
    return LogisticRegression.fit(clips().stream().map(FilmedClip::whole).toList(), 1);
  }

  @Test
  void held_valueThatDropsForAMoment_isTheDropOfTheBestStretch() {
    LogisticRegression fit = fit();
    double drop = fit.probability(new double[] {0.2});
    FilmedClip clip = film(true, 0, 1, 1, 1, 0.2, 1, 1, 1);
    assertEquals(drop, clip.held(fit, List.of(0), 0.5), 1e-12);
    assertEquals(fit.probability(new double[] {1}), clip.held(fit, List.of(0), 0.2), 1e-12);
  }

  @Test
  void held_clipThatIsTooShortOrNeverJudged_isNothing() {
    assertEquals(0, film(true, 0, 1, 1, 1).held(fit(), List.of(0), 0.5));
    List<FilmedClip.Moment> unjudged =
        film(true, 0, steady(1)).moments().stream()
            .map(moment -> new FilmedClip.Moment(moment.seconds(), false, moment.clip()))
            .toList();
    assertEquals(0, new FilmedClip(unjudged).held(fit(), List.of(0), 0.5));
  }

  @Test
  void run_clipsThatDifferInTheirValue_findsEveryPositiveAndNoNegative() {
    List<FilmedClip> clips = clips();
    BlockedTrial trial = new BlockedTrial(clips.stream().map(FilmedClip::whole).toList(), VALUE);
    List<AlertTrial.Block> blocks = new AlertTrial(clips, List.of()).run(trial.run());
    assertEquals(4, blocks.size());
    for (AlertTrial.Block block : blocks) {
      assertEquals(List.of("p" + block.block()), block.found());
      assertTrue(block.wrong().isEmpty());
    }
  }
}
