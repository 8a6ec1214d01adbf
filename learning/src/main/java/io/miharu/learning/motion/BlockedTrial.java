package io.miharu.learning.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well {@link LogisticRegression} tells clips apart that it has not seen: each block in turn is
 * left out of the fit and judged. Which values are used and the strength of the ridge are chosen
 * inside the other blocks only, by leaving each of those out in turn and taking the least log loss;
 * the first candidate and the strongest ridge of equals.
 *
 * <p>Nothing is drawn, so the same clips give the same result. Immutable.
 */
public final class BlockedTrial {

  /** From hardly any to one that leaves almost nothing but b. */
  private static final List<Double> LAMBDAS =
      List.of(1000.0, 300.0, 100.0, 30.0, 10.0, 3.0, 1.0, 0.3, 0.1);

  private final List<LabelledClip> clips;
  private final List<LabelledClip> ordinary;
  private final List<Candidate> candidates;

  /**
   * Some of the values, under a name.
   *
   * @param values their places, from 0 on
   */
  public record Candidate(String name, List<Integer> values) {

    public Candidate {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("candidate %s: needs values".formatted(name));
      }
    }

    /** The clips with these values only. */
    List<LabelledClip> of(List<LabelledClip> clips) {
      return clips.stream().map(clip -> clip.with(values)).toList();
    }
  }

  /** What was chosen: the values, and the strength of the ridge. */
  public record Choice(Candidate candidate, double lambda) {}

  /**
   * What became of one block.
   *
   * @param choice made without this block
   * @param probabilities of its clips, in their order, by the fit without it
   */
  public record Block(
      int block, Choice choice, List<LabelledClip> clips, List<Double> probabilities) {

    public Block {
      clips = List.copyOf(clips);
      probabilities = List.copyOf(probabilities);
    }

    /** The share of clips on the right side of a half. */
    public double accuracy() {
      long right =
          IntStream.range(0, clips.size())
              .filter(i -> clips.get(i).positive() == probabilities.get(i) >= 0.5)
              .count();
      return (double) right / clips.size();
    }
  }

  /**
   * @param clips of three blocks or more, each with both kinds
   */
  public BlockedTrial(List<LabelledClip> clips, List<Candidate> candidates) {
    this(clips, List.of(), candidates);
  }

  /**
   * @param clips of three blocks or more, each with both kinds
   * @param ordinary others that every fit learns from, unless they are of a block that is left out;
   *     they are not judged
   */
  public BlockedTrial(
      List<LabelledClip> clips, List<LabelledClip> ordinary, List<Candidate> candidates) {
    this.clips = List.copyOf(clips);
    this.ordinary = List.copyOf(ordinary);
    this.candidates = List.copyOf(candidates);
    List<Integer> blocks = blocks(this.clips);
    if (blocks.size() < 3) {
      throw new IllegalArgumentException(
          "needs three blocks of clips or more, to choose without the one that is judged; got "
              + blocks.size());
    }
  }

  /** Judges every block, in rising order. */
  public List<Block> run() {
    List<Block> results = new ArrayList<>();
    for (int block : blocks(clips)) {
      List<LabelledClip> training = without(clips, block);
      List<LabelledClip> judged = only(clips, block);
      List<LabelledClip> others = without(ordinary, block);
      Choice choice = choose(training, others);
      LogisticRegression fit = fit(training, others, choice);
      results.add(
          new Block(
              block,
              choice,
              judged,
              choice.candidate().of(judged).stream()
                  .map(clip -> fit.probability(clip.values()))
                  .toList()));
    }
    return results;
  }

  /** What to serve, chosen on all clips by leaving out one block at a time. */
  public Choice choose() {
    return choose(clips, ordinary);
  }

  /** The fit of a choice to all clips, over the values of its candidate in their order. */
  public LogisticRegression fit(Choice choice) {
    return fit(clips, ordinary, choice);
  }

  static LogisticRegression fit(
      List<LabelledClip> clips, List<LabelledClip> ordinary, Choice choice) {
    return LogisticRegression.fit(choice.candidate().of(joined(clips, ordinary)), choice.lambda());
  }

  private static List<LabelledClip> joined(List<LabelledClip> some, List<LabelledClip> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private Choice choose(List<LabelledClip> training, List<LabelledClip> others) {
    Choice best = new Choice(candidates.get(0), LAMBDAS.get(0));
    double least = Double.POSITIVE_INFINITY;
    for (Candidate candidate : candidates) {
      List<LabelledClip> chosen = candidate.of(training);
      List<LabelledClip> beside = candidate.of(others);
      for (double lambda : LAMBDAS) {
        double loss = 0;
        for (int block : blocks(chosen)) {
          List<LabelledClip> judged = only(chosen, block);
          loss +=
              judged.size()
                  * LogisticRegression.fit(
                          joined(without(chosen, block), without(beside, block)), lambda)
                      .logLoss(judged);
        }
        if (loss < least) {
          least = loss;
          best = new Choice(candidate, lambda);
        }
      }
    }
    return best;
  }

  private static List<Integer> blocks(List<LabelledClip> clips) {
    return clips.stream().map(LabelledClip::block).distinct().sorted().toList();
  }

  static List<LabelledClip> without(List<LabelledClip> clips, int block) {
    return clips.stream().filter(clip -> clip.block() != block).toList();
  }

  private static List<LabelledClip> only(List<LabelledClip> clips, int block) {
    return clips.stream().filter(clip -> clip.block() == block).toList();
  }
}
