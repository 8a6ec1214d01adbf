package io.miharu.learning.data;

import io.miharu.eval.DataFormatException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Handwritten digits in IDX files, as MNIST is published: {@code *images-idx3-ubyte[.gz]} beside
 * {@code *labels-idx1-ubyte[.gz]}. Immutable.
 */
public final class IdxDigits implements DigitGlyphs {

  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  private final List<List<byte[]>> byDigit = new ArrayList<>();
  private final String source;

  private IdxDigits(String source) {
    this.source = source;
    for (int digit = 0; digit < 10; digit++) {
      byDigit.add(new ArrayList<>());
    }
  }

  /**
   * Reads every pair of files in a folder, in the order of their names.
   *
   * @return empty when the folder is missing or holds no such file
   * @throws DataFormatException when a file is damaged or has no partner
   */
  public static Optional<IdxDigits> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<Path> images;
    try (Stream<Path> files = Files.list(folder)) {
      images =
          files.filter(f -> f.getFileName().toString().contains("images-idx3")).sorted().toList();
    }
    if (images.isEmpty()) {
      return Optional.empty();
    }
    IdxDigits digits = new IdxDigits("IDX files of " + folder.getFileName());
    for (Path file : images) {
      String labels = file.getFileName().toString().replace("images-idx3", "labels-idx1");
      digits.read(file, file.resolveSibling(labels));
    }
    return Optional.of(digits);
  }

  private void read(Path imageFile, Path labelFile) throws IOException {
    if (!Files.exists(labelFile)) {
      throw new DataFormatException(
          "%s needs its labels beside it in %s"
              .formatted(imageFile.getFileName(), labelFile.getFileName()));
    }
    try (DataInputStream images = open(imageFile);
        DataInputStream labels = open(labelFile)) {
      expect(imageFile, "magic number", IMAGES, images.readInt());
      expect(labelFile, "magic number", LABELS, labels.readInt());
      int count = images.readInt();
      expect(labelFile, "number of labels", count, labels.readInt());
      expect(imageFile, "rows", SIDE, images.readInt());
      expect(imageFile, "columns", SIDE, images.readInt());
      for (int i = 0; i < count; i++) {
        byte[] pixels = images.readNBytes(SIDE * SIDE);
        int label = labels.readUnsignedByte();
        if (pixels.length < SIDE * SIDE || label > 9) {
          throw new EOFException();
        }
        byDigit.get(label).add(pixels);
      }
    } catch (EOFException shorter) {
      throw new DataFormatException(
          "%s or its labels end early or hold a label above 9; fetch them again"
              .formatted(imageFile.getFileName()),
          shorter);
    }
  }

  private static DataInputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    boolean packed = file.getFileName().toString().endsWith(".gz");
    return new DataInputStream(
        packed ? new BufferedInputStream(new GZIPInputStream(raw, 1 << 16)) : raw);
  }

  private static void expect(Path file, String what, int wanted, int got) throws IOException {
    if (wanted != got) {
      throw new DataFormatException(
          "%s: needs %s %d, got %d; is it an IDX file of 28 x 28 digits?"
              .formatted(file.getFileName(), what, wanted, got));
    }
  }

  @Override
  public int count(int digit) {
    return byDigit.get(digit).size();
  }

  @Override
  public float[] glyph(int digit, int number) {
    byte[] pixels = byDigit.get(digit).get(number);
    float[] ink = new float[pixels.length];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = (pixels[i] & 0xFF) / 255f;
    }
    return ink;
  }

  @Override
  public String source() {
    return source;
  }
}
