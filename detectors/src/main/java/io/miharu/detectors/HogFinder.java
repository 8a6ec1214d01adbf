package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.opencv.PeopleDetector;
import java.util.List;

/** OpenCV's people detector as a {@link PersonFinder}. Borrows it. */
record HogFinder(PeopleDetector people) implements PersonFinder {

  private static final int LEVELS = 4;

  @Override
  public List<Detection> find(Frame frame, Box part, double shortest) {
    return people.find(frame, part, shortest, LEVELS);
  }

  @Override
  public double cost(Box part, double shortest) {
    return PeopleDetector.pixels(part, shortest, LEVELS);
  }
}
