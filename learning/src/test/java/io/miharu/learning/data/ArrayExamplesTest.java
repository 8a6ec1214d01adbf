package io.miharu.learning.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayExamplesTest {

  private static final List<String> CLASSES = List.of("calm", "wild");

  @Test
  void new_aFeatureThatIsNoNumber_isRefusedByItsPlace() {
    float[][] rows = {{1, 2}, {3, Float.NaN}};
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ArrayExamples(CLASSES, rows, new int[] {0, 1}));
    assertEquals(
        "example 1 is NaN at value 1; features must be finite: fill or leave out what is missing",
        refused.getMessage());
  }

  @Test
  void new_oneClassAlone_orRowsOfTwoLengths_areRefused() {
    float[][] even = {{1}, {2}};
    assertThrows(
        IllegalArgumentException.class, () -> new ArrayExamples(CLASSES, even, new int[] {1, 1}));
    float[][] odd = {{1}, {2, 3}};
    assertThrows(
        IllegalArgumentException.class, () -> new ArrayExamples(CLASSES, odd, new int[] {0, 1}));
  }
}
