package io.miharu.detectors;

import io.miharu.core.Box;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A network that has looked at the whole frame already, as a {@link PersonFinder}; and another one
 * where it is unsure of a part that may well be a person. Borrows the other. Not thread-safe.
 */
final class NetworkFinder implements PersonFinder {

  /** What the network says this surely needs no second opinion. */
  private static final double SURE = 0.4;

  private final PersonFinder other;
  private final Predicate<Box> likely;
  private List<Detection> persons = List.of();

  /**
   * A finder.
   *
   * @param other is asked where the network is unsure
   * @param likely whether a part of the frame is as a person would be there
   */
  NetworkFinder(PersonFinder other, Predicate<Box> likely) {
    this.other = other;
    this.likely = likely;
  }

  /** Notes whom the network saw in the frame that is asked about next. */
  void saw(List<Detection> everybody) {
    persons = everybody;
  }

  @Override
  public List<Detection> find(Frame frame, Box part, double shortest) {
    List<Detection> all = new ArrayList<>(inside(part));
    if (isUnsure(part)) {
      all.addAll(other.find(frame, part, shortest));
    }
    return Detections.withoutDuplicates(all, PersonBoxes.SAME_SHAPE);
  }

  @Override
  public double cost(Box part, double shortest) {
    return isUnsure(part) ? other.cost(part, shortest) : 0;
  }

  private boolean isUnsure(Box part) {
    return likely.test(part) && inside(part).stream().noneMatch(one -> one.confidence() >= SURE);
  }

  private List<Detection> inside(Box part) {
    return persons.stream().filter(one -> PersonBoxes.isInside(one.box(), part)).toList();
  }
}
