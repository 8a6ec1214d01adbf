package io.miharu.knowledge;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/** The names that files of concepts and events are written in. */
final class Vocabulary {

  static final String ONTO = "urn:miharu:onto:";
  static final String CONCEPT = "urn:miharu:concept:";
  static final String EVENT = "urn:miharu:event:";

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
  static final Node LABEL = NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#prefLabel");
  static final Node EVENT_CLASS = mh("Event");

  private Vocabulary() {}

  static Node mh(String name) {
    return NodeFactory.createURI(ONTO + name);
  }

  static boolean isConcept(Node node) {
    return node.isURI() && node.getURI().startsWith(CONCEPT);
  }

  static boolean isEvent(Node node) {
    return node.isURI() && node.getURI().startsWith(EVENT);
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
    }
    return "<" + uri + ">";
  }

  /** The part of a name after the last colon. */
  static String local(Node node) {
    String uri = node.getURI();
    return uri.substring(uri.lastIndexOf(':') + 1);
  }
}
