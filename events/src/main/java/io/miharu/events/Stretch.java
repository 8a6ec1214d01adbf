package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;

/** One unbroken stretch of a pattern's holding, while it grows and once it has ended. */
final class Stretch {

  private MediaTime start;
  private final long startStep;
  private MediaTime last;
  private float degree;
  private Evidence evidence;
  private boolean open = true;
  private MediaTime end;
  private long endStep;

  /**
   * @param stepMicros from the moment before to the one at which it was first known
   */
  Stretch(Reading first, long stepMicros, Evidence evidence) {
    start = first.since();
    startStep = stepMicros;
    last = first.until();
    end = last;
    degree = first.degree();
    this.evidence = evidence;
  }

  void extend(Reading reading, Evaluator part) {
    start = reading.since().isBefore(start) ? reading.since() : start;
    last = reading.until().isAfter(last) ? reading.until() : last;
    if (reading.degree() > degree) {
      degree = reading.degree();
      evidence = part.evidence(1);
    }
  }

  /** It ended with the step after its last true moment. */
  void close(long stepMicros) {
    open = false;
    endStep = stepMicros;
    end = new MediaTime(last.micros() + stepMicros);
  }

  boolean open() {
    return open;
  }

  MediaTime start() {
    return start;
  }

  /** Half-open; meaningless while it is open. */
  MediaTime end() {
    return end;
  }

  /** The last true moment. */
  MediaTime last() {
    return last;
  }

  /** The largest degree so far. */
  float degree() {
    return degree;
  }

  Evidence evidence() {
    return evidence;
  }

  long startStep() {
    return startStep;
  }

  long endStep() {
    return endStep;
  }
}
