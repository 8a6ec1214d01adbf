package io.miharu.app.evaluation;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A matrix in NumPy's {@code .npy} format.
 *
 * <p>Source: NumPy enhancement proposal 1, versions 1 to 3. Read are little-endian float32 and
 * float64, two-dimensional, in C order.
 */
final class NumpyArray {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'(<f[48])'");
  private static final Pattern ROW_MAJOR = Pattern.compile("'fortran_order'\\s*:\\s*False");
  private static final Pattern SHAPE =
      Pattern.compile("'shape'\\s*:\\s*\\((\\d+)\\s*,\\s*(\\d+)\\s*,?\\s*\\)");

  private NumpyArray() {}

  /**
   * @return [rows][columns]
   * @throws DataFormatException when the file is no such matrix
   */
  static double[][] readMatrix(Path file) throws IOException {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    } catch (NoSuchFileException missing) {
      throw new DataFormatException(file + ": there is no such file; check the path", missing);
    }
    for (byte expected : MAGIC) {
      if (!bytes.hasRemaining() || bytes.get() != expected) {
        throw new DataFormatException(
            file + ": needed a NumPy array (.npy), but it does not begin like one");
      }
    }
    String header = header(bytes, file);
    Matcher type = TYPE.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!type.find() || !shape.find() || !ROW_MAJOR.matcher(header).find()) {
      throw new DataFormatException(
          "%s: needed a two-dimensional array of <f4 or <f8 in C order, got %s; convert it with numpy.ascontiguousarray(a, 'float32')"
              .formatted(file, header.strip()));
    }
    int rows = Integer.parseInt(shape.group(1));
    int columns = Integer.parseInt(shape.group(2));
    boolean wide = type.group(1).equals("<f8");
    long needed = (long) rows * columns * (wide ? 8 : 4);
    if (bytes.remaining() != needed) {
      throw new DataFormatException(
          "%s: %d x %d values need %d bytes, the file has %d; is it cut off?"
              .formatted(file, rows, columns, needed, bytes.remaining()));
    }
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int c = 0; c < columns; c++) {
        row[c] = wide ? bytes.getDouble() : bytes.getFloat();
      }
    }
    return matrix;
  }

  private static String header(ByteBuffer bytes, Path file) throws DataFormatException {
    if (bytes.remaining() < 6) {
      throw new DataFormatException(file + ": the array's header is cut off");
    }
    int version = bytes.get();
    bytes.get();
    int length = version == 1 ? bytes.getShort() & 0xFFFF : bytes.getInt();
    if (version < 1 || version > 3 || length < 0 || length > bytes.remaining()) {
      throw new DataFormatException(
          "%s: needed .npy version 1 to 3 with its header, got version %d and %d bytes of header"
              .formatted(file, version, length));
    }
    byte[] header = new byte[length];
    bytes.get(header);
    return new String(header, StandardCharsets.UTF_8);
  }
}
