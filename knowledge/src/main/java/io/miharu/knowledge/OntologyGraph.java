package io.miharu.knowledge;

import static io.miharu.knowledge.Vocabulary.mh;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;

/** Puts definitions, what follows from them, and stored hits into one graph, for queries. */
final class OntologyGraph {

  private final Graph graph = GraphFactory.createDefaultGraph();

  private OntologyGraph() {}

  /**
   * What ships and the user's files, with a {@code mh:satisfies} from every concept to all that it
   * is, at any distance, and the hits as {@code hit:1}, {@code hit:2}, … in the order given.
   *
   * @throws OntologyException when a file is wrong
   * @throws IOException when a file cannot be read
   */
  static Graph of(List<Path> eventFiles, List<StoredHit> hits) throws IOException {
    Ontology ontology = eventFiles.isEmpty() ? Ontology.builtIn() : Ontology.load(eventFiles);
    OntologyGraph made = new OntologyGraph();
    for (String source : CompiledOntology.SOURCES) {
      TurtleFile.ofResource(source).graph().stream().forEach(made.graph::add);
    }
    for (Path file : eventFiles) {
      TurtleFile.of(file).graph().stream().forEach(made.graph::add);
    }
    for (ConceptEntry concept : ontology.concepts()) {
      for (ConceptId up : ontology.superclasses(concept.id())) {
        made.add(Vocabulary.concept(concept.id()), "satisfies", Vocabulary.concept(up));
      }
    }
    for (int i = 0; i < hits.size(); i++) {
      made.add(hits.get(i), i + 1);
    }
    return made.graph;
  }

  private void add(StoredHit hit, int number) {
    Node node = NodeFactory.createURI(Vocabulary.HIT + number);
    graph.add(Triple.create(node, Vocabulary.TYPE, mh("Hit")));
    add(node, "ofEvent", Vocabulary.event(hit.event()));
    add(node, "source", NodeFactory.createLiteralString(hit.source()));
    add(node, "start", decimal(hit.start()));
    add(node, "end", decimal(hit.end()));
    add(node, "probability", decimal(hit.probability()));
    add(node, "rule", NodeFactory.createLiteralString(hit.rule()));
    for (int track : hit.tracks()) {
      add(node, "track", NodeFactory.createLiteralDT("" + track, XSDDatatype.XSDinteger));
    }
    for (StoredHit.Seen seen : hit.seen()) {
      Node part = NodeFactory.createBlankNode();
      add(node, "basedOn", part);
      add(part, "concept", Vocabulary.concept(seen.concept()));
      add(part, "probability", decimal(seen.probability()));
      add(part, "start", decimal(seen.start()));
      add(part, "end", decimal(seen.end()));
    }
  }

  private void add(Node subject, String word, Node object) {
    graph.add(Triple.create(subject, mh(word), object));
  }

  private static Node decimal(double value) {
    return NodeFactory.createLiteralDT(
        BigDecimal.valueOf(value).toPlainString(), XSDDatatype.XSDdecimal);
  }
}
