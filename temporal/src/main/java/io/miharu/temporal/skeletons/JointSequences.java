package io.miharu.temporal.skeletons;

/**
 * The joints themselves, against the root of the first frame, for networks that make their own
 * features.
 *
 * @param frames after resampling
 */
public record JointSequences(int frames) {

  /** {@code [frames][bodies * V * 3]}, row-major: one vector for each moment. */
  public float[] byFrame(NormalMotion motion) {
    NormalMotion clip = motion.resampled(frames);
    int joints = clip.layout().size();
    int row = clip.bodies() * joints * NormalMotion.AXES;
    float[] values = new float[frames * row];
    for (int t = 0; t < frames; t++) {
      for (int body = 0; body < clip.bodies(); body++) {
        for (int joint = 0; joint < joints; joint++) {
          for (int axis = 0; axis < NormalMotion.AXES; axis++) {
            values[t * row + (body * joints + joint) * NormalMotion.AXES + axis] =
                clip.at(body, t, joint, axis);
          }
        }
      }
    }
    return values;
  }

  /** {@code [bodies][3][frames][V]}, row-major: an image for each body. */
  public float[] byBody(NormalMotion motion) {
    NormalMotion clip = motion.resampled(frames);
    int joints = clip.layout().size();
    float[] values = new float[clip.bodies() * NormalMotion.AXES * frames * joints];
    int at = 0;
    for (int body = 0; body < clip.bodies(); body++) {
      for (int axis = 0; axis < NormalMotion.AXES; axis++) {
        for (int t = 0; t < frames; t++) {
          for (int joint = 0; joint < joints; joint++) {
            values[at++] = clip.at(body, t, joint, axis);
          }
        }
      }
    }
    return values;
  }
}
