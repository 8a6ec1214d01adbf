package io.miharu.events.zeroshot;

import io.miharu.core.ConceptId;
import java.util.Locale;
import java.util.Optional;

/**
 * How much seeing a concept says about an event, with every source it was taken from.
 *
 * <p>Source: event detection, section 5. An explicit relation rules alone: 0 means "irrelevant, do
 * not guess". Without one, the sources that exist are averaged with equal weight (the method takes
 * the larger of the two, halved; the mean is what held best over the development events, see
 * docs/results/concepts.md). Immutable.
 *
 * @param concept which one
 * @param explicit the ontology's signed weight, where it says something
 * @param taxonomic Wu-Palmer or Lin, in [0, 1]; NaN where either is not in the taxonomy
 * @param nameMeaning cosine of the names, corrected for hubs, in [-1, 1]; NaN without an encoder
 * @param definitionMeaning the same of the definitions; NaN where one has none
 * @param specificity depth in the taxonomy by the largest depth, in (0, 1]; 1 where it is unknown
 */
public record Relatedness(
    ConceptId concept,
    Optional<Double> explicit,
    double taxonomic,
    double nameMeaning,
    double definitionMeaning,
    double specificity) {

  public Relatedness {
    if (!(specificity > 0 && specificity <= 1)) { // written so that NaN fails too
      throw new IllegalArgumentException(
          "%s: specificity must lie in (0, 1], got %s".formatted(concept, specificity));
    }
    if (explicit.isPresent() && !Double.isFinite(explicit.get())) {
      throw new IllegalArgumentException(
          "%s: an explicit weight must be finite, got %s".formatted(concept, explicit.get()));
    }
  }

  /** Only what the ontology says. */
  public static Relatedness explicit(ConceptId concept, double weight) {
    return new Relatedness(concept, Optional.of(weight), Double.NaN, Double.NaN, Double.NaN, 1);
  }

  /** All sources in one number; what is guessed is never negative. */
  public double value() {
    if (explicit.isPresent()) {
      return explicit.get();
    }
    double sum = 0;
    int sources = 0;
    for (double source : new double[] {taxonomic, nameMeaning, definitionMeaning}) {
      if (!Double.isNaN(source)) {
        sum += source;
        sources++;
      }
    }
    return sources == 0 ? 0 : Math.max(0, sum / sources);
  }

  /** For an explanation: every source that exists, {@code name 0.52, taxonomy 0.75}. */
  public String sources() {
    StringBuilder text = new StringBuilder();
    explicit.ifPresent(weight -> append(text, "stated", weight));
    append(text, "name", nameMeaning);
    append(text, "definition", definitionMeaning);
    append(text, "taxonomy", taxonomic);
    return text.toString();
  }

  private static void append(StringBuilder text, String source, double value) {
    if (!Double.isNaN(value)) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(source)
          .append(String.format(Locale.ROOT, " %.2f", value));
    }
  }
}
