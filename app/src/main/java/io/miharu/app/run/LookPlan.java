package io.miharu.app.run;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How often the detector looks. Immutable.
 *
 * @param kind by the count of frames, or by what moves
 * @param every at {@link Kind#EVERY}: on every n-th frame, 1 or more; absent: at most 30 times per
 *     second of video, 15 times without a network
 * @param perSecond at {@link Kind#MOTION}: how many looks per second of video may be spent on
 *     average, above 0; absent: one on every fifth frame that {@link Kind#EVERY} would look at
 * @param maxCpu at {@link Kind#MOTION}: what share of all cores the looks may take when the video
 *     is played in real time, percent, 1 to 100; {@code perSecond} follows from it on the machine
 *     that runs, see {@link #measured}
 */
public record LookPlan(Kind kind, OptionalInt every, OptionalDouble perSecond, OptionalInt maxCpu) {

  /** What a look is due by. */
  public enum Kind {
    /** By the count of frames. */
    EVERY,
    /** By what moves, within a budget, and a refresh every second. */
    MOTION
  }

  /** At most 30 times per second of video, 15 times without a network. */
  public static final LookPlan DEFAULT =
      new LookPlan(Kind.EVERY, OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty());

  /** Where something moves, on a fifth of the frames. */
  public static final LookPlan MOTION =
      new LookPlan(Kind.MOTION, OptionalInt.empty(), OptionalDouble.empty(), OptionalInt.empty());

  public LookPlan {
    if (every.isPresent() && every.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "the detector runs on every n-th frame, n from 1 on, got " + every.getAsInt());
    }
    if (perSecond.isPresent() && !(perSecond.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "looks per second must be above 0, got " + perSecond.getAsDouble());
    }
    if (maxCpu.isPresent() && !(maxCpu.getAsInt() >= 1 && maxCpu.getAsInt() <= 100)) {
      throw new IllegalArgumentException(
          "the share of the cores is 1 to 100 percent, got " + maxCpu.getAsInt());
    }
    if (kind == Kind.EVERY && (perSecond.isPresent() || maxCpu.isPresent())) {
      throw new IllegalArgumentException(
          "a budget of looks belongs to the motion schedule; leave it or choose that one");
    }
    if (kind == Kind.MOTION && every.isPresent()) {
      throw new IllegalArgumentException(
          "the motion schedule chooses its frames itself; leave --every or the schedule");
    }
  }

  /**
   * This plan with the looks per second that its share of the cores allows.
   *
   * @param lookMillis what one look takes of one core here, above 0, ms
   * @param cores how many cores there are
   */
  LookPlan measured(double lookMillis, int cores) {
    double exact = maxCpu.orElse(100) / 100.0 * cores * 1000 / lookMillis;
    // Coarse steps, so that two measurements on one machine seldom lead to two results.
    double steps = Math.floor(Math.log(exact) / Math.log(2) * 2);
    double rate = Math.round(Math.pow(2, steps / 2) * 10) / 10.0;
    return new LookPlan(kind, every, OptionalDouble.of(Math.min(30, Math.max(0.1, rate))), maxCpu);
  }

  /** Every n-th frame. */
  public static LookPlan every(int frames) {
    return new LookPlan(
        Kind.EVERY, OptionalInt.of(frames), OptionalDouble.empty(), OptionalInt.empty());
  }
}
