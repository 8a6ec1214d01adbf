package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.knowledge.Ontology;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShippedActionsKnownTest {

  @Test
  void vocabulary_ofTheShippedNetworks_isInTheOntologyWithJapaneseLabels() throws IOException {
    Ontology ontology = Ontology.builtIn();
    try (ActionLook actions = ActionLook.open(List.of())) {
      assertTrue(actions.vocabulary().contains(ConceptId.of("kick")));
      assertTrue(actions.vocabulary().contains(ConceptId.of("wave-hand")));
      for (ConceptId concept : actions.vocabulary()) {
        assertTrue(ontology.concept(concept).isPresent(), "" + concept);
        assertNotEquals(ontology.label(concept, "en"), ontology.label(concept, "ja"), "" + concept);
        assertFalse(ontology.phrase(concept).isEmpty(), "" + concept);
      }
    }
  }
}
