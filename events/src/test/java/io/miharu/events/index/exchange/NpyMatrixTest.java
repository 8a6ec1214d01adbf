package io.miharu.events.index.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.events.index.IndexFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyMatrixTest {

  @TempDir private Path folder;

  @Test
  void written_hasTheHeaderOfNumPy() throws IOException {
    Path file = folder.resolve("a.npy");
    NpyMatrix.write(file, 2, 3, row -> new float[] {row, 0.5f, Float.NaN});
    byte[] bytes = Files.readAllBytes(file);
    // numpy.save pads magic, version, length and dictionary to a multiple of 64 bytes.
    assertEquals(128 + 2 * 3 * 4, bytes.length);
    assertEquals(0x93, bytes[0] & 0xFF);
    assertEquals(118, bytes[8], "length of the header: 128 - 10");
    String header = new String(bytes, 10, 118, StandardCharsets.US_ASCII);
    assertTrue(
        header.startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }"), header);
    assertTrue(header.endsWith(" \n"));
    NpyMatrix read = NpyMatrix.read(file);
    assertArrayEquals(new int[] {2, 3}, read.shape());
    assertEquals(1f, read.at(3));
    assertTrue(Float.isNaN(read.at(5)));
  }

  @Test
  void rows_ofAMatrix_areItsRows() throws IOException {
    double[][] rows = new NpyMatrix(new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}).rows();
    assertArrayEquals(new double[] {4, 5, 6}, rows[1]);
    assertThrows(
        IndexFormatException.class, () -> new NpyMatrix(new int[] {2}, new float[2]).rows());
    assertThrows(IndexFormatException.class, () -> NpyMatrix.read(folder.resolve("none.npy")));
  }

  @Test
  void read_fortranOrder_turnsTheAxes() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(24).order(ByteOrder.BIG_ENDIAN);
    for (float value : new float[] {1, 4, 2, 5, 3, 6}) {
      data.putFloat(value);
    }
    Path file = file(1, "{'descr': '>f4', 'fortran_order': True, 'shape': (2, 3), }", data.array());
    NpyMatrix matrix = NpyMatrix.read(file);
    for (int i = 0; i < 6; i++) {
      assertEquals(i + 1f, matrix.at(i));
    }
  }

  @Test
  void read_halvesBytesAndDoubles_areNumbers() throws IOException {
    // IEEE 754 binary16: 0x3C00 is 1, 0xC000 is -2, 0x0001 the smallest, 2^-24.
    byte[] halves = {0, 0x3C, 0, (byte) 0xC0, 1, 0};
    NpyMatrix half =
        NpyMatrix.read(file(2, "{'shape': (3,), 'descr': '<f2', 'fortran_order': False}", halves));
    assertEquals(1f, half.at(0));
    assertEquals(-2f, half.at(1));
    assertEquals(0x1p-24f, half.at(2));
    NpyMatrix bytes =
        NpyMatrix.read(
            file(
                1,
                "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 2)}",
                (byte) 200,
                (byte) 1));
    assertEquals(200f, bytes.at(0));
  }

  @Test
  void read_whatIsNoArray_saysSo() throws IOException {
    Path text = Files.writeString(folder.resolve("x.npy"), "0.1 0.2 0.3 0.4");
    assertRefused("is not a NumPy array", text);
    assertRefused(
        "astype", file(1, "{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}", new byte[8]));
    assertRefused(
        "ends 4 bytes too early",
        file(1, "{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", new byte[4]));
    assertRefused("the header must hold", file(1, "{'descr': '<f4'}", new byte[4]));
  }

  private void assertRefused(String reason, Path file) {
    IndexFormatException refused =
        assertThrows(IndexFormatException.class, () -> NpyMatrix.read(file));
    assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused.toString());
  }

  private Path file(int version, String header, byte... data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    out.writeBytes(new byte[] {(byte) header.length(), 0});
    if (version > 1) {
      out.writeBytes(new byte[] {0, 0});
    }
    out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(data);
    return Files.write(folder.resolve("version-" + version + ".npy"), out.toByteArray());
  }
}
