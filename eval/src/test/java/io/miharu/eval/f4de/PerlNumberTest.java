package io.miharu.eval.f4de;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerlNumberTest {

  @ParameterizedTest
  @CsvSource({
    "0.65625, 4, 0.6562", // the exact middle goes to the even digit
    "0.5, 0, 0",
    "1.5, 0, 2",
    "-0.04, 1, -0.0",
    "2.675, 2, 2.67", // the double lies below
  })
  void fixed_ofANumber_isThatOfC(double value, int decimals, String text) {
    assertEquals(text, PerlNumber.fixed(value, decimals));
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100",
    "0.1, 0.1",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "1e15, 1e+15",
    "-2, -2",
    "0, 0",
    "0.30000000000000004, 0.3"
  })
  void of_aNumber_isThatOfC(double value, String text) {
    assertEquals(text, PerlNumber.of(value));
  }
}
