package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTest {

  /** Right, what {@code repr} prints in Python 3. */
  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "1, 1.0",
    "-2.5, -2.5",
    "0.00001, 1e-05",
    "0.0001, 0.0001",
    "0.00012345, 0.00012345",
    "1e-10, 1e-10",
    "1.5e-7, 1.5e-07",
    "123456789012345680, 1.2345678901234568e+17",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "2e23, 2e+23",
    "1e100, 1e+100",
    "0.30000000000000004, 0.30000000000000004",
    "2.0000000000000004, 2.0000000000000004",
    "5.684341886080802e-14, 5.684341886080802e-14", // 2^-44
    "7.888609052210118e-31, 7.888609052210118e-31", // 2^-100
    "4.9e-324, 5e-324",
    "2.2250738585072014e-308, 2.2250738585072014e-308",
  })
  void of_aDouble_hasTheFewestDigitsThatReadBack(double value, String python) {
    assertEquals(python, PythonText.of(value));
  }

  @Test
  void of_wholeNumbersAndUndefinedOnes_areThoseOfPython() {
    assertEquals("28", PythonText.of(28L));
    assertEquals("1", PythonText.of(1));
    assertEquals("None", PythonText.of(Double.NaN));
    assertEquals("0.0", PythonText.of(0.0));
    assertEquals("inf", PythonText.of(Double.POSITIVE_INFINITY));
  }

  @Test
  void of_randomDoubles_readsBackAsTheSame() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertEquals(value, Double.parseDouble(PythonText.of(value)), "seed 7, round " + i);
      }
    }
  }

  @Test
  void jsonBlock_isIndentedAsPythonDoes() {
    Map<String, Object> members = new TreeMap<>();
    members.put("targets", List.of(1, 0.2));
    members.put("name", "x\"y");
    members.put("none", List.of());
    assertEquals(
        "{\n \"name\": \"x\\\"y\",\n \"none\": [],\n \"targets\": [\n  1,\n  0.2\n ]\n}",
        PythonText.jsonBlock(members));
  }
}
