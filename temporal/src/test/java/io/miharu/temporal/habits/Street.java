package io.miharu.temporal.habits;

import io.miharu.core.MediaTime;
import io.miharu.temporal.habits.HabitMonitor.Judgement;
import io.miharu.temporal.habits.HabitMonitor.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A street from a seed: people both ways on the pavement, cars to the right on the far lane and to
 * the left on the near one, five looks a second. Speeds and heights vary log-normally.
 */
final class Street {

  static final double STEP = 0.2;

  private record Walker(int id, Kind kind, double y, double way, double speed, double height) {}

  /** One step of the street. */
  record Step(MediaTime time, boolean anomaly, List<Judgement> judgements, double nats) {}

  private static final class Passage {

    private final Walker walker;
    private final boolean anomalous;
    private double x;

    Passage(Walker walker, boolean anomalous) {
      this.walker = walker;
      this.anomalous = anomalous;
      x = walker.way() > 0 ? 0 : 1;
    }
  }

  private final Random random;
  private final List<Passage> present = new ArrayList<>();
  private int ids;
  private long step;

  Street(long seed) {
    random = new Random(seed);
  }

  /** Plays so many minutes to a monitor; every {@code anomalyEvery} seconds one comes, 0 never. */
  List<Step> play(HabitMonitor monitor, double minutes, double anomalyEvery) {
    List<Step> steps = new ArrayList<>();
    long until = step + Math.round(minutes * 60 / STEP);
    long nextAnomaly = anomalyEvery > 0 ? step + Math.round(anomalyEvery / STEP) : Long.MAX_VALUE;
    int kind = 0;
    while (step < until) {
      arrive();
      if (step == nextAnomaly) {
        present.add(new Passage(anomaly(kind++ % 4), true));
        nextAnomaly += Math.round(anomalyEvery / STEP);
      }
      steps.add(show(monitor));
      step++;
    }
    return steps;
  }

  private void arrive() {
    // Ten people and eight cars a minute on each way.
    if (random.nextDouble() < 20 * STEP / 60) {
      double way = random.nextBoolean() ? 1 : -1;
      present.add(new Passage(walker(Kind.PERSON, 0.4, way, 0.8, 0.2), false));
    }
    if (random.nextDouble() < 8 * STEP / 60) {
      present.add(new Passage(walker(Kind.VEHICLE, 0.6, 1, 3, 0.15), false));
    }
    if (random.nextDouble() < 8 * STEP / 60) {
      present.add(new Passage(walker(Kind.VEHICLE, 0.8, -1, 3, 0.2), false));
    }
  }

  private Walker anomaly(int kind) {
    return switch (kind) {
      // Against the traffic; three times as fast; a cyclist, where there never was one; and one
      // who stops on the lane.
      case 0 -> walker(Kind.VEHICLE, 0.6, -1, 3, 0.15);
      case 1 -> walker(Kind.PERSON, 0.4, 1, 2.4, 0.2);
      case 2 -> walker(Kind.TWO_WHEELER, 0.6, 1, 2, 0.15);
      default -> walker(Kind.VEHICLE, 0.8, -1, -3, 0.2);
    };
  }

  /** A negative speed is that of one who stops in the middle of the picture. */
  private Walker walker(Kind kind, double y, double way, double speed, double height) {
    double vary = Math.exp(0.15 * random.nextGaussian());
    double tall = Math.exp(0.08 * random.nextGaussian());
    double where = y + 0.01 * random.nextGaussian();
    return new Walker(++ids, kind, where, way, speed * vary, height * tall);
  }

  private Step show(HabitMonitor monitor) {
    List<Sighting> sightings = new ArrayList<>();
    boolean anomaly = false;
    for (Passage passage : List.copyOf(present)) {
      Walker walker = passage.walker;
      boolean stopped =
          walker.speed() < 0 && (passage.x - 0.5) * walker.way() >= 0 && present.contains(passage);
      double speed = Math.abs(walker.speed());
      if (!stopped) {
        // Pictures are 16:9, so a height is 9/16 of a width.
        passage.x += walker.way() * speed * walker.height() * 9 / 16 * STEP;
      } else if (random.nextDouble() < STEP / 15) {
        // It is towed away after fifteen seconds or so.
        present.remove(passage);
      }
      if (passage.x < 0 || passage.x > 1) {
        present.remove(passage);
        continue;
      }
      anomaly |= passage.anomalous && (walker.speed() > 0 || stopped);
      double heading = walker.way() > 0 ? 0 : Math.PI;
      sightings.add(
          new Sighting(
              walker.id(),
              new Habit(
                  walker.kind(),
                  passage.x,
                  walker.y(),
                  stopped ? Double.NaN : heading + 0.1 * random.nextGaussian(),
                  stopped ? 0 : speed,
                  walker.height() * Math.exp(0.02 * random.nextGaussian()))));
    }
    MediaTime time = MediaTime.ofSeconds(step * STEP);
    List<Judgement> judgements = monitor.observe(time, sightings);
    return new Step(time, anomaly, judgements, monitor.frameNats());
  }
}
