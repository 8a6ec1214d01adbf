package io.miharu.detectors.motion;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The colours of the background: a coat as grey as the wall behind it is seldom of its colour too.
 *
 * <p>Per pixel the mean of Cb and Cr (ITU-R BT.601, full range), and the variance of their
 * distance. A pixel differs where {@code (|ΔCb| + |ΔCr|)² > max(9 v, (20 + 0.5 c)²)}, c what the
 * background's own colour amounts to: shadow dims colour as it dims light, by less than half. What
 * the whole picture's colour shifts by, on average, as when a camera balances its white, is taken
 * off first. Learns only what and when {@link Background} tells it to. Not thread-safe.
 */
final class Chroma {

  static final float MIN_DIFFERENCE = 20;

  /** The share of the background's colour that shadow may take away. */
  static final float OWN_COLOUR = 0.5f;

  /** How far single pixels count for the shift of the whole picture. */
  private static final float OUTLIER = 12;

  private final float[] cb;
  private final float[] cr;
  private final float[] meanCb;
  private final float[] meanCr;
  private final float[] steadyCb;
  private final float[] steadyCr;
  private final float[] variance;

  /** |ΔCb| + |ΔCr| against the background. */
  final float[] difference;

  /** |ΔCb| + |ΔCr| against what each pixel showed last. */
  private final float[] change;

  private final float[][] kept;

  private boolean seen;
  private boolean started;

  Chroma(int pixels) {
    cb = new float[pixels];
    cr = new float[pixels];
    meanCb = new float[pixels];
    meanCr = new float[pixels];
    steadyCb = new float[pixels];
    steadyCr = new float[pixels];
    variance = new float[pixels];
    difference = new float[pixels];
    change = new float[pixels];
    kept = new float[3][pixels];
  }

  /** Takes the colours of the picture that is looked at next: blue, green, red. */
  void see(ByteBuffer bgr) {
    byte[] bytes = new byte[3 * cb.length];
    bgr.get(bytes);
    for (int i = 0, at = 0; i < cb.length; i++, at += 3) {
      int blue = bytes[at] & 0xFF;
      int green = bytes[at + 1] & 0xFF;
      int red = bytes[at + 2] & 0xFF;
      float light = 0.299f * red + 0.587f * green + 0.114f * blue;
      cb[i] = 0.564f * (blue - light);
      cr[i] = 0.713f * (red - light);
    }
    seen = true;
  }

  /** Takes the present colours for those of the background. */
  void start() {
    System.arraycopy(cb, 0, meanCb, 0, cb.length);
    System.arraycopy(cr, 0, meanCr, 0, cr.length);
    System.arraycopy(cb, 0, steadyCb, 0, cb.length);
    System.arraycopy(cr, 0, steadyCr, 0, cr.length);
    Arrays.fill(variance, 9);
    Arrays.fill(difference, 0);
    started = seen;
  }

  /** Compares the present colours with the background; a picture without colours never differs. */
  void compare() {
    if (!started) {
      return;
    }
    float shiftCb = shift(cb, meanCb);
    float shiftCr = shift(cr, meanCr);
    for (int i = 0; i < cb.length; i++) {
      cb[i] -= shiftCb;
      cr[i] -= shiftCr;
      difference[i] = Math.abs(cb[i] - meanCb[i]) + Math.abs(cr[i] - meanCr[i]);
    }
  }

  boolean differs(int pixel) {
    float d = difference[pixel];
    return d > MIN_DIFFERENCE && differs(pixel, d);
  }

  /** Apart from the test that nearly all pixels fail, which is so inlined. */
  private boolean differs(int pixel, float d) {
    float own = Math.abs(meanCb[pixel]) + Math.abs(meanCr[pixel]);
    float least = MIN_DIFFERENCE + OWN_COLOUR * own;
    float square = d * d;
    return square > 9 * variance[pixel] && square > least * least;
  }

  private static float shift(float[] now, float[] mean) {
    float sum = 0;
    int n = 0;
    for (int i = 0; i < now.length; i += 3) {
      float d = now[i] - mean[i];
      if (Math.abs(d) < OUTLIER) {
        sum += d;
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  /** Measures how far the colours are from those that each pixel showed last. */
  void measureChange() {
    for (int i = 0; i < change.length; i++) {
      change[i] = Math.abs(cb[i] - steadyCb[i]) + Math.abs(cr[i] - steadyCr[i]);
    }
  }

  /** Whether a pixel's colour is no longer what it showed last; that is then what it shows. */
  boolean changed(int pixel) {
    boolean other = change[pixel] > MIN_DIFFERENCE;
    if (other) {
      steadyCb[pixel] = cb[pixel];
      steadyCr[pixel] = cr[pixel];
    }
    return other;
  }

  /** Learns the colours of all pixels. */
  void learn(float rate) {
    for (int i = 0; i < cb.length; i++) {
      meanCb[i] += rate * (cb[i] - meanCb[i]);
    }
    for (int i = 0; i < cr.length; i++) {
      meanCr[i] += rate * (cr[i] - meanCr[i]);
    }
  }

  void learnVariance(float rate) {
    for (int i = 0; i < variance.length; i++) {
      variance[i] += rate * (difference[i] * difference[i] - variance[i]);
    }
  }

  /** Keeps what is known of some pixels, until {@link #restore} gives it back. */
  void keep(PixelList pixels) {
    for (int k = 0; k < pixels.size(); k++) {
      int i = pixels.get(k);
      kept[0][k] = meanCb[i];
      kept[1][k] = meanCr[i];
      kept[2][k] = variance[i];
    }
  }

  void restore(PixelList pixels) {
    for (int k = 0; k < pixels.size(); k++) {
      int i = pixels.get(k);
      meanCb[i] = kept[0][k];
      meanCr[i] = kept[1][k];
      variance[i] = kept[2][k];
    }
  }

  /** Learns one pixel's colours, not their variance. */
  void learn(int pixel, float rate) {
    meanCb[pixel] += rate * (cb[pixel] - meanCb[pixel]);
    meanCr[pixel] += rate * (cr[pixel] - meanCr[pixel]);
  }

  /** Makes what is seen now the background. */
  void heal(int pixel) {
    meanCb[pixel] = cb[pixel];
    meanCr[pixel] = cr[pixel];
    difference[pixel] = 0;
    variance[pixel] = 9;
  }
}
