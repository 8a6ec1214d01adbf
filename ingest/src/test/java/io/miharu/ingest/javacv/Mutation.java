package io.miharu.ingest.javacv;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * One way to hurt a file, which its number gives again: bytes that flip, a piece that is missing,
 * or a piece from elsewhere.
 *
 * @param seed 0 or more; its remainder by 3 is the kind
 */
record Mutation(long seed) {

  /** What is done to the file. */
  enum Kind {
    /** One to 64 bytes get another value, in every second file all of them within 4 KiB. */
    FLIPS,
    /** The end is missing, or up to a fifth in the middle. */
    CUT,
    /** Up to a fifth of another file is written over, or pushed into, this one. */
    SPLICE
  }

  private static final int HEAD_BYTES = 4096;

  Kind kind() {
    return Kind.values()[(int) (seed % Kind.values().length)];
  }

  /**
   * A hurt copy.
   *
   * @param donor another file, or the same
   */
  byte[] of(byte[] whole, byte[] donor) {
    Random random = new Random(seed);
    return switch (kind()) {
      case FLIPS -> flips(whole, random);
      case CUT -> cut(whole, random);
      case SPLICE -> splice(whole, donor, random);
    };
  }

  private static byte[] flips(byte[] whole, Random random) {
    byte[] hurt = whole.clone();
    int reach = random.nextBoolean() ? whole.length : Math.min(whole.length, HEAD_BYTES);
    int from = reach == whole.length ? 0 : random.nextInt(3) == 0 ? whole.length - reach : 0;
    for (int left = 1 + random.nextInt(64); left > 0; left--) {
      hurt[from + random.nextInt(reach)] ^= (byte) (1 + random.nextInt(255));
    }
    return hurt;
  }

  private static byte[] cut(byte[] whole, Random random) {
    int from = random.nextInt(whole.length);
    if (random.nextBoolean()) {
      return Arrays.copyOf(whole, from);
    }
    int until = Math.min(whole.length, from + 1 + random.nextInt(whole.length / 5));
    byte[] hurt = Arrays.copyOf(whole, whole.length - (until - from));
    System.arraycopy(whole, until, hurt, from, whole.length - until);
    return hurt;
  }

  private static byte[] splice(byte[] whole, byte[] donor, Random random) {
    int length = 1 + random.nextInt(Math.min(donor.length, whole.length) / 5);
    int from = random.nextInt(donor.length - length);
    int at = random.nextInt(whole.length - length);
    boolean over = random.nextBoolean();
    byte[] hurt = new byte[whole.length + (over ? 0 : length)];
    System.arraycopy(whole, 0, hurt, 0, at);
    System.arraycopy(donor, from, hurt, at, length);
    int rest = at + (over ? length : 0);
    System.arraycopy(whole, rest, hurt, at + length, whole.length - rest);
    return hurt;
  }

  @Override
  public String toString() {
    return "%s %d".formatted(kind().name().toLowerCase(Locale.ROOT), seed);
  }
}
