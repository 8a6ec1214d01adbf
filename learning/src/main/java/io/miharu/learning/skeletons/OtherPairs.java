package io.miharu.learning.skeletons;

import io.miharu.core.ActionClip;
import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.LabelledStream;
import io.miharu.core.MediaTime;
import io.miharu.temporal.skeletons.CommonJoints;
import io.miharu.temporal.skeletons.MotionCleaner;
import io.miharu.temporal.skeletons.MotionCleaner.UnusableMotionException;
import io.miharu.temporal.skeletons.NormalMotion;
import io.miharu.temporal.skeletons.NormalMotion.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Puts together pairs of people who have nothing to do with each other, which the recordings of
 * interactions lack: two who act alone side by side, two who walk together, and two who just stand.
 * Without them a network calls every two people in a picture something. Ours. Not thread-safe.
 */
public final class OtherPairs {

  private static final BodyLayout BODY = BodyLayout.COCO_15;
  private static final int FRAMES = 24;
  private static final double LEAST_M = 0.7;
  private static final double MOST_M = 3.5;

  /** Who keeps the distance within this factor neither comes nor goes. */
  private static final double KEPT = 1.3;

  private final List<LabelledStream> alone;
  private final double seconds;
  private final SplittableRandom random;

  /**
   * @param alone recordings of single people, in metres
   * @param seconds of a pair
   */
  public OtherPairs(List<LabelledStream> alone, double seconds, SplittableRandom random) {
    this.alone = List.copyOf(alone);
    this.seconds = seconds;
    this.random = random;
  }

  /**
   * So many pairs, each under the subject {@code streams-N} with N from 0 to 4 in turn; no person
   * is in two of those.
   */
  public List<WatchTrial.Sample> sideBySide(int count, int none) {
    List<WatchTrial.Sample> pairs = new ArrayList<>();
    while (pairs.size() < count) {
      int group = pairs.size() % 5;
      boolean together = random.nextInt(4) == 0;
      LabelledStream stream = stream(group);
      Optional<BodyMotion> one = window(stream);
      Optional<BodyMotion> other = together ? one : window(stream(group));
      if (one.isPresent() && other.isPresent()) {
        BodyMotion placed = placed(one.get(), other.get(), together);
        if (keepsDistance(one.get(), placed)) {
          normal(List.of(one.get(), placed))
              .ifPresent(
                  motion -> pairs.add(new WatchTrial.Sample("streams-" + group, motion, none)));
        }
      }
    }
    return pairs;
  }

  /** The first frame of clips, held: two people who stand before each other. */
  public List<WatchTrial.Sample> standing(List<ActionClip> clips, int count, int none) {
    List<WatchTrial.Sample> pairs = new ArrayList<>();
    for (int tried = 0; pairs.size() < count && tried < 20 * count; tried++) {
      ActionClip clip = clips.get(random.nextInt(clips.size()));
      int frame = random.nextInt(2);
      if (clip.frames() > frame) {
        normal(clip.bodies().stream().map(body -> held(CommonJoints.of(body), frame)).toList())
            .ifPresent(motion -> pairs.add(new WatchTrial.Sample(clip.subject(), motion, none)));
      }
    }
    return pairs;
  }

  private LabelledStream stream(int group) {
    List<LabelledStream> ofGroup =
        IntStream.range(0, alone.size())
            .filter(i -> Math.floorMod(number(alone.get(i).subject()), 5) == group)
            .mapToObj(alone::get)
            .toList();
    List<LabelledStream> from = ofGroup.isEmpty() ? alone : ofGroup;
    return from.get(random.nextInt(from.size()));
  }

  /** The number in {@code s03}. */
  private static int number(String subject) {
    String digits = subject.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /** Some seconds of a recording, stretched to {@value #FRAMES} frames. */
  private Optional<BodyMotion> window(LabelledStream stream) {
    BodyMotion motion = stream.motion();
    int from = random.nextInt(motion.frames());
    double start = motion.times().get(from).seconds();
    int to = from;
    while (to < motion.frames() && motion.times().get(to).seconds() <= start + seconds) {
      to++;
    }
    if (to - from < 8 || motion.times().get(to - 1).seconds() - start < 0.7 * seconds) {
      return Optional.empty();
    }
    try {
      BodyMotion clean =
          MotionCleaner.clean(List.of(CommonJoints.of(motion.part(from, to)))).get(0);
      float[] values = new float[FRAMES * BODY.size() * BodyMotion.AXES];
      int row = BODY.size() * BodyMotion.AXES;
      for (int i = 0; i < FRAMES; i++) {
        double moment = i * (clean.frames() - 1.0) / (FRAMES - 1);
        int before = Math.min((int) moment, Math.max(0, clean.frames() - 2));
        int after = Math.min(before + 1, clean.frames() - 1);
        for (int k = 0; k < row; k++) {
          double was = clean.at(before, k / 3, k % 3);
          values[i * row + k] =
              (float) (was + (moment - before) * (clean.at(after, k / 3, k % 3) - was));
        }
      }
      return Optional.of(new BodyMotion(BODY, times(), values));
    } catch (UnusableMotionException tooLittle) {
      return Optional.empty();
    }
  }

  /** The other one, somewhere around the one; turned, unless they go together. */
  private BodyMotion placed(BodyMotion one, BodyMotion other, boolean together) {
    double angle = together ? 0 : 2 * Math.PI * random.nextDouble();
    double distance = LEAST_M + (MOST_M - LEAST_M) * random.nextDouble() * random.nextDouble();
    double where = 2 * Math.PI * random.nextDouble();
    double x = one.at(0, BODY.root(), 0) + distance * Math.cos(where);
    double z = one.at(0, BODY.root(), 2) + distance * Math.sin(where);
    double fromX = other.at(0, BODY.root(), 0);
    double fromZ = other.at(0, BODY.root(), 2);
    // Feet on one floor: the higher of two roots may be the taller one's.
    double up = one.at(0, BODY.root(), 1) - (double) other.at(0, BODY.root(), 1);
    int late = together ? random.nextInt(4) : 0;
    float[] values = new float[FRAMES * BODY.size() * BodyMotion.AXES];
    int at = 0;
    for (int t = 0; t < FRAMES; t++) {
      int from = Math.max(0, t - late);
      for (int joint = 0; joint < BODY.size(); joint++) {
        double dx = other.at(from, joint, 0) - fromX;
        double dz = other.at(from, joint, 2) - fromZ;
        values[at++] = (float) (x + Math.cos(angle) * dx + Math.sin(angle) * dz);
        values[at++] = (float) (other.at(from, joint, 1) + up);
        values[at++] = (float) (z + Math.cos(angle) * dz - Math.sin(angle) * dx);
      }
    }
    return new BodyMotion(BODY, times(), values);
  }

  private static boolean keepsDistance(BodyMotion one, BodyMotion other) {
    double least = Double.POSITIVE_INFINITY;
    for (int t = 0; t < FRAMES; t++) {
      least = Math.min(least, distance(one, other, t));
    }
    double change = distance(one, other, FRAMES - 1) / distance(one, other, 0);
    return least > LEAST_M / 2 && change < KEPT && change > 1 / KEPT;
  }

  private static double distance(BodyMotion one, BodyMotion other, int t) {
    return Math.hypot(
        one.at(t, BODY.root(), 0) - (double) other.at(t, BODY.root(), 0),
        one.at(t, BODY.root(), 2) - (double) other.at(t, BODY.root(), 2));
  }

  private static BodyMotion held(BodyMotion body, int frame) {
    float[] values = new float[FRAMES * BODY.size() * BodyMotion.AXES];
    float[] one = body.part(frame, frame + 1).values();
    for (int t = 0; t < FRAMES; t++) {
      System.arraycopy(one, 0, values, t * one.length, one.length);
    }
    return new BodyMotion(BODY, times(), values);
  }

  private static List<MediaTime> times() {
    return IntStream.range(0, FRAMES).mapToObj(t -> MediaTime.ofSeconds(t / 15.0)).toList();
  }

  private static Optional<NormalMotion> normal(List<BodyMotion> bodies) {
    try {
      return Optional.of(NormalMotion.of(MotionCleaner.clean(bodies), Heading.KEPT));
    } catch (UnusableMotionException tooLittle) {
      return Optional.empty();
    }
  }
}
