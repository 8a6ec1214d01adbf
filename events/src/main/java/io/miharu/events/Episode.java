package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import org.jspecify.annotations.Nullable;

/** One happening of an event while it grows: from when, to when, and its best moment. */
final class Episode {

  private final MediaTime start;
  private MediaTime end;
  private float degree;
  private Evidence evidence;
  private MediaTime bestAt;
  private boolean explained;
  private @Nullable MediaTime alert;

  Episode(MediaTime now, MediaTime start, Reading first, Evidence evidence) {
    this.start = start;
    bestAt = now;
    end = later(start, first.until());
    degree = first.degree();
    this.evidence = evidence;
  }

  /** A true moment more. */
  void extend(MediaTime now, Reading reading, Evaluator root) {
    end = later(end, reading.until());
    if (reading.degree() > degree) {
      degree = reading.degree();
      evidence = root.evidence(1);
      bestAt = now;
      explained = false;
    }
  }

  /** What came after a short break. */
  void append(Episode next) {
    end = later(end, next.end);
    if (next.degree > degree) {
      degree = next.degree;
      evidence = next.evidence;
      bestAt = next.bestAt;
      explained = next.explained;
    }
  }

  /** Remembers that it is known as of now; true at the first time only. */
  boolean alertAt(MediaTime now) {
    if (alert != null) {
      return false;
    }
    alert = later(now, start);
    return true;
  }

  private static MediaTime later(MediaTime a, MediaTime b) {
    return b.isAfter(a) ? b : a;
  }

  MediaTime start() {
    return start;
  }

  MediaTime end() {
    return end;
  }

  TimeSpan span() {
    return new TimeSpan(start, end);
  }

  float degree() {
    return degree;
  }

  Evidence evidence() {
    return evidence;
  }

  /** The moment at which its best degree was read. */
  MediaTime bestAt() {
    return bestAt;
  }

  /** Replaces the evidence by the same with more said of it. */
  void explain(Evidence explanation) {
    evidence = explanation;
    explained = true;
  }

  /** Whether the evidence of the best moment so far is explained. */
  boolean explained() {
    return explained;
  }

  /** When it was first known; its end where it never was. */
  MediaTime alert() {
    return alert == null ? end : alert;
  }
}
