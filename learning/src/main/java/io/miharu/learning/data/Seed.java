package io.miharu.learning.data;

import java.util.SplittableRandom;

/**
 * One seed for a run, from which every stream of chance is derived by name and number: data order,
 * augmentation, weights, dropout. Streams are functions of what they are for and not of how many
 * numbers were drawn before, so nothing of them needs to be stored. Immutable.
 */
public record Seed(long value) {

  /** The seed of something numbered or named within this one. */
  public Seed of(long part) {
    return new Seed(mix(value + 0x9E3779B97F4A7C15L * (part + 1)));
  }

  /** The seed of something named within this one. */
  public Seed of(String name) {
    long hash = 0xCBF29CE484222325L; // FNV-1a, since String.hashCode has only 32 bits
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return of(hash);
  }

  public SplittableRandom stream() {
    return new SplittableRandom(value);
  }

  /** The finaliser of SplitMix64 (Stafford's variant 13). */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
