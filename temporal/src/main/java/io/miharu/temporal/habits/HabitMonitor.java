package io.miharu.temporal.habits;

import io.miharu.core.MediaTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Watches one camera: judges what it sees by what it has learnt, then learns from it.
 *
 * <p>Each track is looked at twice a second and judged by the surprise of the {@link HabitGrid},
 * smoothed over a second. In its first {@value #SILENT_MINUTES} minutes it only learns; half of
 * that time it does not even learn how surprising the ordinary is, since then everything is new.
 * What stays long enough becomes normal: a market that opens on Mondays is an anomaly once.
 *
 * <p>Memory is bounded by the tracks of the last seconds. Not thread-safe.
 */
public final class HabitMonitor {

  static final double SILENT_MINUTES = 10;
  private static final double LOOK_SECONDS = 0.5;
  private static final double SMOOTH_SECONDS = 1;
  private static final double KEPT_SECONDS = 10;

  /** How far beyond the limit of the ordinary, in nats, a half is reached, and the width there. */
  private static final double MARGIN = 1;

  private static final double WIDTH = 0.5;

  /** An anomaly is learnt ten times more slowly than the ordinary, so that a few make no habit. */
  private static final double DISTRUST = 0.9;

  /** A stretch without frames is not time watched without anybody: the camera was off. */
  private static final double MAX_STEP_SECONDS = 5;

  /**
   * A track of this frame and what it does.
   *
   * @param track its id
   */
  public record Sighting(int track, Habit habit) {}

  /**
   * How a track was judged.
   *
   * @param track its id
   * @param nats its smoothed surprise
   * @param probability that this is beyond the ordinary; 0 while the monitor only learns
   */
  public record Judgement(int track, double nats, double probability) {}

  private static final class Past {

    private MediaTime looked;
    private Habit habit;
    private double smoothed;

    Past(MediaTime looked, Habit habit, double nats) {
      this.looked = looked;
      this.habit = habit;
      smoothed = nats;
    }
  }

  private final HabitGrid grid;
  private final UsualSurprise usual;
  private final SortedMap<Integer, Past> pasts = new TreeMap<>();
  private @Nullable MediaTime last;
  private double frameNats;

  /** Knows nothing yet. */
  public HabitMonitor() {
    this(new HabitGrid(), new UsualSurprise());
  }

  private HabitMonitor(HabitGrid grid, UsualSurprise usual) {
    this.grid = grid;
    this.usual = usual;
  }

  /**
   * Goes on with what an earlier run learnt.
   *
   * @throws IllegalArgumentException when this is not what {@link #learnt()} gives
   */
  public static HabitMonitor of(Learnt learnt) {
    return new HabitMonitor(
        HabitGrid.of(learnt.watchedMinutes(), learnt.grid()),
        new UsualSurprise(learnt.surprises()));
  }

  /** All that is to be kept for the next run. */
  public Learnt learnt() {
    return new Learnt(grid.watchedMinutes(), grid.numbers(), usual.counts());
  }

  /**
   * Takes in a frame.
   *
   * @param time of the frame; when it goes back, the tracks are forgotten and what was learnt stays
   * @param sightings the tracks that are there, each at most once
   * @return a judgement of each, in their order
   */
  public List<Judgement> observe(MediaTime time, List<Sighting> sightings) {
    double step = last == null ? 0 : time.secondsSince(last);
    if (step < 0) {
      pasts.clear();
      step = 0;
    } else if (step <= MAX_STEP_SECONDS) {
      grid.watch(Duration.ofNanos(Math.round(step * 1e9)));
    }
    last = time;
    double limit =
        grid.watchedMinutes() < SILENT_MINUTES ? Double.POSITIVE_INFINITY : usual.limit();
    List<Judgement> judgements = new ArrayList<>();
    for (Sighting sighting : sightings) {
      Past past = look(time, sighting, limit);
      judgements.add(new Judgement(sighting.track(), past.smoothed, probability(past, limit)));
    }
    frameNats = percentile95(judgements);
    pasts.values().removeIf(past -> time.secondsSince(past.looked) > KEPT_SECONDS);
    return judgements;
  }

  /** How surprising the last frame was: the 95th percentile over its tracks; 0 without any. */
  public double frameNats() {
    return frameNats;
  }

  /** Looks at it when it is time to. */
  private Past look(MediaTime time, Sighting sighting, double limit) {
    Habit habit = sighting.habit();
    Past past = pasts.get(sighting.track());
    if (past == null) {
      past = new Past(time, habit, grid.surprise(habit));
      pasts.put(sighting.track(), past);
      grid.learn(habit, true, 1 - DISTRUST * probability(past, limit));
      return past;
    }
    double since = time.secondsSince(past.looked);
    if (since < LOOK_SECONDS - 1e-6) {
      return past;
    }
    double nats = grid.surprise(habit);
    past.smoothed += (1 - Math.exp(-since / SMOOTH_SECONDS)) * (nats - past.smoothed);
    if (grid.watchedMinutes() >= SILENT_MINUTES / 2) {
      usual.add(past.smoothed);
    }
    // Once a visit: who stands there for an hour has not made standing there usual.
    boolean entered = !HabitGrid.sameCell(habit, past.habit);
    if (entered || habit.way() != past.habit.way()) {
      grid.learn(habit, entered, 1 - DISTRUST * probability(past, limit));
    }
    past.looked = time;
    past.habit = habit;
    return past;
  }

  private static double probability(Past past, double limit) {
    return 1 / (1 + Math.exp(-(past.smoothed - limit - MARGIN) / WIDTH));
  }

  private static double percentile95(List<Judgement> judgements) {
    double[] nats = judgements.stream().mapToDouble(Judgement::nats).sorted().toArray();
    return nats.length == 0 ? 0 : nats[(int) Math.ceil(0.95 * nats.length) - 1];
  }

  /**
   * What a monitor has learnt, for keeping.
   *
   * @param watchedMinutes how long it has watched
   * @param grid the numbers of its {@link HabitGrid}
   * @param surprises how often it was how surprised
   */
  public record Learnt(double watchedMinutes, List<Double> grid, List<Double> surprises) {

    public Learnt {
      grid = List.copyOf(grid);
      surprises = List.copyOf(surprises);
      if (surprises.size() != UsualSurprise.BINS) {
        throw new IllegalArgumentException(
            "needs %d counts of surprises, got %d".formatted(UsualSurprise.BINS, surprises.size()));
      }
    }
  }
}
