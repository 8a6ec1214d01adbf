package io.miharu.learning.skeletons;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws recordings of stick figures: wave, kick, sit, fall, and pairs that punch and hug.
 *
 * <p>Each person has a size, limb lengths, speed and style of their own; each recording a place, a
 * heading, a beginning and noise. Ten persons; every clip has two bodies, of which the second
 * stands by where one acts alone. Joints as in {@link BodyLayout#SBU_15}. The same seed gives the
 * same set.
 */
public final class StickFigures {

  /** The classes, in order. */
  public static final List<String> ACTIONS = List.of("wave", "kick", "sit", "fall", "punch", "hug");

  private static final int PERSONS = 10;
  private static final BodyLayout BODY = BodyLayout.SBU_15;
  private static final double FRAMES_PER_SECOND = 15;

  /** What makes a person: lengths in metres, speed as a factor, noise in metres. */
  private record Person(
      double trunk, double arm, double leg, double width, double speed, boolean leftHanded) {}

  /** Joint angles in radians and the body's place, at one moment. */
  private static final class Posture {
    /** Of an upper limb against straight down: forward, and sideways from the body. */
    private final double[] raise = new double[4];

    private final double[] spread = {0.12, 0.12, 0.06, 0.06};

    /** Of elbow or knee. */
    private final double[] bend = new double[4];

    private double lean;
    private double drop;
    private double forward;
  }

  private StickFigures() {}

  /**
   * A set with so many clips of each action.
   *
   * @param perAction clips, spread evenly over ten persons
   */
  public static ActionSet draw(int perAction, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Person> persons =
        IntStream.range(0, PERSONS)
            .mapToObj(
                i ->
                    new Person(
                        random.nextDouble(0.4, 0.6),
                        random.nextDouble(0.24, 0.34),
                        random.nextDouble(0.34, 0.48),
                        random.nextDouble(0.14, 0.22),
                        random.nextDouble(0.75, 1.3),
                        random.nextInt(4) == 0))
            .toList();
    List<ActionClip> clips = new ArrayList<>();
    for (int action = 0; action < ACTIONS.size(); action++) {
      for (int i = 0; i < perAction; i++) {
        int who = i % PERSONS;
        String name = String.format(Locale.ROOT, "%s-%03d", ACTIONS.get(action), i);
        clips.add(
            new ActionClip(
                name,
                action,
                String.format(Locale.ROOT, "p%02d", who + 1),
                name,
                recording(action, persons.get(who), persons.get((who + 1) % PERSONS), random)));
      }
    }
    return new ActionSet("stick-figures", BODY, ACTIONS, clips, List.of());
  }

  private static List<BodyMotion> recording(
      int action, Person actor, Person other, SplittableRandom random) {
    int frames = (int) Math.round(random.nextDouble(26, 40) / actor.speed());
    double phase = random.nextDouble(0.0, 0.15);
    double strength = random.nextDouble(0.8, 1.2);
    double distance = ACTIONS.get(action).equals("hug") ? 1.0 : random.nextDouble(0.8, 1.1);
    double heading = random.nextDouble(-0.5, 0.5);
    boolean side = actor.leftHanded();
    float[][] values = new float[2][frames * BODY.size() * BodyMotion.AXES];
    for (int t = 0; t < frames; t++) {
      double progress = Math.min(1, Math.max(0, t / (frames - 1.0) * 1.1 - phase));
      Posture first = new Posture();
      Posture second = new Posture();
      first.forward = -distance / 2;
      second.forward = -distance / 2;
      act(action, first, second, progress, strength, side ? 0 : 1);
      place(values[0], t, first, actor, heading, random);
      place(values[1], t, second, other, heading + Math.PI, random);
    }
    return Arrays.stream(values)
        .map(body -> BodyMotion.atRate(BODY, FRAMES_PER_SECOND, body))
        .toList();
  }

  /** What both do when a share of the action has passed. */
  private static void act(
      int action, Posture actor, Posture other, double progress, double strength, int arm) {
    double once = Math.sin(Math.PI * progress);
    double end = 1 / (1 + Math.exp(-12 * (progress - 0.5)));
    switch (ACTIONS.get(action)) {
      case "wave" -> {
        actor.raise[arm] = 2.4 * Math.min(1, 3 * once);
        actor.bend[arm] = 0.5 + 0.5 * strength * Math.sin(6 * Math.PI * progress);
        actor.spread[arm] = 0.4;
      }
      case "kick" -> {
        actor.raise[2 + arm] = 1.3 * strength * once;
        actor.bend[2 + arm] = -0.8 * Math.sin(2 * Math.PI * Math.min(1, progress));
        actor.lean = -0.2 * once;
        other.lean = -0.15 * once;
      }
      case "sit" -> {
        actor.drop = 0.42 * end;
        actor.raise[2] = 1.45 * end;
        actor.raise[3] = 1.45 * end;
        actor.bend[2] = -1.45 * end;
        actor.bend[3] = -1.45 * end;
        actor.lean = 0.5 * once;
      }
      case "fall" -> {
        actor.lean = 1.4 * strength * end * end;
        actor.drop = 0.75 * end * end;
        actor.raise[0] = 1.2 * once;
        actor.raise[1] = 1.2 * once;
      }
      case "punch" -> {
        double thrust = Math.exp(-30 * (progress - 0.5) * (progress - 0.5));
        actor.raise[arm] = 1.5 * strength * thrust;
        actor.bend[arm] = 1.6 * (1 - thrust) * Math.min(1, 3 * once);
        other.lean = -0.4 * thrust;
        other.forward -= 0.15 * end;
      }
      case "hug" -> {
        for (int i = 0; i < 2; i++) {
          actor.raise[i] = 1.3 * once;
          other.raise[i] = 1.2 * once;
          actor.bend[i] = 0.8 * once;
          other.bend[i] = 0.8 * once;
        }
        actor.forward += 0.35 * strength * once;
        other.forward += 0.25 * once;
      }
      default -> throw new AssertionError(action);
    }
  }

  /** Writes one body of one frame: forward is towards the middle between the two. */
  private static void place(
      float[] values, int t, Posture posture, Person who, double heading, SplittableRandom random) {
    double legs = 2 * who.leg();
    double root = legs - posture.drop * legs;
    double[] hip = {0, root, posture.forward};
    double[] trunk = {
      0, Math.cos(posture.lean) * who.trunk(), Math.sin(posture.lean) * who.trunk()
    };
    double[][] joints = new double[BODY.size()][];
    joints[2] = plus(hip, times(trunk, 0.25));
    joints[1] = plus(hip, trunk);
    joints[0] = plus(hip, times(trunk, 1.4));
    for (int side = 0; side < 2; side++) {
      double out = side == 0 ? -1 : 1;
      limb(
          joints,
          3 + 3 * side,
          plus(joints[1], new double[] {out * who.width(), 0, 0}),
          who.arm(),
          posture.raise[side] + posture.lean,
          out * posture.spread[side],
          posture.bend[side]);
      limb(
          joints,
          9 + 3 * side,
          plus(hip, new double[] {out * who.width() * 0.6, 0, 0}),
          who.leg(),
          posture.raise[2 + side],
          out * posture.spread[2 + side],
          posture.bend[2 + side]);
    }
    double c = Math.cos(heading);
    double s = Math.sin(heading);
    for (int joint = 0; joint < joints.length; joint++) {
      double[] at = joints[joint];
      int to = (t * BODY.size() + joint) * BodyMotion.AXES;
      values[to] = (float) (c * at[0] + s * at[2] + 0.012 * random.nextGaussian());
      values[to + 1] = (float) (at[1] + 0.012 * random.nextGaussian());
      values[to + 2] = (float) (c * at[2] - s * at[0] + 2.5 + 0.012 * random.nextGaussian());
    }
  }

  private static void limb(
      double[][] joints,
      int first,
      double[] start,
      double length,
      double raise,
      double spread,
      double bend) {
    joints[first] = start;
    joints[first + 1] = plus(start, times(direction(raise, spread), length));
    joints[first + 2] = plus(joints[first + 1], times(direction(raise + bend, spread), length));
  }

  private static double[] direction(double raise, double spread) {
    return new double[] {
      Math.sin(spread), -Math.cos(raise) * Math.cos(spread), Math.sin(raise) * Math.cos(spread)
    };
  }

  private static double[] plus(double[] a, double[] b) {
    return new double[] {a[0] + b[0], a[1] + b[1], a[2] + b[2]};
  }

  private static double[] times(double[] a, double factor) {
    return new double[] {factor * a[0], factor * a[1], factor * a[2]};
  }
}
