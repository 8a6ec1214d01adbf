package io.miharu.learning.detector;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What cameras do to pictures: other light and colours, blur, night with noise, compression. */
final class PictureHarm {

  private PictureHarm() {}

  /** How often red and blue change places: few clips show few paints. */
  private static final double SWAPPED = 0.1;

  /** How often a picture loses its colours, as many cameras' do at night. */
  private static final double GREY = 0.06;

  /** How far the white balance goes, of how far brightness and contrast go. */
  private static final double BALANCE = 0.4;

  /** Changes brightness, contrast, saturation and the balance of colours of all pixels alike. */
  static void colour(byte[] bgr, double most, SplittableRandom random) {
    double gain = 1 + most * signed(random);
    double lift = 96 * most * signed(random);
    double saturation = random.nextDouble() < GREY ? 0 : 1 + 1.5 * most * signed(random);
    boolean swapped = random.nextDouble() < SWAPPED;
    // value = gain (grey + saturation (old - grey) - 128) + 128 + lift, in parts of 1024
    int[] own = new int[3];
    int[] shared = new int[3];
    int[] rest = new int[3];
    for (int c = 0; c < 3; c++) {
      double balanced = gain * (1 + BALANCE * most * signed(random));
      own[c] = (int) (1024 * balanced * saturation);
      shared[c] = (int) (1024 * balanced * (1 - saturation));
      rest[c] = (int) (1024 * (128 * (1 - gain) + lift)) + 512;
    }
    for (int i = 0; i < bgr.length; i += 3) {
      int blue = bgr[i] & 0xFF;
      int green = bgr[i + 1] & 0xFF;
      int red = bgr[i + 2] & 0xFF;
      int grey = (28 * blue + 151 * green + 77 * red) >> 8;
      bgr[i] = ofParts(shared[0] * grey + own[0] * (swapped ? red : blue) + rest[0]);
      bgr[i + 1] = ofParts(shared[1] * grey + own[1] * green + rest[1]);
      bgr[i + 2] = ofParts(shared[2] * grey + own[2] * (swapped ? blue : red) + rest[2]);
    }
  }

  /** In [-1, 1). */
  private static double signed(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }

  /** A byte of so many parts of 1024. */
  private static byte ofParts(int parts) {
    return (byte) Math.max(0, Math.min(255, parts >> 10));
  }

  /** A dark picture with the noise of a sensor. */
  static void night(byte[] bgr, SplittableRandom random) {
    double gain = 0.25 + 0.4 * random.nextDouble();
    double noise = 4 + 10 * random.nextDouble();
    for (int i = 0; i < bgr.length; i++) {
      // The sum of three even numbers is close to a normal one, and cheap.
      double chance = random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
      bgr[i] = bounded(gain * (bgr[i] & 0xFF) + 2 * noise * chance);
    }
  }

  /** A mean over 3x3 px. */
  static void blur(byte[] bgr, int width, int height) {
    byte[] from = bgr.clone();
    int row = 3 * width;
    for (int y = 1; y < height - 1; y++) {
      for (int i = y * row + 3; i < (y + 1) * row - 3; i++) {
        int sum = 0;
        for (int line = i - row; line <= i + row; line += row) {
          sum += (from[line - 3] & 0xFF) + (from[line] & 0xFF) + (from[line + 3] & 0xFF);
        }
        bgr[i] = (byte) ((sum + 4) / 9);
      }
    }
  }

  /** What a strong JPEG compression leaves. */
  static void compress(byte[] bgr, int width, int height, SplittableRandom random)
      throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] raster = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    System.arraycopy(bgr, 0, raster, 0, bgr.length);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality((float) (0.1 + 0.4 * random.nextDouble()));
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    byte[] back = ((DataBufferByte) read.getRaster().getDataBuffer()).getData();
    System.arraycopy(back, 0, bgr, 0, bgr.length);
  }

  private static byte bounded(double value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }
}
