package io.miharu.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts are those of Python 3's {@code repr} and {@code '{:.5g}'.format}. */
class PythonNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1.0",
    "-0.0, -0.0",
    "0.1, 0.1",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "1.5e300, 1.5e+300",
    "5e-324, 5e-324",
    "0.30000000000000004, 0.30000000000000004",
    "2.2250738585072014E-308, 2.2250738585072014e-308",
    "NaN, nan",
    "-Infinity, -inf",
  })
  void shortest_isPythonsRepr(double value, String text) {
    assertEquals(text, PythonNumbers.shortest(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "100, 100",
    "56.526123, 56.526",
    "-184.9498, -184.95",
    "99999.6, 1e+05",
    "0.00012345678, 0.00012346",
    "0.000012345678, 1.2346e-05",
    "2.5, 2.5",
    "NaN, nan",
  })
  void general_isPythonsFormatOfFiveDigits(double value, String text) {
    assertEquals(text, PythonNumbers.general(value, 5));
  }
}
