package io.miharu.temporal.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.miharu.core.ConceptId;
import io.miharu.nets.graph.Network;
import io.miharu.temporal.sequences.SequencePreparation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConceptModelTest {

  private static final SequencePreparation TWO_CONCEPTS =
      new SequencePreparation(
          List.of(ConceptId.of("person"), ConceptId.of("running")), 16, 8, List.of());

  /** 4·(in + hidden + 1)·hidden, then (hidden + 1)·classes. */
  @Test
  void lstm_overTwoConcepts_hasTheParametersOfItsFormula() {
    Network network = ConceptModel.CONCEPT_LSTM.network(TWO_CONCEPTS, 3, 1);
    assertEquals(4 * (2 + 32 + 1) * 32 + 33 * 3, network.parameterCount());
  }

  /** Levels see 1 + 4·(2^L − 1) looks: 5, 13, 29, 61. */
  @Test
  void levels_areTheFewestThatSeeAllLooks() {
    assertEquals(1, ConceptModel.levels(5));
    assertEquals(2, ConceptModel.levels(13));
    assertEquals(3, ConceptModel.levels(14));
    assertEquals(4, ConceptModel.levels(60));
  }

  @Test
  void of_aLabel_isItsModel_andOfAnother_isNone() {
    assertEquals(Optional.of(ConceptModel.CONCEPT_TCN), ConceptModel.of("concept-tcn"));
    assertEquals(Optional.empty(), ConceptModel.of("cnn-tcn"));
  }
}
