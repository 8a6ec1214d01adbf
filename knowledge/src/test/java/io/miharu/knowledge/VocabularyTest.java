package io.miharu.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the networks name: all of it, in their order, and hung into one tree. */
class VocabularyTest {

  private static final Ontology ONTOLOGY = Ontology.builtIn();

  @ParameterizedTest
  @CsvSource({
    "coco, 80",
    "imagenet, 1000",
    "places365, 365",
    "ucf101, 101",
    "kinetics400, 400",
    "sports1m, 487",
    "meva, 37",
    "sbu, 8",
    "utkinect, 10"
  })
  void everyNumberOfAVocabulary_isOneConcept(String id, int size) {
    VocabularyEntry vocabulary =
        ONTOLOGY.vocabularies().stream().filter(v -> v.id().equals(id)).findFirst().orElseThrow();
    assertEquals(size, vocabulary.size());
    assertEquals(
        IntStream.range(0, size).boxed().toList(),
        ONTOLOGY.concepts(id).stream().map(concept -> concept.numbers().get(id)).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "imagenet, models/imagenet_labels.txt, 1",
    "places365, knowledge/labels/categories_places365.txt, 0",
    "ucf101, knowledge/labels/ucf101.txt, 0",
    "kinetics400, knowledge/labels/kinetics400.txt, 0",
    "sports1m, knowledge/labels/sports1m.txt, 0",
    "meva, knowledge/meva/activity-names.txt, 0",
    "coco, models/coco_classes.txt, 0"
  })
  void publishedList_namesTheSameThingsInTheSameOrder(String id, String file, int skip)
      throws IOException {
    Path list = Path.of(System.getProperty("miharu.data", "../shared/data")).resolve(file);
    assumeTrue(Files.isRegularFile(list), "no " + list + "; set -Dmiharu.data");
    List<String> labels =
        Files.readAllLines(list).stream().filter(l -> !l.isBlank()).skip(skip).toList();
    List<ConceptEntry> concepts = ONTOLOGY.concepts(id);
    assertEquals(labels.size(), concepts.size());
    for (int i = 0; i < labels.size(); i++) {
      assertTrue(
          LabelSpelling.names(concepts.get(i)).contains(LabelSpelling.plain(labels.get(i))),
          labels.get(i) + " is " + concepts.get(i));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "imagenet, 'tench, Tinca tinca', tench",
    "imagenet, plane, carpenters-plane",
    "places365, /a/airfield 0, airfield",
    "places365, /s/stadium/baseball 318, stadium-baseball",
    "ucf101, YoYo, yo-yo",
    "kinetics400, punching bag, punching-a-bag",
    "sports1m, t'ai chi ch'uan, tai-chi-chuan",
    "meva, person_sits_down, person-sits-down"
  })
  void concept_ofAPublishedLabel_isTheOneMeant(String vocabulary, String label, String concept) {
    assertEquals(Optional.of(id(concept)), ONTOLOGY.concept(vocabulary, label));
  }

  @Test
  void concept_ofALabelThatMeansTwoThings_isNotGuessed() {
    assertEquals(Optional.empty(), ONTOLOGY.concept("imagenet", "crane"));
    assertEquals(Optional.empty(), ONTOLOGY.concept("imagenet", "no such thing"));
  }

  @ParameterizedTest
  @CsvSource({
    "sports-car, car",
    "sports-car, vehicle",
    "school-bus, bus",
    "golden-retriever, dog",
    "golden-retriever, mammal",
    "hotdog, hot-dog",
    "hot-dog, hotdog",
    "television, tv",
    "dunking-basketball, basketball-dunk",
    "dunking-basketball, sport",
    "tennis-swing, tennis",
    "church-indoor, church",
    "person-sits-down, sit-down",
    "kick, attack",
    "high-kick, kick",
    "hotdog, food",
    "cellular-telephone, electronic-device",
    "sitting, posture"
  })
  void satisfies_overVocabularies(String seen, String wanted) {
    assertTrue(ONTOLOGY.satisfies(id(seen), id(wanted)));
  }

  @ParameterizedTest
  @CsvSource({
    "car, sports-car", "crane-bird, machine", "crane-machine, bird", "mouse, animal",
    "kite, bird", "tennis, tennis-swing", "ski-slope, skiing", "carpenters-plane, airplane",
    "upright-piano, posture"
  })
  void satisfies_narrowerNearOrOnlyOfTheSameName_doesNotHold(String seen, String wanted) {
    assertFalse(ONTOLOGY.satisfies(id(seen), id(wanted)));
  }

  @Test
  void everyConceptOfAVocabulary_hangsBelowAnUpperClass() {
    Set<String> roots = new TreeSet<>();
    for (ConceptEntry concept : ONTOLOGY.concepts()) {
      if (!concept.numbers().isEmpty() && concept.parents().isEmpty()) {
        roots.add(concept.id().value());
      }
    }
    assertEquals(Set.of(), roots);
  }

  private static ConceptId id(String name) {
    return ConceptId.of(name);
  }
}
