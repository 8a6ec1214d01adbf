package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import java.util.List;

/** Who says whether there are persons in a part of a frame. */
interface PersonFinder {

  /**
   * The persons in a part of a frame, in pixels of the frame and {@link Detections#ORDER}.
   *
   * @param shortest height of the persons looked for, px of the frame
   */
  List<Detection> find(Frame frame, Box part, double shortest);

  /** What {@link #find} costs, in the pixels that would be looked at. */
  double cost(Box part, double shortest);
}
