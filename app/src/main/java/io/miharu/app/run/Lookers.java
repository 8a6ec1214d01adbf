package io.miharu.app.run;

import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.Detector;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One network that looks at several frames at once, by twins of a detector that remembers nothing.
 * Borrows the first detector and owns the twins. Thread-safe; close it when no look is under way.
 */
final class Lookers implements AutoCloseable {

  private final Detector first;
  private final int most;
  private final StageTimes times;

  /** Guarded by this object's lock, as all below. */
  private final Deque<Detector> idle = new ArrayDeque<>();

  private final List<Detector> twins = new ArrayList<>();
  private boolean canGrow = true;

  /**
   * @param most how many looks may happen at once, 1 or more
   */
  Lookers(Detector first, int most, StageTimes times) {
    this.first = first;
    this.most = most;
    this.times = times;
    idle.add(first);
  }

  List<Detection> look(Frame frame) throws IOException {
    Detector detector = take();
    long started = StageTimes.now();
    try {
      return detector.detect(frame);
    } finally {
      times.add(Stage.INFERENCE, StageTimes.now() - started);
      giveBack(detector);
    }
  }

  private synchronized Detector take() throws IOException {
    while (idle.isEmpty()) {
      if (canGrow && twins.size() + 1 < most) {
        Optional<Detector> twin = first.twin();
        if (twin.isPresent()) {
          twins.add(twin.get());
          return twin.get();
        }
        canGrow = false;
      }
      try {
        wait();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for " + first.name());
      }
    }
    return idle.pop();
  }

  private synchronized void giveBack(Detector detector) {
    idle.push(detector);
    notifyAll();
  }

  @Override
  public synchronized void close() {
    twins.forEach(Detector::close);
    twins.clear();
    idle.clear();
  }
}
