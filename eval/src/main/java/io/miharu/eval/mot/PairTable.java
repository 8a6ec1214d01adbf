package io.miharu.eval.mot;

import java.util.Arrays;

/**
 * What is known of pairs of one true and one found track that ever overlap: few of all that could.
 * Each gets a slot, in the order in which they come up. Not thread-safe.
 */
final class PairTable {

  private static final long EMPTY = -1;

  private final int truthTracks;
  private long[] keys = new long[1 << 10]; // open addressing: truth, then found
  private int[] slotOfKey = new int[1 << 10];
  private int size;
  private int[] truths = new int[256];
  private int[] founds = new int[256];

  /** How well the pair agrees over the video: HOTA's weight before it is normed, by slot. */
  private double[] agreed = new double[256];

  /** In how many frames the pair overlaps by half, by slot. */
  private int[] together = new int[256];

  PairTable(int truthTracks) {
    this.truthTracks = truthTracks;
    Arrays.fill(keys, EMPTY);
  }

  /** The slot of a pair, a new one if it has none. */
  int slot(int truth, int found) {
    long key = ((long) truth << 32) | found;
    int mask = keys.length - 1;
    int at = place(key, mask);
    if (keys[at] == key) {
      return slotOfKey[at];
    }
    if (2 * size > mask) {
      grow();
      at = place(key, keys.length - 1);
    }
    if (size == truths.length) {
      truths = Arrays.copyOf(truths, 2 * size);
      founds = Arrays.copyOf(founds, 2 * size);
      agreed = Arrays.copyOf(agreed, 2 * size);
      together = Arrays.copyOf(together, 2 * size);
    }
    keys[at] = key;
    slotOfKey[at] = size;
    truths[size] = truth;
    founds[size] = found;
    return size++;
  }

  int size() {
    return size;
  }

  int truth(int slot) {
    return truths[slot];
  }

  int found(int slot) {
    return founds[slot];
  }

  double agreed(int slot) {
    return agreed[slot];
  }

  void agree(int slot, double share) {
    agreed[slot] += share;
  }

  int together(int slot) {
    return together[slot];
  }

  void meet(int slot) {
    together[slot]++;
  }

  /**
   * The largest total of a pairing of whole tracks.
   *
   * @param weights by slot, 0 or more
   */
  double largestTotal(double[] weights, int foundTracks) {
    int[] starts = new int[truthTracks + 1];
    for (int slot = 0; slot < size; slot++) {
      starts[truths[slot] + 1] += weights[slot] > 0 ? 1 : 0;
    }
    for (int truth = 0; truth < truthTracks; truth++) {
      starts[truth + 1] += starts[truth];
    }
    int[] next = starts.clone();
    int[] partners = new int[starts[truthTracks]];
    double[] values = new double[partners.length];
    for (int slot = 0; slot < size; slot++) {
      if (weights[slot] > 0) {
        int place = next[truths[slot]]++;
        partners[place] = founds[slot];
        values[place] = weights[slot];
      }
    }
    return SparseMatching.largestTotal(truthTracks, foundTracks, starts, partners, values);
  }

  private int place(long key, int mask) {
    long mixed = key * 0x9E37_79B9_7F4A_7C15L;
    int at = (int) (mixed >>> 32) & mask;
    while (keys[at] != EMPTY && keys[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldSlots = slotOfKey;
    keys = new long[2 * oldKeys.length];
    slotOfKey = new int[keys.length];
    Arrays.fill(keys, EMPTY);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int at = place(oldKeys[i], keys.length - 1);
        keys[at] = oldKeys[i];
        slotOfKey[at] = oldSlots[i];
      }
    }
  }
}
