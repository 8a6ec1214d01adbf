package io.miharu.events;

import io.miharu.core.Evidence;
import io.miharu.core.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An evidence tree in English sentences, strongest structure first: {@code "a person (track 4,
 * 0.93) was there"}, {@code "track 4 was inside a restricted zone (0.90), for 3.2 s"}. Immutable.
 */
public final class EvidenceWords {

  private final ConceptGraph graph;

  public EvidenceWords(ConceptGraph graph) {
    this.graph = graph;
  }

  /** One sentence per leaf, in the tree's order, without full stops. */
  public List<String> sentences(Evidence evidence) {
    List<String> sentences = new ArrayList<>();
    add(evidence, Optional.empty(), "", sentences);
    return sentences.stream().distinct().toList();
  }

  /** What the event would be without this concept: {@code without bag it would be 0.31}. */
  public Optional<String> without(Evidence evidence) {
    return evidence instanceof Evidence.Concept concept && !Float.isNaN(concept.without())
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "without %s it would be %.2f",
                graph.label(concept.concept(), "en"),
                concept.without()))
        : Optional.empty();
  }

  private void add(
      Evidence evidence, Optional<TimeSpan> longer, String before, List<String> sentences) {
    if (evidence instanceof Evidence.Concept concept) {
      sentences.add(before + sentence(concept, longer.orElse(concept.span())));
      return;
    }
    Evidence.Operation operation = (Evidence.Operation) evidence;
    if (operation.op().equals("not")) {
      for (Evidence child : operation.children()) {
        if (child instanceof Evidence.Concept concept) {
          sentences.add(before + "no sign that " + claim(concept));
        }
      }
      return;
    }
    // A dwell knows how long its part lasted, also over the gaps that it forgives.
    Optional<TimeSpan> span =
        operation.op().equals("dwell") || operation.op().equals("overlaps")
            ? Optional.of(operation.span())
            : longer;
    String next = before;
    for (Evidence child : operation.children()) {
      add(child, span, next, sentences);
      next = operation.op().equals("then") ? before + "then " : before;
    }
  }

  private String sentence(Evidence.Concept concept, TimeSpan span) {
    String sure = String.format(Locale.ROOT, "%.2f", concept.probability());
    String time =
        span.seconds() >= 0.05
            ? String.format(Locale.ROOT, ", for %.1f s", span.seconds())
            : ", at " + span.start();
    Optional<String> phrase = graph.phrase(concept.concept());
    if (phrase.isEmpty()) {
      return "%s (%s%s) was there%s"
          .formatted(
              withArticle(graph.label(concept.concept(), "en")),
              tracks(concept).map(tracks -> tracks + ", ").orElse(""),
              sure,
              time);
    }
    return "%s (%s)%s".formatted(claim(concept), sure, time);
  }

  /** The concept said of its subject, without how sure and how long. */
  private String claim(Evidence.Concept concept) {
    Optional<String> phrase = graph.phrase(concept.concept());
    List<Integer> tracks = concept.tracks();
    if (phrase.isEmpty()) {
      return withArticle(graph.label(concept.concept(), "en")) + " was there";
    } else if (tracks.isEmpty()) {
      // A phrase of the scene is a sentence of its own: "the camera was moving".
      return startsWithVerb(phrase.get()) ? "it " + phrase.get() : phrase.get();
    } else if (tracks.size() == 2) {
      return "track %d %s track %d".formatted(tracks.get(0), phrase.get(), tracks.get(1));
    }
    return tracks(concept).orElse("it") + " " + phrase.get();
  }

  private static boolean startsWithVerb(String phrase) {
    return !phrase.startsWith("the ");
  }

  private static Optional<String> tracks(Evidence.Concept concept) {
    List<String> ids = concept.tracks().stream().map(String::valueOf).toList();
    return switch (ids.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("track " + ids.get(0));
      default -> Optional.of("tracks " + String.join(", ", ids));
    };
  }

  private static String withArticle(String label) {
    return ("aeiou".indexOf(label.charAt(0)) >= 0 ? "an " : "a ") + label;
  }
}
