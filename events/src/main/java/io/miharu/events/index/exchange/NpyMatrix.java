package io.miharu.events.index.exchange;

import io.miharu.events.index.IndexFormatException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An array of real numbers as {@code numpy.save} writes it.
 *
 * <p>Source: NumPy Enhancement Proposal 1 and {@code numpy.lib.format}, versions 1.0 to 3.0: magic,
 * version, length of the header, a Python dictionary padded to 64 bytes, then the numbers. Half,
 * single and double precision and whole numbers of up to 32 bits are read, in both byte orders and
 * both orders of axes; single precision, little-endian, in C order is written. Immutable; the array
 * is handed over, not copied.
 */
public final class NpyMatrix {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int ALIGNMENT = 64;
  private static final int MAX_HEADER = 1 << 20;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-z])(\\d+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  private final int[] shape;
  private final float[] values;

  /**
   * @param values row-major
   */
  public NpyMatrix(int[] shape, float[] values) {
    long count = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (count != values.length) {
      throw new IllegalArgumentException(
          "an array of shape %s has %d numbers, got %d"
              .formatted(Arrays.toString(shape), count, values.length));
    }
    this.shape = shape.clone();
    this.values = values;
  }

  /** Lengths of the axes. */
  public int[] shape() {
    return shape.clone();
  }

  public int axes() {
    return shape.length;
  }

  public int length(int axis) {
    return shape[axis];
  }

  /** The number at this place in row-major order. */
  public float at(int index) {
    return values[index];
  }

  /**
   * A matrix row by row, [rows][columns]; a copy.
   *
   * @throws IndexFormatException when it has more or fewer than two axes
   */
  public double[][] rows() throws IndexFormatException {
    if (axes() != 2) {
      throw new IndexFormatException(
          "needed an array of two axes, rows and columns, got shape %s; reshape it in NumPy"
              .formatted(this));
    }
    double[][] rows = new double[shape[0]][shape[1]];
    for (int i = 0; i < values.length; i++) {
      rows[i / shape[1]][i % shape[1]] = values[i];
    }
    return rows;
  }

  /** How a number is stored. */
  private record Type(char kind, int bytes, ByteOrder order) {

    float read(ByteBuffer from, int index) {
      int at = index * bytes;
      if (kind == 'f') {
        return switch (bytes) {
          case 2 -> half(from.getShort(at));
          case 4 -> from.getFloat(at);
          default -> (float) from.getDouble(at);
        };
      }
      boolean signed = kind == 'i';
      return switch (bytes) {
        case 1 -> signed || kind == 'b' ? from.get(at) : from.get(at) & 0xFF;
        case 2 -> signed ? from.getShort(at) : from.getShort(at) & 0xFFFF;
        default -> signed ? from.getInt(at) : from.getInt(at) & 0xFFFFFFFFL;
      };
    }
  }

  /** The value of a number of 16 bits, IEEE 754 binary16. */
  static float half(short bits) {
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    float size =
        exponent == 0
            ? fraction * 0x1p-24f
            : exponent == 0x1F
                ? fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN
                : (fraction + 1024) * (float) Math.pow(2, exponent - 25);
    return bits < 0 ? -size : size;
  }

  /**
   * Reads a file.
   *
   * @throws IndexFormatException when it is not of this format, or of a type that holds no real
   *     numbers
   */
  public static NpyMatrix read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer start = bytes(channel, file, 12);
      byte[] magic = new byte[MAGIC.length];
      start.get(magic);
      int major = start.get();
      start.get(); // The minor version has always been 0.
      if (!Arrays.equals(magic, MAGIC) || major < 1 || major > 3) {
        throw new IndexFormatException(
            file + " is not a NumPy array of version 1 to 3; write it with numpy.save");
      }
      int length = major == 1 ? start.getShort() & 0xFFFF : start.getInt();
      if (length < 0 || length > MAX_HEADER) {
        throw new IndexFormatException(file + ": the header claims %d bytes".formatted(length));
      }
      channel.position(major == 1 ? 10 : 12);
      String header = StandardCharsets.UTF_8.decode(bytes(channel, file, length)).toString();
      return numbers(channel, file, header);
    } catch (NoSuchFileException missing) {
      throw new IndexFormatException(file + ": there is no such file; check the path", missing);
    }
  }

  private static NpyMatrix numbers(FileChannel channel, Path file, String header)
      throws IOException {
    Type type = type(file, header);
    int[] shape = shape(file, header);
    boolean fortran = find(ORDER, header, file).group(1).equals("True");
    long count = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
    if (count * type.bytes() > Integer.MAX_VALUE) {
      throw new IndexFormatException(
          "%s holds %d numbers, more than fit at once; split it by video".formatted(file, count));
    }
    ByteBuffer data = bytes(channel, file, (int) count * type.bytes()).order(type.order());
    float[] values = new float[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = type.read(data, fortran ? fortranIndex(i, shape) : i);
    }
    return new NpyMatrix(shape, values);
  }

  /** Where the i-th number in row-major order stands when the first axis runs fastest. */
  private static int fortranIndex(int i, int[] shape) {
    int rest = i;
    int stride = 1;
    for (int length : shape) {
      stride *= length;
    }
    int at = 0;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      stride /= shape[axis];
      at += rest % shape[axis] * stride;
      rest /= shape[axis];
    }
    return at;
  }

  private static Type type(Path file, String header) throws IndexFormatException {
    Matcher descr = find(DESCR, header, file);
    char kind = descr.group(2).charAt(0);
    int bytes = Integer.parseInt(descr.group(3));
    boolean real = kind == 'f' && (bytes == 2 || bytes == 4 || bytes == 8);
    boolean whole = (kind == 'i' || kind == 'u') && (bytes == 1 || bytes == 2 || bytes == 4);
    boolean bool = kind == 'b' && bytes == 1;
    if (!real && !whole && !bool) {
      throw new IndexFormatException(
          "%s holds numbers of type %s%s; convert them with .astype(numpy.float32)"
              .formatted(file, descr.group(2), descr.group(3)));
    }
    return new Type(
        kind, bytes, descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  private static int[] shape(Path file, String header) throws IndexFormatException {
    String lengths = find(SHAPE, header, file).group(1);
    try {
      return Arrays.stream(lengths.split(",", -1))
          .map(String::strip)
          .filter(length -> !length.isEmpty())
          .mapToInt(Integer::parseInt)
          .toArray();
    } catch (NumberFormatException tooLong) {
      throw new IndexFormatException(
          "%s: an axis of (%s) is too long".formatted(file, lengths), tooLong);
    }
  }

  private static Matcher find(Pattern pattern, String header, Path file)
      throws IndexFormatException {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new IndexFormatException(
          "%s: the header must hold %s and is %s".formatted(file, pattern, header.strip()));
    }
    return matcher;
  }

  private static ByteBuffer bytes(FileChannel channel, Path file, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IndexFormatException(
            "%s ends %d bytes too early; copy or write it again"
                .formatted(file, buffer.remaining()));
      }
    }
    return buffer.flip();
  }

  /** Gives the rows of an array to be written, one after the other. */
  @FunctionalInterface
  public interface Rows {
    float[] row(int index) throws IOException;
  }

  /** Writes an array of {@code rows} by {@code columns} numbers of 4 bytes. */
  public static void write(Path file, int rows, int columns, Rows source) throws IOException {
    String shape = String.format(Locale.ROOT, "(%d, %d)", rows, columns);
    String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
    int unpadded = MAGIC.length + 4 + dictionary.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    String header = dictionary + " ".repeat(padding) + "\n";
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(MAGIC);
      out.write(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      ByteBuffer buffer = ByteBuffer.allocate(columns * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (int row = 0; row < rows; row++) {
        buffer.clear();
        for (float value : source.row(row)) {
          buffer.putFloat(value);
        }
        out.write(buffer.array());
      }
    }
  }

  /** The shape as NumPy prints it: {@code (1574, 101)}. */
  @Override
  public String toString() {
    return Arrays.stream(shape)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
