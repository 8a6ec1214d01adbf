package io.miharu.temporal.skeletons;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyPart;
import java.util.SplittableRandom;

/**
 * What a pose network would make of bodies in space, seen from somewhere: no depth, joints a little
 * off their place, some of them lost, left and right exchanged now and then.
 *
 * <p>Ours. Networks for skeletons in pictures learn from recordings of a depth sensor seen so,
 * since no labelled poses are at hand; a clip is seen from another side each time.
 *
 * @param turn largest rotation about the vertical, radians
 * @param lowest least height of the camera above the horizon, as an angle, radians
 * @param highest greatest height, likewise
 * @param roll largest rotation about the line of sight, radians
 * @param nearest least distance of the camera, trunk lengths; farthest is five times that
 * @param offset standard deviation of what a joint is off throughout a clip, trunk lengths; of the
 *     head and the hips, which sensors and pose networks see in different places, twice that
 * @param jitter greatest standard deviation of the noise on every coordinate, trunk lengths
 * @param lost share of the moments at which a joint is lost; it stays on the line between those
 *     before and after, or where it was
 * @param exchanged share of the moments at which left and right arms, or legs, are exchanged
 */
public record PictureView(
    double turn,
    double lowest,
    double highest,
    double roll,
    double nearest,
    double offset,
    double jitter,
    double lost,
    double exchanged) {

  /** A camera anywhere around, from breast height to under a ceiling. */
  public static final PictureView ANYWHERE =
      new PictureView(
          Math.PI, -0.1, Math.toRadians(30), Math.toRadians(5), 6, 0.05, 0.04, 0.05, 0.005);

  /** As the sensor saw it, without depth. */
  public static final PictureView AS_RECORDED =
      new PictureView(0, 0, 0, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 0);

  /** Mean length of a run of frames in which a joint is lost, or sides are exchanged. */
  private static final int RUN = 4;

  private static final int AXES = NormalMotion.AXES;

  /** The same random numbers give the same view. */
  public NormalMotion of(NormalMotion motion, SplittableRandom random) {
    float[][] bodies = motion.values();
    project(bodies, random);
    BodyLayout layout = motion.layout();
    for (float[] body : bodies) {
      if (exchanged > 0) {
        exchange(body, layout, random);
      }
      if (offset > 0) {
        shift(body, layout, random);
      }
      if (jitter > 0) {
        double deviation = jitter * random.nextDouble();
        for (int i = 0; i < body.length; i++) {
          body[i] += i % AXES == 2 ? 0 : (float) (deviation * random.nextGaussian());
        }
      }
      if (lost > 0) {
        lose(body, layout.size(), random);
      }
    }
    return new NormalMotion(layout, motion.frames(), bodies).planar();
  }

  /** Turns the bodies to the camera and leaves out the depth. */
  private void project(float[][] bodies, SplittableRandom random) {
    double yaw = turn * (2 * random.nextDouble() - 1);
    double pitch = lowest + (highest - lowest) * random.nextDouble();
    double tilt = roll * (2 * random.nextDouble() - 1);
    double distance = nearest * (1 + 4 * random.nextDouble());
    for (float[] body : bodies) {
      for (int at = 0; at < body.length; at += AXES) {
        double x = Math.cos(yaw) * body[at] + Math.sin(yaw) * body[at + 2];
        double depth = Math.cos(yaw) * body[at + 2] - Math.sin(yaw) * body[at];
        // A camera that is high up and looks down sees what is farther away higher in the picture.
        double y = Math.cos(pitch) * body[at + 1] + Math.sin(pitch) * depth;
        depth = Math.cos(pitch) * depth - Math.sin(pitch) * body[at + 1];
        double nearer =
            Double.isInfinite(distance) ? 1 : distance / Math.max(distance / 2, distance + depth);
        body[at] = (float) (nearer * (Math.cos(tilt) * x - Math.sin(tilt) * y));
        body[at + 1] = (float) (nearer * (Math.sin(tilt) * x + Math.cos(tilt) * y));
        body[at + 2] = 0;
      }
    }
  }

  private void shift(float[] body, BodyLayout layout, SplittableRandom random) {
    int row = layout.size() * AXES;
    for (int joint = 0; joint < layout.size(); joint++) {
      boolean unsure =
          joint == layout.head()
              || joint == layout.root()
              || joint == layout.reference(BodyPart.LEFT_LEG)
              || joint == layout.reference(BodyPart.RIGHT_LEG);
      for (int axis = 0; axis < 2; axis++) {
        double off = (unsure ? 2 : 1) * offset * random.nextGaussian();
        for (int at = joint * AXES + axis; at < body.length; at += row) {
          body[at] += (float) off;
        }
      }
    }
  }

  private void exchange(float[] body, BodyLayout layout, SplittableRandom random) {
    int row = layout.size() * AXES;
    for (BodyPart part : new BodyPart[] {BodyPart.LEFT_ARM, BodyPart.LEFT_LEG}) {
      int left = 0;
      for (int start = 0; start < body.length; start += row) {
        if (left == 0 && random.nextDouble() < exchanged / RUN) {
          left = 1 + random.nextInt(2 * RUN - 1);
        }
        if (left > 0) {
          left--;
          for (int i = 0; i < layout.part(part).size(); i++) {
            int one = start + layout.part(part).get(i) * AXES;
            int other = start + layout.part(part.mirrored()).get(i) * AXES;
            for (int axis = 0; axis < AXES; axis++) {
              float kept = body[one + axis];
              body[one + axis] = body[other + axis];
              body[other + axis] = kept;
            }
          }
        }
      }
    }
  }

  private void lose(float[] body, int joints, SplittableRandom random) {
    int row = joints * AXES;
    int frames = body.length / row;
    for (int joint = 0; joint < joints; joint++) {
      for (int t = 0; t < frames; t++) {
        if (random.nextDouble() < lost / RUN) {
          int run = 1 + random.nextInt(2 * RUN - 1);
          fill(body, row, frames, joint, t, Math.min(frames, t + run));
          t += run;
        }
      }
    }
  }

  /** From {@code from} to {@code to}, exclusive, on the line between the frames around. */
  private static void fill(float[] body, int row, int frames, int joint, int from, int to) {
    int before = from > 0 ? from - 1 : Math.min(to, frames - 1);
    int after = to < frames ? to : Math.max(0, from - 1);
    for (int t = from; t < to; t++) {
      double share = (t - from + 1.0) / (to - from + 1);
      for (int axis = 0; axis < 2; axis++) {
        int place = joint * AXES + axis;
        double start = body[before * row + place];
        body[t * row + place] = (float) (start + share * (body[after * row + place] - start));
      }
    }
  }
}
