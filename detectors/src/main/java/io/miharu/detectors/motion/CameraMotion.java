package io.miharu.detectors.motion;

import io.miharu.core.MediaTime;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Decides whether the camera itself moves, from how much of the picture's texture ever stands
 * still.
 *
 * <p>The picture is cut into blocks of 8x8 px. Among those with texture (standard deviation of
 * {@value #MIN_TEXTURE} grey levels or more), a block stands still when, compared with the picture
 * half a second before, its mean absolute difference after removing the mean is below 2.5 grey
 * levels or a quarter of its deviation. The measure is the mean of two shares: the blocks that do
 * not stand still now, and those that did not at any moment of the last {@value #PATIENCE_S} s, or
 * of the last {@value #CHANCES} looks where those took longer: in a crowd, a block needs its
 * chances. Before a fixed camera nearly every block does at some moment, whatever passes; from a
 * driving car hardly anything but the bonnet does, and sky or road without texture has no vote. The
 * measure goes through a logistic with its middle at {@value #MIDDLE} and is smoothed over {@value
 * #SMOOTHING_S} s.
 *
 * <p>Ours. The middle lies between the fixed and the driving clips that we have; a picture without
 * texture counts as still. Not thread-safe.
 */
final class CameraMotion {

  static final int BLOCK = 8;
  static final double MIN_TEXTURE = 3;
  static final double PATIENCE_S = 1.5;
  static final int CHANCES = 15;

  /**
   * Of the blocks that do not stand still now, those expected never to, while that is not known.
   */
  static final double EARLY_NEVER = 0.6;

  static final double MIDDLE = 0.53;
  static final double STEEPNESS = 30;
  static final double BASELINE_S = 0.5;

  /** A shorter baseline says nothing: over one frame, even a drive hardly moves. */
  static final double MIN_BASELINE_S = 0.2;

  static final double SMOOTHING_S = 1.0;

  /** How long a change of mind takes at least. */
  static final double HOLD_S = 1.5;

  /** The most that is said before it is decided that the camera moves. */
  static final double UNDECIDED = 0.49;

  private static final class Past {
    final MediaTime time;
    final int[] grey;

    Past(MediaTime time, int[] grey) {
      this.time = time;
      this.grey = grey;
    }
  }

  private final int width;
  private final int height;
  private final Deque<Past> past = new ArrayDeque<>();
  private MediaTime last = MediaTime.ZERO;
  private MediaTime disagreesSince = MediaTime.ZERO;
  private boolean disagrees;
  private double firstS = Double.NaN;

  /** When the last looks were, in seconds; the oldest first. */
  private final Deque<Double> looksS = new ArrayDeque<>();

  private int seen;
  private double smoothed;
  private boolean moving;
  private double share;

  /** When each block stood still last, in seconds. */
  private final double[] stillAtS;

  CameraMotion(int width, int height) {
    this.width = width;
    this.height = height;
    this.stillAtS = new double[(width / BLOCK) * (height / BLOCK)];
    Arrays.fill(stillAtS, Double.NEGATIVE_INFINITY);
  }

  /** Takes the next picture; {@code grey} is kept and must not change afterwards. */
  void look(int[] grey, MediaTime time) {
    if (Double.isNaN(firstS)) {
      firstS = time.seconds();
    }
    while (past.size() > 1 && time.secondsSince(second()) >= BASELINE_S) {
      past.removeFirst();
    }
    if (!past.isEmpty() && time.secondsSince(past.getFirst().time) >= MIN_BASELINE_S) {
      looksS.addLast(time.seconds());
      if (looksS.size() > CHANCES) {
        looksS.removeFirst();
      }
      share = movingShare(grey, past.getFirst().grey, time.seconds());
      double now = 1 / (1 + Math.exp(-STEEPNESS * (share - MIDDLE)));
      double dt = Math.max(0, time.secondsSince(last));
      seen++;
      // The first pictures count alike, so that a drive is known from its start.
      double weight = Math.max(1 - Math.exp(-dt / SMOOTHING_S), 1.0 / seen);
      smoothed += weight * (now - smoothed);
      decide(time);
    }
    past.addLast(new Past(time, grey));
    last = time;
  }

  private void decide(MediaTime time) {
    boolean wants = moving ? smoothed > 0.35 : smoothed > 0.65;
    if (time.seconds() - firstS < HOLD_S) {
      moving = seen >= 2 && wants;
      return;
    }
    if (wants == moving) {
      disagrees = false;
    } else if (!disagrees) {
      disagrees = true;
      disagreesSince = time;
    } else if (time.secondsSince(disagreesSince) >= HOLD_S - SMOOTHING_S) {
      moving = wants;
      disagrees = false;
    }
  }

  /**
   * In [0, 1]: near 1 for a driving car, near 0 for a fixed camera. A half or more exactly while
   * {@link #moving}: whoever compares it with a half must not think otherwise for a few pictures,
   * as when dense traffic fills the picture of a fixed camera.
   */
  double probability() {
    return moving ? Math.max(smoothed, 0.5) : Math.min(smoothed, UNDECIDED);
  }

  /** Decided with hysteresis; takes {@value #HOLD_S} s to change, except at the very start. */
  boolean moving() {
    return moving;
  }

  /** The measure of the last picture, in [0, 1]. */
  double share() {
    return share;
  }

  private MediaTime second() {
    var each = past.iterator();
    each.next();
    return each.next().time;
  }

  /*
   * Sums go into one cell per block, row by row, each row of a block written out. As a loop over the block
   * with int and double totals, the same arithmetic crashes the C2 compiler of OpenJDK 17.0.15
   * (TypeVect::xmeet).
   */
  private double movingShare(int[] now, int[] before, double nowS) {
    int columns = width / BLOCK;
    int[] sums = new int[columns];
    int[] squares = new int[columns];
    int[] shifts = new int[columns];
    int[] differences = new int[columns];
    int textured = 0;
    int changed = 0;
    int never = 0;
    int n = BLOCK * BLOCK;
    double sinceS = Math.min(nowS - PATIENCE_S, looksS.getFirst());
    for (int top = 0; top + BLOCK <= height; top += BLOCK) {
      Arrays.fill(sums, 0);
      Arrays.fill(squares, 0);
      Arrays.fill(shifts, 0);
      Arrays.fill(differences, 0);
      for (int y = top; y < top + BLOCK; y++) {
        for (int column = 0; column < columns; column++) {
          int first = y * width + column * BLOCK;
          int sum = sum(before, first);
          sums[column] += sum;
          squares[column] += squares(before, first);
          shifts[column] += sum(now, first) - sum;
        }
      }
      for (int y = top; y < top + BLOCK; y++) {
        for (int column = 0; column < columns; column++) {
          int first = y * width + column * BLOCK;
          differences[column] += differences(now, before, first, shifts[column]);
        }
      }
      for (int column = 0; column < columns; column++) {
        double mean = (double) sums[column] / n;
        double deviation = Math.sqrt(Math.max(0, (double) squares[column] / n - mean * mean));
        if (deviation >= MIN_TEXTURE) {
          textured++;
          int block = top / BLOCK * columns + column;
          if ((double) differences[column] / (n * n) <= Math.max(2.5, deviation / 4)) {
            stillAtS[block] = nowS;
          } else {
            changed++;
          }
          never += stillAtS[block] < sinceS ? 1 : 0;
        }
      }
    }
    if (nowS - firstS < PATIENCE_S || looksS.size() < CHANCES) {
      // Not yet known: what passes will not pass everywhere.
      never = Math.min(never, (int) (EARLY_NEVER * changed));
    }
    // Too little to judge by: a fade to black is not a drive.
    return textured < 12 ? 0 : (changed + never) / (2.0 * textured);
  }

  private static int sum(int[] grey, int i) {
    return grey[i]
        + grey[i + 1]
        + grey[i + 2]
        + grey[i + 3]
        + grey[i + 4]
        + grey[i + 5]
        + grey[i + 6]
        + grey[i + 7];
  }

  /** Of a row of a block, in parts of a grey level that are as many as the block has pixels. */
  private static int differences(int[] now, int[] before, int i, int shift) {
    return difference(now, before, i, shift)
        + difference(now, before, i + 1, shift)
        + difference(now, before, i + 2, shift)
        + difference(now, before, i + 3, shift)
        + difference(now, before, i + 4, shift)
        + difference(now, before, i + 5, shift)
        + difference(now, before, i + 6, shift)
        + difference(now, before, i + 7, shift);
  }

  private static int difference(int[] now, int[] before, int i, int shift) {
    return Math.abs(BLOCK * BLOCK * (now[i] - before[i]) - shift);
  }

  private static int squares(int[] grey, int i) {
    return grey[i] * grey[i]
        + grey[i + 1] * grey[i + 1]
        + grey[i + 2] * grey[i + 2]
        + grey[i + 3] * grey[i + 3]
        + grey[i + 4] * grey[i + 4]
        + grey[i + 5] * grey[i + 5]
        + grey[i + 6] * grey[i + 6]
        + grey[i + 7] * grey[i + 7];
  }
}
