package io.miharu.app.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.app.console.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedTest {

  @Test
  void of_aNameAlone_weighsOne() {
    assertEquals(new Weighted("joint", 1), Weighted.of("--streams", "joint"));
    assertEquals(new Weighted("elastic", 2.5), Weighted.of("--model", "elastic:2.5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"elastic:", "elastic:two", "elastic:0", "elastic:-1", "elastic:NaN"})
  void of_aWeightThatIsNone_isRefusedWithTheOption(String typed) {
    UsageException refusal =
        assertThrows(UsageException.class, () -> Weighted.of("--model", typed));
    assertEquals(
        "--model needs weights above 0, as in elastic:2, got " + typed, refusal.getMessage());
  }
}
