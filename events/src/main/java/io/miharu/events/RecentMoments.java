package io.miharu.events;

import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last moments, as many as the longest pattern can look back over, and some more. */
final class RecentMoments {

  /** How long an explanation may wait, so that a rising degree is not explained at every moment. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Duration reach;
  private final Deque<Moment> moments = new ArrayDeque<>();

  RecentMoments(Duration reach) {
    this.reach = reach.plus(PATIENCE).plus(PATIENCE);
  }

  void add(Moment moment) {
    moments.addLast(moment);
    MediaTime oldest = moment.time().minus(reach);
    while (moments.getFirst().time().isBefore(oldest)) {
      moments.removeFirst();
    }
  }

  /** Those from {@code reach} before {@code last} to it, both included. */
  List<Moment> before(MediaTime last, Duration reach) {
    MediaTime first = last.minus(reach);
    return moments.stream()
        .filter(moment -> !moment.time().isBefore(first) && !moment.time().isAfter(last))
        .toList();
  }

  int size() {
    return moments.size();
  }
}
