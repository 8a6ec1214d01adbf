package io.miharu.learning.falls;

import io.miharu.core.ConceptId;
import io.miharu.temporal.falls.FallNetwork;
import java.util.ArrayList;
import java.util.List;

/**
 * What one generated person does over some seconds, and when that is a fall.
 *
 * <p>A script is a chain of stances with the time that each change takes, and the speed of walking
 * meanwhile. Falls are of six kinds: stiff as a board; knees that give way; a stumble forwards;
 * feet that slip away; off a chair; and one that ends on the hands. What is none: to walk, run,
 * turn, stand, bend, squat, kneel, go on all fours, sit down on a chair or the ground, lie down on
 * the ground or on a bed, trip without falling, jump, spread the arms.
 */
final class PersonScript {

  /** What a moment is. */
  enum Act {
    OTHER("none-of-these"),
    FALLING("falling"),
    FALLEN("fallen");

    private final String word;

    Act(String word) {
      this.word = word;
    }

    /** The class that a network answers with. */
    int label() {
      return FallNetwork.LABELS.indexOf(ConceptId.of(word));
    }
  }

  /** How a change goes: even, or ever faster as things fall. */
  private enum Ease {
    SMOOTH,
    GRAVITY
  }

  private record Step(double end, Stance stance, double speed, Ease ease, Act act) {}

  private final Draw draw;
  private final double seconds;
  private final List<Step> steps = new ArrayList<>();
  private Stance now = Stance.UPRIGHT;
  private double clock;
  private double tiltWay;

  private PersonScript(Draw draw, double seconds) {
    this.draw = draw;
    this.seconds = seconds;
  }

  /** Somebody who falls once, if there is time left for it. */
  static PersonScript falling(Draw draw, double seconds) {
    PersonScript script = new PersonScript(draw, seconds);
    script.begin();
    if (draw.chance(0.25)) {
      script.ordinary(draw.below(7));
      script.goOn();
    }
    script.fall(draw.below(6));
    script.finish();
    return script;
  }

  /** Somebody who does not fall. */
  static PersonScript ordinary(Draw draw, double seconds) {
    PersonScript script = new PersonScript(draw, seconds);
    script.begin();
    while (script.clock < seconds) {
      script.ordinary(draw.below(13));
      script.goOn();
    }
    return script;
  }

  /** Somebody who walks by. */
  static PersonScript walking(Draw draw, double seconds) {
    PersonScript script = new PersonScript(draw, seconds);
    script.step(seconds, script.now.withStride(1), draw.between(0.8, 1.8), Ease.SMOOTH, Act.OTHER);
    return script;
  }

  /** Where the head goes when the body tilts: 0 ahead, π/2 to the right. */
  double tiltWay() {
    return tiltWay;
  }

  double seconds() {
    return seconds;
  }

  /** What is done at a moment. */
  Act act(double time) {
    return steps.get(place(time)).act();
  }

  /** How the body is held at a moment. */
  Stance stance(double time) {
    int place = place(time);
    Step step = steps.get(place);
    Stance before = place == 0 ? Stance.UPRIGHT : steps.get(place - 1).stance();
    double start = place == 0 ? 0 : steps.get(place - 1).end();
    double share = Math.min(1, Math.max(0, (time - start) / (step.end() - start)));
    double eased =
        step.ease() == Ease.GRAVITY ? Math.pow(share, 1.8) : share * share * (3 - 2 * share);
    return before.towards(step.stance(), eased);
  }

  /** Speed of walking at a moment, m/s. */
  double speed(double time) {
    int place = place(time);
    double before = place == 0 ? steps.get(0).speed() : steps.get(place - 1).speed();
    double start = place == 0 ? 0 : steps.get(place - 1).end();
    double share = Math.min(1, (time - start) / 0.4);
    return before + share * (steps.get(place).speed() - before);
  }

  private int place(double time) {
    int place = 0;
    while (place < steps.size() - 1 && steps.get(place).end() <= time) {
      place++;
    }
    return place;
  }

  private void step(double lasting, Stance stance, double speed, Ease ease, Act act) {
    clock += lasting;
    now = stance;
    steps.add(new Step(clock, stance, speed, ease, act));
  }

  private void move(double lasting, Stance stance) {
    step(lasting, stance, 0, Ease.SMOOTH, Act.OTHER);
  }

  private void hold(double lasting) {
    move(lasting, now);
  }

  /** Walks or stands. */
  private void begin() {
    goOn();
    if (draw.chance(0.5)) {
      goOn();
    }
  }

  private void goOn() {
    Stance arms = Stance.UPRIGHT.withArms(draw.between(0, 0.4), draw.between(0.05, 0.3));
    if (draw.chance(0.7)) {
      boolean runs = draw.chance(0.12);
      double speed = runs ? draw.between(2.2, 4) : draw.between(0.5, 1.7);
      double lasting = draw.between(0.6, 3);
      step(
          lasting,
          arms.withStride(runs ? 1.6 : Math.min(1.1, 0.3 + 0.5 * speed))
              .withLean(runs ? 0.2 : 0.04),
          speed,
          Ease.SMOOTH,
          Act.OTHER);
    } else {
      move(draw.between(0.4, 2.5), arms);
    }
  }

  private void ordinary(int kind) {
    Stance up = Stance.UPRIGHT;
    switch (kind) {
      case 0 -> { // bends down
        move(draw.between(0.4, 1.1), up.withLean(draw.between(1, 1.8)).withLegs(0.2, 0.4));
        hold(draw.between(0.2, 3));
        move(draw.between(0.5, 1.2), up);
      }
      case 1 -> { // squats, or ties a shoe
        move(draw.between(0.4, 1.1), squat());
        hold(draw.between(0.3, 4));
        move(draw.between(0.5, 1.5), up);
      }
      case 2 -> { // sits down on a chair, or something lower
        double low = draw.between(1.3, 1.9);
        move(draw.between(0.3, 0.6), up.withLean(0.5).withLegs(0.7, 0.9));
        move(draw.between(0.3, 0.9), chair(low));
        hold(draw.between(0.5, 5));
        move(draw.between(0.7, 1.8), up);
      }
      case 3 -> { // trips, and does not fall
        tiltWay = draw.between(-0.6, 0.6);
        step(
            draw.between(0.25, 0.5),
            now.withTilt(draw.between(0.2, 0.45)),
            1.5,
            Ease.SMOOTH,
            Act.OTHER);
        step(draw.between(0.3, 0.6), up.withStride(1), 1.2, Ease.SMOOTH, Act.OTHER);
      }
      case 4 -> { // jumps
        double air = draw.between(0.25, 0.35);
        move(0.3, up.withLegs(0.5, 1));
        move(air, up.withSupport(draw.between(0.1, 0.3)).withArms(2, 0.3));
        move(air, up.withLegs(0.4, 0.7));
        move(0.3, up);
      }
      case 5 -> { // spreads the arms
        move(draw.between(0.3, 1), up.withArms(0.2, draw.between(1, 1.6)));
        hold(draw.between(0.2, 2));
        move(draw.between(0.3, 1), up);
      }
      case 6 -> goOn();
      case 7 -> { // kneels, then perhaps goes on all fours
        move(draw.between(0.6, 1.4), up.withLegs(0.1, 1.6));
        hold(draw.between(0.3, 2));
        if (draw.chance(0.6)) {
          move(
              draw.between(0.5, 1.2),
              up.withLegs(0.2, 1.7).withLean(draw.between(1.2, 1.5)).withArms(1.4, 0.1));
          hold(draw.between(0.5, 4));
        }
        move(draw.between(0.8, 2), up);
      }
      case 8, 9 -> lieDown(0);
      case 10 -> lieDown(draw.between(0.2, 0.32));
      case 11 -> { // sits down on the ground
        move(draw.between(0.5, 1.2), squat());
        move(draw.between(0.3, 0.9), up.withLegs(draw.between(1.3, 1.6), draw.between(0, 1)));
        hold(draw.between(0.5, 4));
        move(draw.between(0.8, 2), up);
      }
      default -> { // picks something up again and again
        for (int i = 0; i < 2; i++) {
          move(draw.between(0.4, 0.8), up.withLean(draw.between(0.6, 1.5)).withLegs(0.8, 1.3));
          move(draw.between(0.4, 0.8), up);
        }
      }
    }
  }

  private Stance squat() {
    return Stance.UPRIGHT
        .withLean(draw.between(0.3, 0.9))
        .withLegs(draw.between(1.4, 1.9), draw.between(2, 2.5));
  }

  private Stance chair(double low) {
    return Stance.UPRIGHT.withLean(draw.between(-0.2, 0.3)).withLegs(low, low).withArms(0.7, 0.1);
  }

  /** On purpose, and by way of sitting. */
  private void lieDown(double support) {
    tiltWay = Math.PI + draw.between(-1.6, 1.6);
    if (support == 0) {
      move(draw.between(0.7, 1.5), squat());
    }
    Stance sits = Stance.UPRIGHT.withLegs(1.5, support == 0 ? 0.6 : 1.5);
    move(draw.between(0.5, 1.2), sits);
    hold(draw.between(0.1, 1.5));
    move(draw.between(1, 3), lies().withSupport(support));
    hold(draw.between(1, 5));
    rise(Act.OTHER);
  }

  private Stance lies() {
    double curl = draw.chance(0.4) ? draw.between(0.4, 1.5) : draw.between(0, 0.2);
    return Stance.UPRIGHT
        .withLegs(curl, 1.3 * curl)
        .withLean(draw.between(-0.1, 0.4))
        .withArms(draw.between(-0.5, 2.5), draw.between(0, 1.2))
        .withTilt(draw.between(1.4, 1.6));
  }

  private void fall(int kind) {
    Stance end = lies();
    double slide = now.stride() > 0 ? draw.between(0, 1) : 0;
    switch (kind) {
      case 0 -> { // as a board
        tiltWay = draw.between(-Math.PI, Math.PI);
        drop(draw.between(0.55, 1.2), end, slide);
      }
      case 1 -> { // the knees give way
        tiltWay = draw.between(-Math.PI, Math.PI);
        drop(draw.between(0.3, 0.8), squat().withTilt(draw.between(0, 0.4)), 0);
        drop(draw.between(0.25, 0.7), end, 0);
      }
      case 2 -> { // stumbles forwards
        tiltWay = draw.between(-0.5, 0.5);
        drop(draw.between(0.5, 1), end.withArms(draw.between(1, 3), 0.3), draw.between(0.5, 1.8));
      }
      case 3 -> { // the feet slip away
        tiltWay = Math.PI + draw.between(-0.6, 0.6);
        drop(draw.between(0.4, 0.9), end.withLegs(draw.between(0.1, 1), 0.4), slide);
      }
      case 4 -> { // off a chair
        move(draw.between(0.6, 1.2), chair(1.5));
        hold(draw.between(0.3, 3));
        tiltWay = draw.sign() * draw.between(0.2, 1.9);
        drop(draw.between(0.4, 1), end.withLegs(draw.between(0.5, 1.5), draw.between(0.5, 1.5)), 0);
      }
      default -> { // to the ground, then on the hands or the knees
        tiltWay = draw.between(-Math.PI, Math.PI);
        drop(draw.between(0.5, 1.1), end, slide);
        step(draw.between(0.3, 1.5), end, 0, Ease.SMOOTH, Act.FALLEN);
        step(
            draw.between(0.5, 1.5),
            end.withTilt(draw.between(0.9, 1.3)).withLegs(draw.between(0.5, 1.3), 1.2),
            0,
            Ease.SMOOTH,
            Act.FALLEN);
      }
    }
  }

  private void drop(double lasting, Stance end, double speed) {
    step(lasting, end, speed, Ease.GRAVITY, Act.FALLING);
  }

  private void finish() {
    step(draw.between(0.6, 6), now, 0, Ease.SMOOTH, Act.FALLEN);
    if (draw.chance(0.5)) {
      rise(Act.FALLEN);
      goOn();
    } else {
      step(Math.max(0.5, seconds - clock), now, 0, Ease.SMOOTH, Act.FALLEN);
    }
  }

  /** Gets up by way of the knees; at first that still looks as before. */
  private void rise(Act at) {
    step(
        draw.between(0.5, 1.2),
        Stance.UPRIGHT.withLegs(1.2, 2).withTilt(0.8).withLean(0.3),
        0,
        Ease.SMOOTH,
        at);
    move(draw.between(0.6, 1.5), squat());
    move(draw.between(0.4, 1), Stance.UPRIGHT);
  }
}
