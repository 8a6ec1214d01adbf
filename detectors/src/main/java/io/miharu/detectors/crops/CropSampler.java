package io.miharu.detectors.crops;

import io.miharu.core.Box;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.nets.ImageInput;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Samples a part of a picture, at any scale, into the input of a network.
 *
 * <p>Input pixel (u, v) shows the part around {@code left + (u + 0.5) · w/W}: the edges of the part
 * fall on the edges of the input. Bilinear between the centres of pixels; where the part is larger
 * than the input, the mean of n x n such samples, n the shrinking factor rounded up, so that
 * nothing is skipped. What lies outside the picture has the input's letterbox grey.
 */
final class CropSampler {

  private static final int CHANNELS = 3;

  private final ImageInput input;

  CropSampler(ImageInput input) {
    this.input = input;
  }

  /**
   * Fills the tensor.
   *
   * @param view the whole frame, BGR, at its own size
   * @param part in pixels of the frame; may reach outside
   * @param tensor receives all values of the input from index 0 on
   */
  void sample(PixelView view, Box part, FloatBuffer tensor) {
    if (view.format() != PixelFormat.BGR24) {
      throw new IllegalArgumentException("crops are sampled from BGR24, got " + view.format());
    }
    int width = input.width();
    int height = input.height();
    Axis across = new Axis(part.left(), part.width(), width, view.width());
    Axis down = new Axis(part.top(), part.height(), height, view.height());
    Row upper = new Row(view, input.letterboxFill());
    Row lower = new Row(view, input.letterboxFill());
    double share = 1.0 / (across.samples * down.samples);
    float[][] lines = new float[CHANNELS][width];
    double[] sums = new double[CHANNELS * width];
    for (int v = 0; v < height; v++) {
      Arrays.fill(sums, 0);
      for (int i = v * down.samples; i < (v + 1) * down.samples; i++) {
        upper.read(down.index[i]);
        lower.read(down.index[i] + 1);
        add(upper.bytes, across, (1 - down.weight[i]) * share, sums);
        add(lower.bytes, across, down.weight[i] * share, sums);
      }
      normalise(sums, lines);
      for (int channel = 0; channel < CHANNELS; channel++) {
        tensor.put((channel * height + v) * width, lines[channel]);
      }
    }
  }

  private static void add(byte[] row, Axis across, double weight, double[] sums) {
    int width = sums.length / CHANNELS;
    for (int u = 0; u < width; u++) {
      for (int i = u * across.samples; i < (u + 1) * across.samples; i++) {
        // The row has one grey pixel on either side, so index -1 is its first.
        int at = CHANNELS * (across.index[i] + 1);
        double right = weight * across.weight[i];
        double left = weight - right;
        for (int channel = 0; channel < CHANNELS; channel++) {
          sums[CHANNELS * u + channel] +=
              left * (row[at + channel] & 0xFF) + right * (row[at + CHANNELS + channel] & 0xFF);
        }
      }
    }
  }

  private void normalise(double[] sums, float[][] lines) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      int byteAt = input.colours() == PixelFormat.BGR24 ? channel : CHANNELS - 1 - channel;
      double mean = input.mean().get(channel);
      double std = input.std().get(channel);
      for (int u = 0; u < lines[channel].length; u++) {
        lines[channel][u] = (float) ((sums[CHANNELS * u + byteAt] * input.scale() - mean) / std);
      }
    }
  }

  /** Where the samples of one axis fall: the pixel before, and how much of the next one. */
  private static final class Axis {
    final int samples;
    final int[] index;
    final double[] weight;

    Axis(double start, double extent, int size, int pictureSize) {
      samples = Math.max(1, (int) Math.ceil(extent / size - 1e-6));
      index = new int[size * samples];
      weight = new double[size * samples];
      for (int i = 0; i < index.length; i++) {
        double centre = start + (i + 0.5) * extent / index.length - 0.5;
        // Beyond a pixel outside, all is grey.
        double kept = Math.max(-1, Math.min(pictureSize - 1e-9, centre));
        index[i] = (int) Math.floor(kept);
        weight[i] = kept - index[i];
      }
    }
  }

  /** One row of the picture with a grey pixel before and two behind it. */
  private static final class Row {
    final byte[] bytes;
    private final ByteBuffer source;
    private final int rows;
    private final byte[] grey;
    private int held = Integer.MIN_VALUE;

    Row(PixelView view, int fill) {
      source = view.bytes();
      rows = view.height();
      grey = new byte[CHANNELS * (view.width() + 3)];
      Arrays.fill(grey, (byte) fill);
      bytes = grey.clone();
    }

    void read(int row) {
      if (row == held) {
        return;
      }
      held = row;
      if (row < 0 || row >= rows) {
        System.arraycopy(grey, 0, bytes, 0, bytes.length);
      } else {
        int length = bytes.length - 3 * CHANNELS;
        source.get(row * length, bytes, CHANNELS, length);
      }
    }
  }
}
