package io.miharu.ingest.skeletons;

import io.miharu.core.BodyLayout;
import io.miharu.core.BodyMotion;
import io.miharu.core.MediaTime;
import java.util.Arrays;
import java.util.List;

/** The joints of one body while they are read. Not thread-safe. */
final class JointBuffer {

  private final BodyLayout layout;
  private final float[] values;

  /** All joints are lost until they are put. */
  JointBuffer(BodyLayout layout, int frames) {
    this.layout = layout;
    this.values = new float[frames * layout.size() * BodyMotion.AXES];
    Arrays.fill(values, Float.NaN);
  }

  /** Puts a joint, in metres; a joint with a NaN stays lost. */
  void put(int frame, int joint, double x, double y, double z) {
    if (Double.isNaN(x) || Double.isNaN(y) || Double.isNaN(z)) {
      return;
    }
    int at = (frame * layout.size() + joint) * BodyMotion.AXES;
    values[at] = (float) x;
    values[at + 1] = (float) y;
    values[at + 2] = (float) z;
  }

  /** As {@link #put}, where a sensor says three zeros of a joint that it lost. */
  void putUnlessZero(int frame, int joint, double x, double y, double z) {
    if (x != 0 || y != 0 || z != 0) {
      put(frame, joint, x, y, z);
    }
  }

  /** The frames that have a body. */
  int framesWithBody() {
    int row = layout.size() * BodyMotion.AXES;
    int found = 0;
    for (int at = 0; at < values.length; at += row) {
      for (int i = at; i < at + row; i++) {
        if (!Float.isNaN(values[i])) {
          found++;
          break;
        }
      }
    }
    return found;
  }

  BodyMotion motion(List<MediaTime> times) {
    return new BodyMotion(layout, times, values);
  }

  BodyMotion motion(double framesPerSecond) {
    return BodyMotion.atRate(layout, framesPerSecond, values);
  }
}
