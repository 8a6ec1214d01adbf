package io.miharu.knowledge.relatedness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.events.zeroshot.Relatedness;
import io.miharu.knowledge.words.TextVectors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RelatednessTest {

  private static final double EXACT = 1e-6;

  private static ConceptId id(String name) {
    return ConceptId.of(name);
  }

  private static TaxonomyMeasure chain() {
    return new TaxonomyMeasure(
        new TreeMap<>(
            Map.of(
                id("entity"), List.of(),
                id("object"), List.of(id("entity")),
                id("vehicle"), List.of(id("object")),
                id("car"), List.of(id("vehicle")),
                id("truck"), List.of(id("vehicle")),
                id("police-car"), List.of(id("car")))));
  }

  @Test
  void wuPalmer_ofTheMethodsChain_isItsOracle() {
    assertEquals(0.888889, chain().wuPalmer(id("police-car"), id("car")), EXACT);
    assertEquals(0.75, chain().wuPalmer(id("car"), id("truck")), EXACT);
    assertEquals(0.666667, chain().wuPalmer(id("police-car"), id("truck")), EXACT);
    assertTrue(Double.isNaN(chain().wuPalmer(id("car"), id("parade"))));
  }

  @Test
  void lin_ofTheMethodsChain_isItsOracle() {
    Map<ConceptId, Double> information =
        Map.of(id("vehicle"), 2.0, id("car"), 3.5, id("truck"), 4.0);
    assertEquals(0.533333, chain().lin(id("car"), id("truck"), information), EXACT);
  }

  @Test
  void specificity_isDepthByTheLargest() {
    assertEquals(1, chain().specificity(id("police-car")));
    assertEquals(0.2, chain().specificity(id("entity")));
  }

  @Test
  void related_leavesTheEventOutAndKeepsEverySource() {
    TextVectors words =
        new TextVectors() {
          @Override
          public boolean isWord(String word) {
            return vector(word).isPresent();
          }

          @Override
          public Optional<double[]> vector(String text) {
            return text.contains("car")
                ? Optional.of(new double[] {1, 0})
                : Optional.of(new double[] {0, 1});
          }

          @Override
          public String source() {
            return "test";
          }
        };
    List<Term> terms =
        List.of(
            new Term(id("car"), "car", ""),
            new Term(id("police-car"), "police car", "a car of the police"),
            new Term(id("truck"), "truck", ""));
    List<Relatedness> related =
        new ConceptRelatedness(words, chain(), terms).of(terms.get(0), Map.of(id("truck"), 0.9));
    assertEquals(2, related.size());
    Relatedness police = related.get(0);
    assertEquals(1, police.nameMeaning(), 1e-12);
    assertTrue(Double.isNaN(police.definitionMeaning())); // the event has none
    assertEquals(0.888889, police.taxonomic(), EXACT);
    assertEquals((1 + 8.0 / 9) / 2, police.value(), 1e-9);
    assertEquals(0.9, related.get(1).value());
    assertEquals(-1, related.get(1).nameMeaning(), 1e-12); // on the other side of the mean
  }
}
