package io.miharu.eval;

import java.io.IOException;
import java.util.Locale;

/** Times jobs of the sizes that the reference tools were timed with, and prints both. */
public final class Benchmark {

  private static final int RUNS = 3;

  private Benchmark() {}

  /** A job that reads its input and throws its result away. */
  public interface Job {
    void run() throws IOException;
  }

  /**
   * Runs a job three times and prints the first and the best time, and how many times faster the
   * first is than the reference; the first includes what a JVM does once.
   *
   * @param referenceSeconds wall time of the reference tool on two such cores; NaN when it was not
   *     timed at this size
   */
  public static void time(String what, double referenceSeconds, Job job) throws IOException {
    double first = 0;
    double best = Double.POSITIVE_INFINITY;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      job.run();
      double took = (System.nanoTime() - start) / 1e9;
      first = run == 0 ? took : first;
      best = Math.min(best, took);
    }
    System.out.printf(Locale.ROOT, "%s: first %.2f s, best %.2f s", what, first, best);
    if (!Double.isNaN(referenceSeconds)) {
      System.out.printf(
          Locale.ROOT,
          "; reference %.1f s, %.0f times the first",
          referenceSeconds,
          referenceSeconds / first);
    }
    System.out.println();
  }
}
