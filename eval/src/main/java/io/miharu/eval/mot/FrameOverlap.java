package io.miharu.eval.mot;

import java.util.Arrays;

/**
 * Who is in one frame, and which boxes overlap: a buffer that is filled again for every frame,
 * since a benchmark has thousands of them. Fields are open to this package for speed alone. Not
 * thread-safe.
 */
final class FrameOverlap {

  int truths;
  int founds;

  /** Positions of the tracks, {@code [truths]} and {@code [founds]}; longer than that. */
  int[] truth = new int[64];

  int[] found = new int[64];

  /**
   * Pairs that overlap: those of the t-th truth stand from {@code starts[t]} up to {@code starts[t
   * + 1]}.
   */
  int[] starts = new int[65];

  int[] partner = new int[256]; // which of the founds
  double[] similarity = new double[256]; // in (0, 1]

  /** Makes room for the boxes of a frame. */
  void size(int truthBoxes, int foundBoxes) {
    truths = truthBoxes;
    founds = foundBoxes;
    if (truth.length < truthBoxes) {
      truth = new int[2 * truthBoxes];
      starts = new int[2 * truthBoxes + 1];
    }
    if (found.length < foundBoxes) {
      found = new int[2 * foundBoxes];
    }
    starts[0] = 0;
  }

  /** Puts a pair at {@code place}, the first one free. */
  void pair(int place, int foundBox, double value) {
    if (place == partner.length) {
      partner = Arrays.copyOf(partner, 2 * place);
      similarity = Arrays.copyOf(similarity, 2 * place);
    }
    partner[place] = foundBox;
    similarity[place] = value;
  }

  int pairs() {
    return starts[truths];
  }
}
