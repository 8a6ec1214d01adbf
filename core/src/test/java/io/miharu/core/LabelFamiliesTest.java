package io.miharu.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelFamiliesTest {

  private static final ConceptId CAR = ConceptId.of("car");
  private static final ConceptId TRUCK = ConceptId.of("truck");
  private static final ConceptId PERSON = ConceptId.of("person");
  private static final LabelFamilies VEHICLES = new LabelFamilies(List.of(List.of(CAR, TRUCK)));

  @Test
  void areOne_ofAFamilyOrTheSame() {
    assertTrue(VEHICLES.areOne(CAR, TRUCK));
    assertTrue(VEHICLES.areOne(PERSON, PERSON));
    assertFalse(VEHICLES.areOne(PERSON, CAR));
    assertFalse(LabelFamilies.NONE.areOne(CAR, TRUCK));
  }

  @Test
  void areSiblings_neverOfItself() {
    assertTrue(VEHICLES.areSiblings(TRUCK, CAR));
    assertFalse(VEHICLES.areSiblings(CAR, CAR));
    assertFalse(VEHICLES.areSiblings(PERSON, TRUCK));
  }

  @Test
  void head_isTheFirstOfAFamily() {
    assertEquals(CAR, VEHICLES.head(TRUCK));
    assertEquals(CAR, VEHICLES.head(CAR));
    assertEquals(PERSON, VEHICLES.head(PERSON));
  }

  @Test
  void equals_isByWhatIsInThem() {
    assertEquals(VEHICLES, new LabelFamilies(List.of(List.of(CAR, TRUCK))));
  }

  @Test
  void aLabelOfTwoFamilies_isRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new LabelFamilies(List.of(List.of(CAR, TRUCK), List.of(TRUCK))));
  }
}
