package io.miharu.knowledge;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.index.Calibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/**
 * Learned events as Turtle, so that others can read, change and load them.
 *
 * <pre>{@code
 * e:bag-left a mh:LearnedEvent ;
 *     skos:prefLabel "bag left"@en ;
 *     mh:window 10.0 ; mh:slope 2.1 ; mh:offset -3.4 ;
 *     mh:evidence [ mh:concept c:suitcase ; mh:weight 0.81 ; mh:pool mh:max ] ;
 *     mh:positive [ mh:video "gate.mp4" ; mh:start 12.0 ; mh:end 17.0 ] .
 * }</pre>
 *
 * <p>A weight below 0 speaks against the event. A concept need not be known to the ontology.
 */
public final class LearnedEventFile {

  private LearnedEventFile() {}

  /** The file's text. Starts no part of Jena, which would take longer than learning. */
  public static String write(LearnedEvent event) {
    StringBuilder text = new StringBuilder();
    for (String prefix : Vocabulary.PREFIXES.split("(?<= \\.) ", -1)) {
      text.append(prefix).append('\n');
    }
    text.append("\n# Learned by miharu learn; the weights are of each concept's largest calibrated")
        .append(" logit in a clip.\n");
    line(text, "e:%s a mh:LearnedEvent ;", event.id());
    line(text, "    skos:prefLabel %s@en ;", quoted(event.label()));
    if (!event.fromText().isEmpty()) {
      line(text, "    mh:fromText %s ;", quoted(event.fromText()));
    }
    if (event.windowSeconds().isPresent()) {
      line(text, "    mh:window %s ;", number(event.windowSeconds().getAsDouble()));
    }
    if (event.calibration() != Calibration.AUTO) {
      line(text, "    mh:calibration \"%s\" ;", lowerCase(event.calibration()));
    }
    line(text, "    mh:slope %s ;", number(event.slope()));
    line(text, "    mh:offset %s ;", number(event.offset()));
    for (LearnedEvent.Weight one : event.weights()) {
      line(
          text,
          "    mh:evidence [ mh:concept c:%s ; mh:weight %s ; mh:pool mh:max ] ;",
          one.concept(),
          number(one.weight()));
    }
    examples(text, "positive", event.positives());
    examples(text, "negative", event.negatives());
    text.append("    mh:version 1 .\n");
    return text.toString();
  }

  private static void examples(
      StringBuilder text, String word, List<LearnedEvent.Example> examples) {
    for (LearnedEvent.Example one : examples) {
      line(
          text,
          "    mh:%s [ mh:video %s ; mh:start %s ; mh:end %s ] ;",
          word,
          quoted(one.video()),
          number(one.start()),
          number(one.end()));
    }
  }

  private static void line(StringBuilder text, String format, Object... parts) {
    text.append(String.format(Locale.ROOT, format, parts)).append('\n');
  }

  private static String lowerCase(Calibration calibration) {
    return calibration.name().toLowerCase(Locale.ROOT);
  }

  /** As Turtle's double, which needs an exponent. */
  private static String number(double value) {
    String plain = Double.toString(value);
    return plain.contains("E") ? plain : plain + "E0";
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r")
        + '"';
  }

  /**
   * The learned events of a file, by rising ids; none where it holds other things.
   *
   * @throws OntologyException when it is no Turtle, or a learned event in it is wrong
   */
  public static List<LearnedEvent> read(Path path) throws IOException {
    TurtleFile file = TurtleFile.of(path);
    List<LearnedEvent> events = new ArrayList<>();
    for (Node node :
        file.graph().stream(Node.ANY, Vocabulary.TYPE, Vocabulary.mh("LearnedEvent"))
            .map(Triple::getSubject)
            .toList()) {
      try {
        events.add(new Reader(file.graph()).event(node));
      } catch (IllegalArgumentException wrong) {
        throw new OntologyException(
            List.of(
                new Problem(
                    file.name(),
                    file.lineOf(node),
                    0,
                    Vocabulary.show(node),
                    String.valueOf(wrong.getMessage()),
                    "learn it again with miharu learn")));
      }
    }
    events.sort(Comparator.comparing(LearnedEvent::id));
    return List.copyOf(events);
  }

  /** Reads one node; what is missing or of another kind is an {@link IllegalArgumentException}. */
  private record Reader(Graph graph) {

    LearnedEvent event(Node node) {
      if (!Vocabulary.isEvent(node)) {
        throw new IllegalArgumentException("its name is not under " + Vocabulary.EVENT);
      }
      List<LearnedEvent.Weight> weights = new ArrayList<>();
      for (Node part : all(node, "evidence")) {
        Node concept = one(part, "concept");
        if (!Vocabulary.isConcept(concept)) {
          throw new IllegalArgumentException(
              "mh:concept names a concept such as c:person, got " + Vocabulary.show(concept));
        }
        weights.add(
            new LearnedEvent.Weight(
                ConceptId.of(Vocabulary.local(concept)), number(part, "weight")));
      }
      weights.sort(
          Comparator.<LearnedEvent.Weight>comparingDouble(one -> -Math.abs(one.weight()))
              .thenComparing(LearnedEvent.Weight::concept));
      String id = Vocabulary.local(node);
      return new LearnedEvent(
          EventId.of(id),
          graph.stream(node, Vocabulary.LABEL, Node.ANY)
              .map(Triple::getObject)
              .filter(Node::isLiteral)
              .map(Node::getLiteralLexicalForm)
              .sorted()
              .findFirst()
              .orElse(id),
          optional(node, "fromText").map(Node::getLiteralLexicalForm).orElse(""),
          weights,
          optional(node, "window").isPresent()
              ? OptionalDouble.of(number(node, "window"))
              : OptionalDouble.empty(),
          optional(node, "calibration").map(Reader::calibration).orElse(Calibration.AUTO),
          number(node, "slope"),
          number(node, "offset"),
          examples(node, "positive"),
          examples(node, "negative"));
    }

    private static Calibration calibration(Node node) {
      return Arrays.stream(Calibration.values())
          .filter(one -> node.isLiteral() && node.getLiteralLexicalForm().equals(lowerCase(one)))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "mh:calibration is \"auto\", \"rank\" or \"probability\", got "
                          + Vocabulary.show(node)));
    }

    private List<LearnedEvent.Example> examples(Node node, String word) {
      return all(node, word).stream()
          .map(
              part ->
                  new LearnedEvent.Example(
                      one(part, "video").getLiteralLexicalForm(),
                      number(part, "start"),
                      number(part, "end")))
          .sorted(
              Comparator.comparing(LearnedEvent.Example::video)
                  .thenComparingDouble(LearnedEvent.Example::start)
                  .thenComparingDouble(LearnedEvent.Example::end))
          .toList();
    }

    private List<Node> all(Node node, String word) {
      return graph.stream(node, Vocabulary.mh(word), Node.ANY).map(Triple::getObject).toList();
    }

    private Optional<Node> optional(Node node, String word) {
      return all(node, word).stream().findFirst();
    }

    private Node one(Node node, String word) {
      List<Node> objects = all(node, word);
      if (objects.size() != 1) {
        throw new IllegalArgumentException(
            "needs one mh:%s in each part, got %d".formatted(word, objects.size()));
      }
      return objects.get(0);
    }

    private double number(Node node, String word) {
      Node object = one(node, word);
      if (object.isLiteral() && object.getLiteralValue() instanceof Number number) {
        return number.doubleValue();
      }
      throw new IllegalArgumentException(
          "mh:%s is a number, got %s".formatted(word, Vocabulary.show(object)));
    }
  }
}
