package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** The names that files of concepts and events are written in. */
final class Vocabulary {

  static final String ONTO = "urn:miharu:onto:";
  static final String CONCEPT = "urn:miharu:concept:";
  static final String EVENT = "urn:miharu:event:";
  static final String LIST = "urn:miharu:vocabulary:";
  static final String HIT = "urn:miharu:hit:";
  private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";

  static final String PREFIXES =
      "@prefix mh: <"
          + ONTO
          + "> . @prefix c: <"
          + CONCEPT
          + "> . @prefix e: <"
          + EVENT
          + "> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
          + " @prefix skos: <http://www.w3.org/2004/02/skos/core#> .";

  static final Node TYPE = RDF.type.asNode();
  static final Node SUBCLASS = RDFS.subClassOf.asNode();
  static final Node COMMENT = RDFS.comment.asNode();
  static final Node LABEL = skos("prefLabel");
  static final Node OTHER_LABEL = skos("altLabel");
  static final Node EXACT = skos("exactMatch");
  static final Node BROAD = skos("broadMatch");
  static final Node CLOSE = skos("closeMatch");
  static final Node EVENT_CLASS = mh("Event");

  private Vocabulary() {}

  static Node mh(String name) {
    return NodeFactory.createURI(ONTO + name);
  }

  private static Node skos(String name) {
    return NodeFactory.createURI(SKOS + name);
  }

  /** Whether it names a list of concepts; as a predicate it gives a concept's number there. */
  static boolean isList(Node node) {
    return node.isURI() && node.getURI().startsWith(LIST);
  }

  static boolean isConcept(Node node) {
    return node.isURI() && node.getURI().startsWith(CONCEPT);
  }

  static boolean isEvent(Node node) {
    return node.isURI() && node.getURI().startsWith(EVENT);
  }

  static Node concept(ConceptId id) {
    return NodeFactory.createURI(CONCEPT + id.value());
  }

  static Node event(EventId id) {
    return NodeFactory.createURI(EVENT + id.value());
  }

  /** As a file writes it: {@code c:person}. */
  static String show(Node node) {
    if (node.isBlank()) {
      return "[ ]";
    }
    if (!node.isURI()) {
      return node.isLiteral() ? "\"" + node.getLiteralLexicalForm() + "\"" : node.toString();
    }
    String uri = node.getURI();
    if (uri.startsWith(CONCEPT)) {
      return "c:" + uri.substring(CONCEPT.length());
    } else if (uri.startsWith(EVENT)) {
      return "e:" + uri.substring(EVENT.length());
    } else if (uri.startsWith(ONTO)) {
      return "mh:" + uri.substring(ONTO.length());
    } else if (uri.startsWith(LIST)) {
      return "v:" + uri.substring(LIST.length());
    } else if (uri.startsWith(SKOS)) {
      return "skos:" + uri.substring(SKOS.length());
    } else if (uri.startsWith(HIT)) {
      return "hit:" + uri.substring(HIT.length());
    } else if (uri.startsWith(RDFS.getURI())) {
      return "rdfs:" + uri.substring(RDFS.getURI().length());
    } else if (uri.startsWith(RDF.getURI())) {
      return "rdf:" + uri.substring(RDF.getURI().length());
    }
    return "<" + uri + ">";
  }

  /** The part of a name after the last colon. */
  static String local(Node node) {
    String uri = node.getURI();
    return uri.substring(uri.lastIndexOf(':') + 1);
  }
}
