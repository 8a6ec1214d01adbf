package io.miharu.app.indexing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.app.console.UsageException;
import io.miharu.core.ConceptId;
import io.miharu.events.index.exchange.ConceptNames;
import io.miharu.knowledge.Ontology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignLabelsTest {

  private static final Ontology ONTOLOGY = Ontology.builtIn();

  @ParameterizedTest
  @CsvSource({
    "imagenet, 'tench, Tinca tinca', tench",
    "imagenet, 'kite', kite-bird",
    "places365, /a/airfield 0, airfield",
    "ucf101, YoYo, yo-yo"
  })
  void label_isTheConceptThatItsVocabularyMeans(String vocabulary, String label, String concept) {
    ForeignLabels labels = ForeignLabels.of(ONTOLOGY, vocabulary);
    assertEquals(ConceptId.of(concept), labels.apply(label));
    assertEquals(List.of(), labels.unknown());
  }

  @Test
  void label_thatIsUnknown_keepsItsNameAndIsReported() {
    ForeignLabels labels = ForeignLabels.of(ONTOLOGY, "imagenet");
    assertEquals(ConceptId.of("moon-lander"), labels.apply("MoonLander"));
    assertEquals(List.of("MoonLander"), labels.unknown());
  }

  @Test
  void vocabulary_thatIsUnknown_isRefusedWithTheKnownOnes() {
    UsageException refused =
        assertThrows(UsageException.class, () -> ForeignLabels.of(ONTOLOGY, "imagnet"));
    assertTrue(String.valueOf(refused.getMessage()).contains("imagenet"), refused.getMessage());
  }

  @Test
  void list_ofNoVocabulary_isNotRecognised() {
    List<String> labels =
        List.of("cake", "car", "xa", "xb", "xc", "xd", "xe", "xf", "xg", "xh", "xi", "xj");
    assertEquals(Optional.empty(), ForeignLabels.recognised(ONTOLOGY, labels));
    assertEquals(Optional.empty(), ForeignLabels.recognised(ONTOLOGY, List.of("car", "bus")));
  }

  /** The published lists: recognised, every line a concept of its own. */
  @ParameterizedTest
  @CsvSource({
    "models/imagenet_labels.txt, imagenet, 1",
    "knowledge/labels/categories_places365.txt, places365, 0",
    "knowledge/labels/ucf101.txt, ucf101, 0",
    "knowledge/labels/kinetics400.txt, kinetics400, 0",
    "knowledge/labels/sports1m.txt, sports1m, 0"
  })
  void publishedList_isRecognised(String file, String vocabulary, int unknown) throws IOException {
    Path list = Path.of(System.getProperty("miharu.data", "")).resolve(file);
    assumeTrue(Files.isRegularFile(list), "needs -Dmiharu.data with " + file);
    List<String> lines = ConceptNames.lines(list);
    ForeignLabels labels = ForeignLabels.recognised(ONTOLOGY, lines).orElseThrow();
    assertEquals(vocabulary, labels.vocabulary());
    List<ConceptId> columns = labels.columns(lines);
    assertEquals(unknown, labels.unknown().size(), () -> "unknown: " + labels.unknown());
    assertEquals(lines.size(), new HashSet<>(columns).size());
  }
}
