package io.miharu.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.ReasonerRegistry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;

/** The compiled form says what the Turtle says. */
class CompiledOntologyTest {

  @Test
  void load_isWhatTheTurtleSays() {
    assertEquals(CompiledOntology.ofSources(), CompiledOntology.load());
  }

  @Test
  void build_leavesCompiledBytesOfTheseSources() throws IOException {
    try (var in = CompiledOntology.class.getResourceAsStream("ontology.bin")) {
      assertNotNull(in, "the build did not compile the ontology");
      assertTrue(
          CompiledOntology.content(in.readAllBytes(), CompiledOntology.crcOfSources()).isPresent());
    }
  }

  @Test
  void content_ofOtherSources_isNotUsed() throws IOException {
    byte[] bytes = CompiledOntology.bytes(OntologyContent.EMPTY, 17);
    assertEquals(Optional.of(OntologyContent.EMPTY), CompiledOntology.content(bytes, 17));
    assertEquals(Optional.empty(), CompiledOntology.content(bytes, 18));
  }

  private record Sample(
      String text,
      int whole,
      float share,
      double precise,
      boolean truth,
      Duration length,
      Thread.State constant,
      List<Optional<String>> list,
      Map<String, Integer> numbers) {}

  @Test
  void codec_readsWhatItWrote_whateverIsInARecord() throws IOException {
    Sample sample =
        new Sample(
            "音 é",
            -3,
            0.1f,
            Math.PI,
            true,
            Duration.ofMillis(1500),
            Thread.State.BLOCKED,
            List.of(Optional.empty(), Optional.of("音 é")),
            Map.of("b", 2, "a", 1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new RecordCodec().write(sample, new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertEquals(sample, new RecordCodec().read(in));
    assertEquals(-1, in.read(), "all bytes are read");
  }

  /** Jena's transitive reasoner is the second opinion on our closure. */
  @Test
  void taxonomy_concludesWhatJenaConcludes() {
    Graph steps = GraphFactory.createDefaultGraph();
    OntologyContent content = CompiledOntology.load();
    for (ConceptEntry concept : content.concepts()) {
      Node node = Vocabulary.concept(concept.id());
      concept.parents().forEach(up -> step(steps, node, Vocabulary.concept(up)));
      for (ConceptEntry.Mapping mapping : concept.mappings()) {
        Node other = Vocabulary.concept(mapping.other());
        if (mapping.match() != ConceptEntry.Match.CLOSE) {
          step(steps, node, other);
        }
        if (mapping.match() == ConceptEntry.Match.EXACT) {
          step(steps, other, node);
        }
      }
    }
    Graph closure = ReasonerRegistry.getTransitiveReasoner().bind(steps);
    Map<ConceptId, Set<ConceptId>> expected = new TreeMap<>();
    for (Triple triple : closure.find(Node.ANY, Vocabulary.SUBCLASS, Node.ANY).toList()) {
      if (Vocabulary.isConcept(triple.getSubject()) && Vocabulary.isConcept(triple.getObject())) {
        expected
            .computeIfAbsent(
                ConceptId.of(Vocabulary.local(triple.getSubject())), unused -> new TreeSet<>())
            .add(ConceptId.of(Vocabulary.local(triple.getObject())));
      }
    }
    Taxonomy taxonomy = new Taxonomy(content.concepts());
    for (ConceptEntry concept : content.concepts()) {
      assertEquals(
          expected.getOrDefault(concept.id(), Set.of(concept.id())),
          taxonomy.above(concept.id()),
          concept.id().value());
    }
  }

  private static void step(Graph graph, Node from, Node to) {
    graph.add(Triple.create(from, Vocabulary.SUBCLASS, to));
  }
}
