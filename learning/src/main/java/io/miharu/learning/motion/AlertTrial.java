package io.miharu.learning.motion;

import io.miharu.learning.motion.BlockedTrial.Choice;
import java.util.ArrayList;
import java.util.List;

/**
 * What an alert would say of clips that neither the fit nor the limit has seen: it comes where the
 * probability stays at the limit or above for {@value #HELD_S} s. The limit is the least at which
 * no more than {@value #FALSE_SHARE} of the other blocks' negatives give an alert, each judged by a
 * fit without its own block. Nothing is drawn. Immutable.
 */
public final class AlertTrial {

  /** As the event asks. */
  public static final double HELD_S = 0.5;

  static final double FALSE_SHARE = 0.075;

  private final List<FilmedClip> clips;
  private final List<LabelledClip> ordinary;

  /**
   * What became of one block.
   *
   * @param limit of the probability
   * @param found names of the positives that gave an alert
   * @param wrong names of the negatives that did
   */
  public record Block(int block, double limit, List<String> found, List<String> wrong) {

    public Block {
      found = List.copyOf(found);
      wrong = List.copyOf(wrong);
    }
  }

  /**
   * @param ordinary as in {@link BlockedTrial}
   */
  public AlertTrial(List<FilmedClip> clips, List<LabelledClip> ordinary) {
    this.clips = List.copyOf(clips);
    this.ordinary = List.copyOf(ordinary);
  }

  /**
   * Judges every block by the choice that was made without it.
   *
   * @param blocks of the same clips
   */
  public List<Block> run(List<BlockedTrial.Block> blocks) {
    List<Block> results = new ArrayList<>();
    for (BlockedTrial.Block judged : blocks) {
      List<FilmedClip> training =
          clips.stream().filter(clip -> clip.whole().block() != judged.block()).toList();
      List<LabelledClip> others = BlockedTrial.without(ordinary, judged.block());
      double limit = limit(training, others, judged.choice());
      LogisticRegression fit = fit(training, others, judged.choice());
      List<String> found = new ArrayList<>();
      List<String> wrong = new ArrayList<>();
      for (FilmedClip clip : clips) {
        LabelledClip whole = clip.whole();
        if (whole.block() == judged.block() && held(clip, fit, judged.choice()) >= limit) {
          (whole.positive() ? found : wrong).add(whole.name());
        }
      }
      results.add(new Block(judged.block(), limit, found, wrong));
    }
    return results;
  }

  /** The limit to serve, chosen on all clips. */
  public double limit(Choice choice) {
    return limit(clips, ordinary, choice);
  }

  private static double limit(List<FilmedClip> clips, List<LabelledClip> ordinary, Choice choice) {
    List<Double> negatives = new ArrayList<>();
    for (int block : clips.stream().map(clip -> clip.whole().block()).distinct().toList()) {
      LogisticRegression fit =
          fit(
              clips.stream().filter(clip -> clip.whole().block() != block).toList(),
              BlockedTrial.without(ordinary, block),
              choice);
      clips.stream()
          .filter(clip -> clip.whole().block() == block && !clip.whole().positive())
          .forEach(clip -> negatives.add(held(clip, fit, choice)));
    }
    negatives.sort((a, b) -> Double.compare(b, a));
    int allowed = (int) (FALSE_SHARE * negatives.size());
    // Just above the first negative that may give no alert.
    return Math.nextUp(negatives.get(allowed));
  }

  private static double held(FilmedClip clip, LogisticRegression fit, Choice choice) {
    return clip.held(fit, choice.candidate().values(), HELD_S);
  }

  private static LogisticRegression fit(
      List<FilmedClip> clips, List<LabelledClip> ordinary, Choice choice) {
    return BlockedTrial.fit(clips.stream().map(FilmedClip::whole).toList(), ordinary, choice);
  }
}
