package io.miharu.app.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * How much time of a core each stage has taken. Threads that wait, or that another program keeps
 * from running, take none, so the figures hold on a busy machine too. Thread-safe.
 */
public final class StageTimes {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean CPU =
      THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

  private final Map<Stage, LongAdder> nanos = new EnumMap<>(Stage.class);

  public StageTimes() {
    for (Stage stage : Stage.values()) {
      nanos.put(stage, new LongAdder());
    }
  }

  /** What this thread has taken of a core so far, ns; the clock where the JVM cannot tell. */
  static long now() {
    return CPU ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
  }

  void add(Stage stage, long taken) {
    adder(stage).add(taken);
  }

  /** Milliseconds of one core. */
  public double millis(Stage stage) {
    return adder(stage).sum() / 1e6;
  }

  private LongAdder adder(Stage stage) {
    LongAdder adder = nanos.get(stage);
    if (adder == null) {
      throw new AssertionError("every stage has its adder");
    }
    return adder;
  }
}
