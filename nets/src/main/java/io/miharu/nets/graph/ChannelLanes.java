package io.miharu.nets.graph;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Sums over {@code samples x channels x plane} values, row-major, for each channel; and what is
 * done to every value with the numbers of its channel.
 *
 * <p>Planes are often small (the joints of an arm times eight frames), and a loop over so few
 * values gains nothing from vector instructions. So the loops here run over the values of all
 * channels of a sample side by side, a lane for each. Samples are added in float a few at a time,
 * in double from there on, always in the same order. Not thread-safe.
 */
final class ChannelLanes {

  /** Lanes at a time, so that they stay in the nearest cache. */
  private static final int WIDTH = 1024;

  /** So few additions in float that their rounding does not count. */
  private static final int SAMPLES_IN_FLOAT = 16;

  /** What is done with a piece of one sample: {@code length} values from {@code at} on. */
  @FunctionalInterface
  private interface Piece {
    void with(int at, int length);
  }

  private final int samples;
  private final int channels;
  private final int plane;
  private final float[] lanes = new float[WIDTH];
  private final float[] values = new float[WIDTH];
  private final float[] others = new float[WIDTH];
  private final float[][] numbers = new float[4][WIDTH];

  ChannelLanes(int samples, int channels, int plane) {
    this.samples = samples;
    this.channels = channels;
    this.plane = plane;
  }

  /** Values of each channel. */
  int count() {
    return samples * plane;
  }

  double[] sums(FloatBuffer x) {
    return sums(
        (at, length) -> {
          x.get(at, values, 0, length);
          add(values, lanes, length);
        });
  }

  /** Of the squares of the distances to each channel's centre. */
  double[] squares(FloatBuffer x, float[] centre) {
    return sums(
        (at, length) -> {
          x.get(at, values, 0, length);
          addSquares(values, numbers[0], lanes, length);
        },
        centre);
  }

  /** Of {@code slopes * (x - centre)}. */
  double[] products(FloatBuffer slopes, FloatBuffer x, float[] centre) {
    return sums(
        (at, length) -> {
          slopes.get(at, values, 0, length);
          x.get(at, others, 0, length);
          addProducts(values, others, numbers[0], lanes, length);
        },
        centre);
  }

  /** Writes {@code (x - centre) * scale + bias}. */
  void scale(FloatBuffer x, FloatBuffer y, float[] centre, float[] scale, float[] bias) {
    forEach(
        (at, length) -> {
          x.get(at, values, 0, length);
          scale(values, numbers[0], numbers[1], numbers[2], length);
          y.put(at, values, 0, length);
        },
        centre,
        scale,
        bias);
  }

  /**
   * Writes {@code scale * (slopes - shift - (x - centre) * share)}.
   *
   * @param byChannel centre, scale, shift and share
   */
  void align(FloatBuffer slopes, FloatBuffer x, FloatBuffer result, float[]... byChannel) {
    forEach(
        (at, length) -> {
          slopes.get(at, values, 0, length);
          x.get(at, others, 0, length);
          align(values, others, numbers, length);
          result.put(at, values, 0, length);
        },
        byChannel);
  }

  private void forEach(Piece piece, float[]... byChannel) {
    int row = channels * plane;
    for (int from = 0; from < row; from += WIDTH) {
      int length = Math.min(WIDTH, row - from);
      spread(byChannel, from, length);
      for (int n = 0; n < samples; n++) {
        piece.with(n * row + from, length);
      }
    }
  }

  private double[] sums(Piece adding, float[]... byChannel) {
    double[] sums = new double[channels];
    int row = channels * plane;
    for (int from = 0; from < row; from += WIDTH) {
      int length = Math.min(WIDTH, row - from);
      spread(byChannel, from, length);
      for (int n = 0; n < samples; n++) {
        adding.with(n * row + from, length);
        if (n % SAMPLES_IN_FLOAT == SAMPLES_IN_FLOAT - 1 || n == samples - 1) {
          collect(sums, from, length);
        }
      }
    }
    return sums;
  }

  /** Adds the lanes to the sums of their channels and clears them. */
  private void collect(double[] sums, int from, int length) {
    for (int i = 0; i < length; ) {
      int channel = (from + i) / plane;
      int end = Math.min(length, (channel + 1) * plane - from);
      double sum = 0;
      for (; i < end; i++) {
        sum += lanes[i];
      }
      sums[channel] += sum;
    }
    Arrays.fill(lanes, 0, length, 0);
  }

  /** Puts each channel's numbers into its lanes. */
  private void spread(float[][] byChannel, int from, int length) {
    for (int k = 0; k < byChannel.length; k++) {
      for (int i = 0; i < length; ) {
        int channel = (from + i) / plane;
        int end = Math.min(length, (channel + 1) * plane - from);
        Arrays.fill(numbers[k], i, end, byChannel[k][channel]);
        i = end;
      }
    }
  }

  // The compiler turns these into vector instructions: no condition, and every array read from 0.

  private static void add(float[] values, float[] lanes, int length) {
    for (int i = 0; i < length; i++) {
      lanes[i] += values[i];
    }
  }

  private static void addSquares(float[] values, float[] centre, float[] lanes, int length) {
    for (int i = 0; i < length; i++) {
      float away = values[i] - centre[i];
      lanes[i] += away * away;
    }
  }

  private static void addProducts(
      float[] values, float[] others, float[] centre, float[] lanes, int length) {
    for (int i = 0; i < length; i++) {
      lanes[i] += values[i] * (others[i] - centre[i]);
    }
  }

  private static void scale(
      float[] values, float[] centre, float[] scale, float[] bias, int length) {
    for (int i = 0; i < length; i++) {
      values[i] = (values[i] - centre[i]) * scale[i] + bias[i];
    }
  }

  private static void align(float[] slopes, float[] x, float[][] numbers, int length) {
    float[] centre = numbers[0];
    float[] scale = numbers[1];
    float[] shift = numbers[2];
    float[] share = numbers[3];
    for (int i = 0; i < length; i++) {
      slopes[i] = (slopes[i] - shift[i] - (x[i] - centre[i]) * share[i]) * scale[i];
    }
  }
}
