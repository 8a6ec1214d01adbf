package io.miharu.learning.detector;

import java.util.List;

/** Draws things that nobody filmed over a picture. */
@FunctionalInterface
public interface Sketcher {

  /**
   * Draws over a picture.
   *
   * @param bgr width x height pixels, blue, green and red, in place
   * @param seed of all that is drawn
   * @return what was drawn, px
   */
  List<LabelledBox> over(byte[] bgr, int width, int height, long seed);
}
