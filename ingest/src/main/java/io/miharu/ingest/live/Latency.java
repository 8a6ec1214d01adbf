package io.miharu.ingest.live;

/**
 * How long frames took from receipt to the end of their analysis, in whole milliseconds, rounded
 * up. All zero while there was no frame. Immutable.
 *
 * @param frames how many were measured
 * @param p50 half of them took no longer
 * @param p95 95 of 100 took no longer
 * @param p99 99 of 100 took no longer
 * @param longest none took longer
 */
public record Latency(long frames, long p50, long p95, long p99, long longest) {}
