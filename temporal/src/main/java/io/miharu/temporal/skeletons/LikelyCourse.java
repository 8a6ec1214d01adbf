package io.miharu.temporal.skeletons;

import java.util.ArrayList;
import java.util.List;

/**
 * The likeliest course of what goes on, while the shares of its moments come in: stretches of
 * actions with nothing between them or with none, where every action costs and should be about as
 * long as it usually is.
 *
 * <p>A hidden semi-Markov model, solved as by Sarawagi and Cohen, "Semi-Markov conditional random
 * fields for information extraction", NIPS 2004 (their equation 3). The course is sought again with
 * every moment; a stretch is given once it has been over for some time in the course that leads
 * then, and stays. Not thread-safe.
 */
final class LikelyCourse {

  /**
   * Some moments with one state.
   *
   * @param from the first, counted from the beginning of the stream
   * @param to after the last
   * @param cut whether it goes on with the next, and was only too long to wait for
   */
  record Stretch(int state, long from, long to, boolean cut) {}

  /** A share below this tells no more than this. */
  private static final double LEAST_SHARE = 1e-4;

  /** Whatever an action's length, it is not odder than this. */
  private static final double MOST_ODD = 6;

  private final ActionStream.Settings settings;
  private final int none;
  private final int wait;
  private final int longest;

  /** What an action costs that is over, and one that goes on, {@code [action][moments - 1]}. */
  private final double[][] whole;

  private final double[][] begun;

  /** Logarithms of the shares of the moments that are not given yet. */
  private final List<double[]> open = new ArrayList<>();

  private long first;
  private int leader;

  LikelyCourse(ActionDurations durations, ActionStream.Settings settings) {
    this.settings = settings;
    this.none = durations.usual().size();
    this.leader = none;
    this.wait = (int) Math.round(settings.waitSeconds() / settings.everySeconds());
    this.longest = (int) Math.round(settings.longestSeconds() / settings.everySeconds());
    this.whole = new double[none][longest];
    this.begun = new double[none][longest];
    for (int action = 0; action < none; action++) {
      for (int moments = 1; moments <= longest; moments++) {
        double seconds = moments * settings.everySeconds();
        whole[action][moments - 1] =
            2 * settings.change() + odd(durations.oddness(action, seconds));
        // It has begun; its end is still to be paid.
        begun[action][moments - 1] =
            settings.change() + odd(durations.oddnessSoFar(action, seconds));
      }
    }
  }

  private double odd(double oddness) {
    return Math.min(MOST_ODD, settings.lengthWeight() * oddness);
  }

  /**
   * The next moment.
   *
   * @param shares of the actions and of none
   * @return the stretches that are sure now, in their order
   */
  List<Stretch> next(double[] shares) {
    double[] logs = new double[none + 1];
    for (int state = 0; state <= none; state++) {
      logs[state] = Math.log(Math.max(LEAST_SHARE, shares[state]));
    }
    logs[none] += settings.none();
    open.add(logs);
    List<Stretch> course = course(false);
    leader = course.get(course.size() - 1).state();
    return take(course, first + open.size() - wait);
  }

  /** The end: the stretches that are left. */
  List<Stretch> finish() {
    return open.isEmpty() ? List.of() : take(course(true), first + open.size());
  }

  /** The state of the last moment in the course that leads. */
  int leader() {
    return leader;
  }

  /** How many moments are not given yet. */
  int openMoments() {
    return open.size();
  }

  private List<Stretch> take(List<Stretch> course, long until) {
    List<Stretch> sure = new ArrayList<>();
    for (Stretch stretch : course) {
      boolean endless = stretch.from() == first && open.size() >= longest;
      if (stretch.to() > until && !endless) {
        break;
      }
      sure.add(
          new Stretch(
              stretch.state(), stretch.from(), stretch.to(), endless && stretch.to() > until));
      open.subList(0, (int) (stretch.to() - first)).clear();
      first = stretch.to();
    }
    return sure;
  }

  /**
   * The best course through the open moments.
   *
   * @param over whether nothing comes after them, so that no action goes on
   */
  private List<Stretch> course(boolean over) {
    int moments = open.size();
    double[][] sums = new double[moments + 1][none + 1];
    for (int t = 0; t < moments; t++) {
      for (int state = 0; state <= none; state++) {
        sums[t + 1][state] = sums[t][state] + open.get(t)[state];
      }
    }
    // Of the first moments, the best course and its last stretch: its state and where it began.
    double[] best = new double[moments + 1];
    int[] state = new int[moments + 1];
    int[] start = new int[moments + 1];
    for (int t = 1; t <= moments; t++) {
      best[t] = best[t - 1] + open.get(t - 1)[none];
      state[t] = none;
      start[t] = t - 1;
      double[][] cost = t == moments && !over ? begun : whole;
      for (int length = 1; length <= Math.min(longest, t); length++) {
        for (int action = 0; action < none; action++) {
          double score =
              best[t - length]
                  + sums[t][action]
                  - sums[t - length][action]
                  - cost[action][length - 1];
          if (score > best[t]) {
            best[t] = score;
            state[t] = action;
            start[t] = t - length;
          }
        }
      }
    }
    List<Stretch> course = new ArrayList<>();
    for (int t = moments; t > 0; t = start[t]) {
      course.add(0, new Stretch(state[t], first + start[t], first + t, false));
    }
    return course;
  }
}
