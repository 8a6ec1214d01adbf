package io.miharu.detectors.motion;

import java.util.Arrays;

/**
 * What the empty scene looks like: mean and variance of every pixel of a small grey picture, with
 * exponential forgetting in time (not in frames).
 *
 * <p>{@code d = I - m; foreground where d² > max(9 v, (14 + 0.3 |∇m|)²); m += ρ d, v += ρ (d² - v)}
 * with {@code ρ = dt / 10 s}, and {@code m += ρ/12 d} alone where foreground: with the variance
 * learning too, a person who stands would vanish within seconds. The picture's common shift in
 * brightness (median of d) is taken off first. For every pixel it also knows how long the
 * background was seen there, and how long the present value has stood still. Not thread-safe.
 *
 * <p>Source: methods/video-pipeline.md section 2; the shift, the stillness and the healing are
 * ours.
 */
final class Background {

  static final double MEMORY_S = 10;
  static final double FOREGROUND_SLOWER = 12;
  static final double MIN_DIFFERENCE = 14;
  static final double EDGE = 0.3;

  /** Of the picture foreground, or this jump of the median: the light changed, learn anew. */
  static final double LIGHT_CHANGE_SHARE = 0.6;

  static final double LIGHT_CHANGE_STEP = 0.12;
  static final double RELEARN_S = 1;

  /** What is seen behind somebody who left has settled after so long. */
  static final double SETTLED_S = 0.15;

  final int width;
  final int height;
  final float[] mean;
  private final float[] variance;

  /** The colours, where the caller shows them. */
  final Chroma chroma;

  /** Seconds for which the mean was confirmed by what was seen. */
  final float[] confirmedS;

  /** What each pixel shows since it last changed, and for how many seconds. */
  final float[] steady;

  final float[] steadyS;

  /** Pixels that differ from the background. */
  final boolean[] foreground;

  /** The same in rising order, and those that were healed since. */
  final PixelList differing;

  /** The square of the least difference that counts, with the gradient in it. */
  private final float[] threshold;

  /** The present picture without its shift, and what it differs by from the mean. */
  private final float[] value;

  private final float[] deviation;

  /** How far the picture is from what a pixel showed last. */
  private final float[] unsteady;

  /** What is not learnt of a pixel, kept while all are. */
  private final float[][] kept;

  private int frames;
  private double relearnS;
  private float shift;

  Background(int width, int height) {
    this.width = width;
    this.height = height;
    int n = width * height;
    mean = new float[n];
    variance = new float[n];
    chroma = new Chroma(n);
    confirmedS = new float[n];
    steady = new float[n];
    steadyS = new float[n];
    foreground = new boolean[n];
    differing = new PixelList(n);
    threshold = new float[n];
    value = new float[n];
    deviation = new float[n];
    unsteady = new float[n];
    kept = new float[3][n];
  }

  /** Forgets everything, as before the first picture. */
  void reset() {
    frames = 0;
  }

  /** Whether the scene is not known yet, or learnt anew after a change of light. */
  boolean learning() {
    return frames < 3 || relearnS > 0;
  }

  /**
   * Compares a picture with the background, then learns from it.
   *
   * @param frozen pixels in which nothing may be learnt: something stands before the background
   * @param dt seconds since the picture before, 0 for the first
   */
  void look(int[] grey, boolean[] frozen, double dt) {
    if (frames++ == 0) {
      start(grey);
      return;
    }
    if (frames < 12 || frames % 16 == 0) {
      measureEdges();
    }
    chroma.compare();
    float newShift = medianDifference(grey);
    double step = Math.abs(newShift - shift) / Math.max(30, average());
    shift = newShift;
    measureDeviation(grey);
    differing.clear();
    for (int i = 0; i < grey.length; i++) {
      float square = deviation[i] * deviation[i];
      boolean differs = (square > threshold[i] && square > 9 * variance[i]) || chroma.differs(i);
      foreground[i] = differs;
      if (differs) {
        differing.add(i);
      }
    }
    boolean mostly = differing.size() > LIGHT_CHANGE_SHARE * grey.length;
    if (frames > 3 && (mostly || step > LIGHT_CHANGE_STEP)) {
      relearnS = RELEARN_S;
    }
    learn(frozen, dt);
    relearnS = Math.max(0, relearnS - dt);
  }

  private void start(int[] grey) {
    for (int i = 0; i < grey.length; i++) {
      mean[i] = grey[i];
      steady[i] = grey[i];
    }
    chroma.start();
    Arrays.fill(variance, 9);
    Arrays.fill(confirmedS, 0);
    Arrays.fill(steadyS, 0);
    Arrays.fill(foreground, false);
    differing.clear();
    relearnS = 0;
    shift = 0;
  }

  private void measureEdges() {
    for (int y = 0; y < height; y++) {
      int up = Math.max(0, y - 1) * width;
      int down = Math.min(height - 1, y + 1) * width;
      for (int x = 0; x < width; x++) {
        int at = y * width;
        float across = mean[at + Math.min(width - 1, x + 1)] - mean[at + Math.max(0, x - 1)];
        float along = mean[down + x] - mean[up + x];
        double least = MIN_DIFFERENCE + EDGE * (Math.abs(across) + Math.abs(along)) / 2;
        threshold[at + x] = (float) (least * least);
      }
    }
  }

  private void measureDeviation(int[] grey) {
    float offset = shift;
    for (int i = 0; i < grey.length; i++) {
      value[i] = grey[i] - offset;
    }
    for (int i = 0; i < grey.length; i++) {
      deviation[i] = value[i] - mean[i];
    }
  }

  /**
   * The loops over all pixels have no branches, so that the compiler makes vector instructions of
   * them; the few pixels that are an exception get back what they had.
   */
  private void learn(boolean[] frozen, double dt) {
    if (relearnS > 0) {
      add(mean, 0.2f, deviation);
      chroma.learn(0.2f);
      System.arraycopy(value, 0, steady, 0, value.length);
      Arrays.fill(steadyS, 0);
      return;
    }
    // The first second averages, so that noise in the first picture does not stay for long.
    double rho = Math.max(Math.min(1, dt / MEMORY_S), frames < 12 ? 1.0 / frames : 0);
    double slow = Math.min(1, dt / MEMORY_S / FOREGROUND_SLOWER);
    float seconds = (float) dt;
    followSteady((float) Math.min(1, 2 * dt), seconds);
    keepDiffering();
    float rate = (float) rho;
    add(mean, rate, deviation);
    for (int i = 0; i < variance.length; i++) {
      variance[i] += rate * (deviation[i] * deviation[i] - variance[i]);
    }
    for (int i = 0; i < confirmedS.length; i++) {
      confirmedS[i] += seconds;
    }
    chroma.keep(differing);
    chroma.learn(rate);
    chroma.learnVariance(rate);
    chroma.restore(differing);
    learnDiffering(frozen, (float) slow);
  }

  private static void add(float[] to, float rate, float[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += rate * what[i];
    }
  }

  /** Notes what each pixel shows, and for how long. */
  private void followSteady(float rate, float seconds) {
    for (int i = 0; i < value.length; i++) {
      unsteady[i] = Math.abs(value[i] - steady[i]);
    }
    chroma.measureChange();
    for (int i = 0; i < steady.length; i++) {
      steady[i] += rate * (value[i] - steady[i]);
    }
    for (int i = 0; i < steadyS.length; i++) {
      steadyS[i] += seconds;
    }
    for (int i = 0; i < value.length; i++) {
      if (chroma.changed(i) || unsteady[i] > MIN_DIFFERENCE) {
        steady[i] = value[i];
        steadyS[i] = 0;
      }
    }
  }

  private void keepDiffering() {
    for (int k = 0; k < differing.size(); k++) {
      int i = differing.get(k);
      kept[0][k] = mean[i];
      kept[1][k] = variance[i];
      kept[2][k] = confirmedS[i];
    }
  }

  /** What differs is learnt slowly, and nothing where something stands before the background. */
  private void learnDiffering(boolean[] frozen, float rate) {
    for (int k = 0; k < differing.size(); k++) {
      int i = differing.get(k);
      mean[i] = kept[0][k];
      variance[i] = kept[1][k];
      confirmedS[i] = kept[2][k];
      if (!frozen[i]) {
        mean[i] += rate * deviation[i];
        chroma.learn(i, rate);
      }
    }
  }

  /** Makes what is seen at {@code pixel} now the background there. */
  void heal(int pixel) {
    mean[pixel] = steady[pixel];
    variance[pixel] = 9;
    chroma.heal(pixel);
    foreground[pixel] = false;
    confirmedS[pixel] = 0;
  }

  /**
   * How much a pixel differs from the background in brightness or, where that is more, in colour.
   */
  float difference(int pixel, int grey) {
    float light = Math.abs(grey - shift - mean[pixel]);
    return chroma.differs(pixel) ? Math.max(light, chroma.difference[pixel]) : light;
  }

  /** The picture's common shift in brightness against the background, grey levels. */
  float shift() {
    return shift;
  }

  private double average() {
    double sum = 0;
    for (int i = 0; i < mean.length; i += 7) {
      sum += mean[i];
    }
    return sum / Math.ceil(mean.length / 7.0);
  }

  private float medianDifference(int[] grey) {
    int[] counts = new int[511];
    int n = 0;
    for (int i = 0; i < grey.length; i += 3) {
      // Rounded as Math.round does, which is slow: a float plus 1024.5 is exact as a double.
      int rounded = (int) (grey[i] - mean[i] + 1024.5) - 1024;
      counts[Math.max(-255, Math.min(255, rounded)) + 255]++;
      n++;
    }
    int below = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (2 * (below + counts[bin]) >= n) {
        // Within the bin, by the share of its counts that lie below the middle.
        return bin - 255.5f + (n / 2f - below) / Math.max(1, counts[bin]);
      }
      below += counts[bin];
    }
    throw new AssertionError("a histogram without a middle");
  }
}
