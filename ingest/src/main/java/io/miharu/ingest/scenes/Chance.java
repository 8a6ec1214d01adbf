package io.miharu.ingest.scenes;

import java.util.SplittableRandom;

/** Seeded choices, and hashes that need no state. Not thread-safe. */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(mix(seed));
  }

  /** Uniform in [from, to). */
  double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** Uniform in 0 to n - 1. */
  int below(int n) {
    return random.nextInt(n);
  }

  /** Heads or tails. */
  boolean coin() {
    return random.nextBoolean();
  }

  /** -1 or 1. */
  int sign() {
    return coin() ? 1 : -1;
  }

  int pick(int... values) {
    return values[below(values.length)];
  }

  /** Spreads a number over 64 bits: the finaliser of SplitMix64. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** A number in [0, 1) that belongs to these three and no other state. */
  static double hash(long a, long b, long c) {
    return (mix(a * 0x632BE59BD9B4E019L + mix(b * 0x9E6C63D0876A9A47L + mix(c))) >>> 11) * 0x1p-53;
  }

  /** Smooth noise in [0, 1) with one bump per unit. */
  static double smooth(double x, double z, long salt) {
    long column = (long) Math.floor(x);
    long row = (long) Math.floor(z);
    double fx = x - column;
    double fz = z - row;
    fx = fx * fx * (3 - 2 * fx);
    fz = fz * fz * (3 - 2 * fz);
    double near = hash(column, row, salt) * (1 - fx) + hash(column + 1, row, salt) * fx;
    double far = hash(column, row + 1, salt) * (1 - fx) + hash(column + 1, row + 1, salt) * fx;
    return near * (1 - fz) + far * fz;
  }
}
