package io.miharu.ingest.live;

/** Gathers delays in bins of a millisecond, so that memory is flat over days. Thread-safe. */
final class LatencyMeter {

  /** Delays beyond are counted in the last bin. */
  private static final int MAX_MILLIS = 60_000;

  // Guarded by this.
  private final int[] bins = new int[MAX_MILLIS + 1];
  private long count;
  private long longest;

  synchronized void add(long nanos) {
    long millis = Math.max(0, (nanos + 999_999) / 1_000_000);
    bins[(int) Math.min(MAX_MILLIS, millis)]++;
    count++;
    longest = Math.max(longest, millis);
  }

  synchronized Latency summary() {
    return new Latency(count, quantile(0.50), quantile(0.95), quantile(0.99), longest);
  }

  private long quantile(double share) {
    long wanted = (long) Math.ceil(share * count);
    long seen = 0;
    for (int millis = 0; millis <= MAX_MILLIS; millis++) {
      seen += bins[millis];
      if (seen >= wanted) {
        return Math.min(millis, longest);
      }
    }
    return longest;
  }
}
