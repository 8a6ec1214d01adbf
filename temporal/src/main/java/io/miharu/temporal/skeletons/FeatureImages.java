package io.miharu.temporal.skeletons;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyPart;
import java.util.Arrays;

/**
 * The images that a fine-to-coarse network reads: joints along one axis, time along the other.
 *
 * <p>Source: Le, Inoue and Shinoda, "A Fine-to-Coarse Convolutional Neural Network for 3D Human
 * Action Recognition", BMVC 2018, arXiv:1805.11790; values are ours, in trunk lengths, where the
 * paper paints pictures. Channels are the position of a joint against a reference joint of the same
 * frame and its difference to the next frame: x, y, z, dx, dy, dz. The whole-body stream refers to
 * the root; the body-part stream refers the torso to the head, an arm to its shoulder, a leg to its
 * hip; the pair stream refers each joint to the same joint of the other person.
 *
 * <p>Shape {@code [streams][segments][6][V][frames per segment]}, row-major. Rows are the joints of
 * torso, left arm, right arm, left leg, right leg. One person gives the streams whole body and body
 * parts; two give whole body of each, body parts of each, and pair of each against the other.
 *
 * @param segments into which the time is cut; 4, or 7 for clips above 6 s
 * @param segmentFrames frames of each after resampling
 */
public record FeatureImages(int segments, int segmentFrames) {

  public static final FeatureImages DEFAULT = new FeatureImages(4, 16);

  /** Positions and differences. */
  public static final int CHANNELS = 6;

  private static final int[] NO_REFERENCE = {};

  /** The joints of a layout in the order of the rows. */
  public static int[] rows(BodyLayout layout) {
    return Arrays.stream(BodyPart.values())
        .flatMap(part -> layout.part(part).stream())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** How many streams clips of so many bodies have. */
  public static int streams(int bodies) {
    return bodies == 1 ? 2 : 6;
  }

  /** All streams of a clip, in the shape above. */
  public float[] of(NormalMotion motion) {
    NormalMotion clip = motion.resampled(segments * segmentFrames);
    BodyLayout layout = clip.layout();
    int[] rows = rows(layout);
    int size = CHANNELS * rows.length * segments * segmentFrames;
    int bodies = clip.bodies();
    float[] images = new float[streams(bodies) * size];
    int[] root = new int[layout.size()];
    Arrays.fill(root, layout.root());
    int[] own = new int[layout.size()];
    for (BodyPart part : BodyPart.values()) {
      layout.part(part).forEach(joint -> own[joint] = layout.reference(part));
    }
    int at = 0;
    for (int[] reference : new int[][] {root, own}) {
      for (int body = 0; body < bodies; body++) {
        fill(images, at, clip, rows, body, reference);
        at += size;
      }
    }
    for (int body = 0; bodies == 2 && body < 2; body++) {
      fill(images, at, clip, rows, body, NO_REFERENCE);
      at += size;
    }
    return images;
  }

  /** One stream; without references, against the other body. */
  private void fill(
      float[] images, int start, NormalMotion clip, int[] rows, int body, int[] reference) {
    int frames = clip.frames();
    boolean pair = reference.length == 0;
    for (int row = 0; row < rows.length; row++) {
      int joint = rows[row];
      for (int axis = 0; axis < NormalMotion.AXES; axis++) {
        for (int t = 0; t < frames; t++) {
          // The last difference is repeated.
          int from = Math.min(t, Math.max(0, frames - 2));
          int to = Math.min(from + 1, frames - 1);
          int other = pair ? 1 - body : body;
          int against = pair ? joint : reference[joint];
          float here = clip.at(body, t, joint, axis) - clip.at(other, t, against, axis);
          float before = clip.at(body, from, joint, axis) - clip.at(other, from, against, axis);
          float after = clip.at(body, to, joint, axis) - clip.at(other, to, against, axis);
          images[place(start, rows.length, t, axis, row)] = here;
          images[place(start, rows.length, t, axis + NormalMotion.AXES, row)] = after - before;
        }
      }
    }
  }

  private int place(int start, int rows, int frame, int channel, int row) {
    int segment = frame / segmentFrames;
    int within = frame % segmentFrames;
    return start + ((segment * CHANNELS + channel) * rows + row) * segmentFrames + within;
  }
}
