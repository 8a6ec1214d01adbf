package io.miharu.app.indexing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.app.run.RunSettings;
import io.miharu.core.ConceptId;
import io.miharu.knowledge.Ontology;
import io.miharu.temporal.clips.ClipNetwork;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineVocabularyTest {

  @Test
  void of_anyRun_holdsAllThatTheCameraNetworkReports_andTheOntologyKnowsIt() throws IOException {
    Ontology ontology = Ontology.builtIn();
    List<ConceptId> vocabulary = EngineVocabulary.of(RunSettings.DEFAULT);
    try (ClipNetwork network = ClipNetwork.cameraMotion()) {
      for (ConceptId concept : network.labels()) {
        if (network.preparation().silent().contains(concept)) {
          assertFalse(vocabulary.contains(concept), "" + concept);
          continue;
        }
        assertTrue(vocabulary.contains(concept), "" + concept);
        assertTrue(ontology.concept(concept).isPresent(), "" + concept);
        assertNotEquals(ontology.label(concept, "en"), ontology.label(concept, "ja"), "" + concept);
        assertFalse(ontology.phrase(concept).isEmpty(), "" + concept);
      }
    }
  }
}
