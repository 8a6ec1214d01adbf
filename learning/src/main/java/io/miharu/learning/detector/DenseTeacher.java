package io.miharu.learning.detector;

import io.miharu.learning.data.Examples;
import io.miharu.nets.ModelFormatException;
import io.miharu.nets.onnx.OnnxModel;
import io.miharu.nets.onnx.OnnxRun;
import io.miharu.nets.onnx.TensorPort;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What a larger detector of the YOLOX layout says of every cell of a picture, the empty ones, too:
 * object and classes, before their sigmoid. A small network that learns to say the same learns from
 * thousands of cells of a picture, not only from the few that show something labelled.
 *
 * <p>Source: Chen et al., "Learning efficient object detection models with knowledge distillation",
 * NeurIPS 2017. What is learnt there by a regression of one layer is here the teacher's last one,
 * whose 80 classes say as much as the features they are made of.
 *
 * <p>Numbers are given as differences from their mean in deviations, see {@link #calibrate}. Owns
 * the model. Not thread-safe.
 */
public final class DenseTeacher implements AutoCloseable {

  /** Below, a probability says no more than that it is small. */
  private static final float LEAST = 1e-5f;

  private static final int MANTISSA_BITS = 23;
  private static final int ROOT_OF_HALF = Float.floatToRawIntBits((float) Math.sqrt(0.5));
  private static final float LN_2 = (float) Math.log(2);

  /** Of its numbers of a cell, four are the box. */
  private static final int BOX = 4;

  private final DetectorNetwork network;
  private final OnnxModel model;
  private final OnnxRun run;
  private final String input;
  private final String output;
  private final int side;
  private final int values;
  private final double[] mean;
  private final double[] deviation;

  private DenseTeacher(DetectorNetwork network, OnnxModel model, int side)
      throws ModelFormatException {
    this.network = network;
    this.model = model;
    this.input = model.inputs().get(0).name();
    this.output = model.outputs().get(0).name();
    this.side = side;
    this.run = model.prepare(Map.of(input, new long[] {1, 3, side, side}));
    this.values = model.outputs().get(0).shape().get(2).intValue() - BOX;
    this.mean = new double[values];
    this.deviation = new double[values];
    Arrays.fill(deviation, 1);
  }

  /**
   * Opens a model.
   *
   * @param network which is to learn; its picture must fit into the teacher's
   * @throws ModelFormatException when it is no detector of the YOLOX layout, or too small
   */
  public static DenseTeacher open(Path file, DetectorNetwork network) throws IOException {
    OnnxModel model = OnnxModel.open(file);
    try {
      return new DenseTeacher(network, model, side(model, network));
    } catch (IOException | RuntimeException failed) {
      model.close();
      throw failed;
    }
  }

  /** How large the square is that it looks at, px; one that takes any size takes the smallest. */
  private static int side(OnnxModel model, DetectorNetwork network) throws ModelFormatException {
    int least = Math.max(network.width(), network.height());
    if (model.inputs().size() == 1 && model.outputs().size() == 1) {
      TensorPort in = model.inputs().get(0);
      TensorPort out = model.outputs().get(0);
      long open = in.isFloat(1, 3, -1, -1) ? in.shape().get(3) : 0;
      long side = open < 0 ? least : open;
      boolean fits =
          side >= least
              && in.isFloat(1, 3, side, side)
              && out.isFloat(1, DetectorNetwork.cells(side, side), -1)
              && out.shape().get(2) > BOX;
      if (fits) {
        return (int) side;
      }
    }
    throw new ModelFormatException(
        "%s: hints come from a detector of the YOLOX layout, square, at least %d px wide, with a row per cell of stride 8, 16 and 32, and this one has %s; take yolox_nano.onnx"
            .formatted(model.file(), least, model.shapes()));
  }

  /** Numbers per cell, the object's first. */
  public int values() {
    return values;
  }

  /** Numbers per picture. */
  public int length() {
    return network.cells() * values;
  }

  /** Which file it is, for a checkpoint and a card. */
  public String describe() {
    return String.format(
        Locale.ROOT, "%s %s", model.file().getFileName(), model.sha256().substring(0, 12));
  }

  /** Measures mean and deviation of all numbers on so many of the pictures, evenly spread. */
  public void calibrate(Examples pictures, int most) throws IOException {
    double[] sum = new double[values];
    double[] squares = new double[values];
    float[] example = new float[pictures.values()];
    float[] said = new float[length()];
    Arrays.fill(mean, 0);
    Arrays.fill(deviation, 1);
    int taken = Math.min(most, pictures.size());
    for (int i = 0; i < taken; i++) {
      pictures.read((int) ((long) i * pictures.size() / taken), example, 0);
      look(example, 0, said, 0);
      for (int k = 0; k < said.length; k++) {
        sum[k % values] += said[k];
        squares[k % values] += (double) said[k] * said[k];
      }
    }
    double count = (double) taken * network.cells();
    for (int k = 0; k < values; k++) {
      mean[k] = sum[k] / count;
      deviation[k] = Math.sqrt(Math.max(1e-6, squares[k] / count - mean[k] * mean[k]));
    }
  }

  /** What a hint of the object says as a probability. */
  double object(float hint) {
    return DetectorLoss.sigmoid(hint * deviation[0] + mean[0]);
  }

  /**
   * Looks at one picture.
   *
   * @param picture as the network sees it, from {@code offset} on
   * @param into receives {@link #length} numbers from {@code at} on, cell by cell
   */
  void look(float[] picture, int offset, float[] into, int at) throws IOException {
    fill(picture, offset);
    run.run();
    FloatBuffer said = run.output(output);
    float[] cell = new float[values];
    int write = at;
    int row = 0;
    for (int stride : DetectorNetwork.STRIDES) {
      int columns = side / stride;
      for (int y = 0; y < network.height() / stride; y++) {
        for (int x = 0; x < network.width() / stride; x++) {
          said.get((row + y * columns + x) * (BOX + values) + BOX, cell);
          for (int k = 0; k < values; k++, write++) {
            into[write] = (float) ((logit(cell[k]) - mean[k]) / deviation[k]);
          }
        }
      }
      row += columns * columns;
    }
  }

  private void fill(float[] picture, int offset) {
    FloatBuffer pixels = run.input(input);
    int width = network.width();
    int height = network.height();
    float[] line = new float[side];
    for (int channel = 0; channel < 3; channel++) {
      for (int y = 0; y < side; y++) {
        Arrays.fill(line, PictureBuffer.GREY);
        for (int x = 0; x < width && y < height; x++) {
          line[x] = PictureBuffer.byteOf(picture[offset + (channel * height + y) * width + x]);
        }
        pixels.put((channel * side + y) * side, line);
      }
    }
  }

  private static float logit(float probability) {
    float p = Math.max(LEAST, Math.min(1 - LEAST, probability));
    return logarithm(p / (1 - p));
  }

  /**
   * The natural logarithm of a normal number above 0, to a part in a million: the exponent's bits,
   * and the series {@code ln m = 2 artanh((m - 1) / (m + 1))} for the rest. There are 177,000 of a
   * picture, and the library's took as long as half a look.
   */
  static float logarithm(float x) {
    int bits = Float.floatToRawIntBits(x);
    int exponent = (bits - ROOT_OF_HALF) >> MANTISSA_BITS;
    float m = Float.intBitsToFloat(bits - (exponent << MANTISSA_BITS));
    float s = (m - 1) / (m + 1);
    float t = s * s;
    return exponent * LN_2 + 2 * s * (1 + t * (1f / 3 + t * (1f / 5 + t * (1f / 7))));
  }

  @Override
  public void close() {
    run.close();
    model.close();
  }
}
