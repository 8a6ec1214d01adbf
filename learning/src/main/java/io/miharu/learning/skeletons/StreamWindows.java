package io.miharu.learning.skeletons;

import io.miharu.core.BodyMotion;
import io.miharu.core.LabelledStream;
import io.miharu.learning.data.Seed;
import io.miharu.temporal.skeletons.MotionCleaner;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import io.miharu.temporal.skeletons.NormalMotion;
import io.miharu.temporal.skeletons.NormalMotion.Heading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Cuts long recordings into windows for a network that watches: each shows one action, or none.
 *
 * <p>A long action has many more windows than a short one, so of each action of a recording only
 * some are taken, or the network would hardly know the short ones. Ours.
 *
 * @param shown what a window shows
 * @param seconds lengths of windows
 * @param step between the ends of windows, seconds
 * @param most windows of one action in a recording
 * @param quiet windows without an action for each one with, at most
 */
public record StreamWindows(
    Shown shown, List<Double> seconds, double step, int most, double quiet) {

  /** What a window shows. */
  public enum Shown {
    /**
     * An action when the window covers 70 % of it and is filled by it to 60 %, or when nearly all
     * of the window lies within the action, which is longer; none when actions fill less than 20 %
     * of it. Others teach nothing.
     */
    MOST_OF_IT,
    /**
     * What goes on in its middle, be it a part of the window only; nothing is learned from the
     * edges of actions, about which people differ. The first and last windows reach beyond the
     * recording.
     */
    ITS_MIDDLE
  }

  private static final double COVERED = 0.7;
  private static final double FILLED = 0.6;
  private static final double WITHIN = 0.95;
  private static final double EMPTY = 0.2;
  private static final double EDGE = 0.1;
  private static final int FEWEST_FRAMES = 4;

  public StreamWindows {
    seconds = List.copyOf(seconds);
  }

  /** No action. */
  private static final int NONE = -1;

  /**
   * The windows of one recording.
   *
   * @param none the label of those without an action
   * @param seed of the choice among those
   */
  public List<ActionTrainer.Example> of(LabelledStream stream, int none, long seed) {
    Map<Integer, List<Span>> spans = new TreeMap<>();
    BodyMotion motion = stream.motion();
    double start = motion.times().get(0).seconds();
    double end = motion.times().get(motion.frames() - 1).seconds();
    for (double length : seconds) {
      double beyond = shown == Shown.ITS_MIDDLE ? length / 2 : 0;
      for (long i = 1; start + length + i * step <= end + 2 * beyond; i++) {
        double to = start - beyond + length + i * step;
        label(stream, to - length, to)
            .ifPresent(
                label ->
                    spans
                        .computeIfAbsent(label, any -> new ArrayList<>())
                        .add(new Span(to - length, to)));
      }
    }
    Random random = new Random(new Seed(seed).of(stream.name()).value());
    List<ActionTrainer.Example> examples = new ArrayList<>();
    List<Span> silent = spans.getOrDefault(NONE, List.of());
    spans.remove(NONE);
    spans.forEach((action, all) -> examples.addAll(some(motion, all, most, action, random)));
    examples.addAll(some(motion, silent, (int) (quiet * examples.size()), none, random));
    return examples;
  }

  /** From one moment to another, seconds. */
  private record Span(double from, double to) {}

  /** At most so many windows with one label, drawn from all there are. */
  private static List<ActionTrainer.Example> some(
      BodyMotion motion, List<Span> spans, int most, int label, Random random) {
    List<Span> shuffled = new ArrayList<>(spans);
    Collections.shuffle(shuffled, random);
    List<ActionTrainer.Example> examples = new ArrayList<>();
    for (Span span : shuffled) {
      if (examples.size() < most) {
        window(motion, span.from(), span.to())
            .ifPresent(window -> examples.add(new ActionTrainer.Example(window, label)));
      }
    }
    return examples;
  }

  /** What happens between two moments, {@value #NONE} for nothing; empty when that is unclear. */
  Optional<Integer> label(LabelledStream stream, double from, double to) {
    return shown == Shown.ITS_MIDDLE ? middle(stream, (from + to) / 2) : most(stream, from, to);
  }

  private static Optional<Integer> middle(LabelledStream stream, double moment) {
    int label = NONE;
    for (LabelledStream.Interval interval : stream.intervals()) {
      double start = stream.motion().times().get(interval.from()).seconds();
      double end = stream.motion().times().get(interval.to() - 1).seconds();
      if (Math.abs(moment - start) < EDGE || Math.abs(moment - end) < EDGE) {
        return Optional.empty();
      }
      label = start < moment && moment < end ? interval.action() : label;
    }
    return Optional.of(label);
  }

  private static Optional<Integer> most(LabelledStream stream, double from, double to) {
    double busy = 0;
    for (LabelledStream.Interval interval : stream.intervals()) {
      double start = stream.motion().times().get(interval.from()).seconds();
      double end = stream.motion().times().get(interval.to() - 1).seconds();
      double common = Math.min(end, to) - Math.max(start, from);
      if (common > 0) {
        double filled = common / (to - from);
        if ((common >= COVERED * (end - start) && filled >= FILLED) || filled >= WITHIN) {
          return Optional.of(interval.action());
        }
        busy += filled;
      }
    }
    return busy < EMPTY ? Optional.of(NONE) : Optional.empty();
  }

  private static Optional<NormalMotion> window(BodyMotion motion, double from, double to) {
    int first = 0;
    while (first < motion.frames() && motion.times().get(first).seconds() <= from) {
      first++;
    }
    int last = first;
    while (last < motion.frames() && motion.times().get(last).seconds() <= to) {
      last++;
    }
    if (last - first < FEWEST_FRAMES) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          NormalMotion.of(MotionCleaner.clean(List.of(motion.part(first, last))), Heading.KEPT));
    } catch (UnusableMotionException tooLittle) {
      return Optional.empty();
    }
  }
}
