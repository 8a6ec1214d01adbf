package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule that concept and event ids share. */
class IdTest {

  @ParameterizedTest
  @ValueSource(strings = {"person", "traffic-light", "left-behind-object", "coco-80", "7"})
  void kebabCase_isTaken(String id) {
    assertEquals(id, ConceptId.of(id).toString());
    assertEquals(id, EventId.of(id).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Person", "traffic light", "traffic_light", "-a", "a-", "a--b", "é", "a\n"})
  void anythingElse_isRefused(String id) {
    assertThrows(IllegalArgumentException.class, () -> ConceptId.of(id));
    assertThrows(IllegalArgumentException.class, () -> EventId.of(id));
  }

  @Test
  void order_isThatOfTheLetters() {
    assertTrue(ConceptId.of("bag").compareTo(ConceptId.of("car")) < 0);
    assertTrue(EventId.of("wrong-way").compareTo(EventId.of("fall")) > 0);
  }
}
