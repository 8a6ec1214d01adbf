package io.miharu.events.index;

import io.miharu.core.ConceptId;
import io.miharu.events.calibration.Logits;
import io.miharu.events.zeroshot.Pooling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event as an index is asked for it: the concepts it rests on, each with a weight and a pooling.
 *
 * <p>Its score is that of event detection, section 6: the weighted mean of the pooled logits,
 * lowered by each required concept that is not seen,
 *
 * <pre>{@code
 * z = sum(r_c L_c) / sum(|r_c|) + kappa * sum over required of min(0, L_c - theta)
 * }</pre>
 *
 * with kappa = 1 and theta = 0; an order in time stands in the sums like a concept. Immutable.
 *
 * @param evidence what speaks for the event; at least one, or a sequence
 * @param excluded what speaks against it
 * @param required what must be there
 * @param sequences what must come after what
 * @param decision makes a probability of the score
 */
public record ConceptQuery(
    List<Term> evidence,
    List<Term> excluded,
    List<Term> required,
    List<Sequence> sequences,
    Decision decision) {

  /**
   * {@code sigma(slope z + offset)}: of an event without examples the logistic function of its
   * score, event detection, section 8; of a learned one what its examples say.
   *
   * @param slope above 0
   */
  public record Decision(double slope, double offset) {

    public static final Decision ZERO_SHOT = new Decision(1, 0);

    public Decision {
      if (!(slope > 0 && slope < Double.POSITIVE_INFINITY && Double.isFinite(offset))) {
        throw new IllegalArgumentException(
            "a probability needs a slope above 0 and an offset, got %s and %s"
                .formatted(slope, offset));
      }
    }

    public double probability(double score) {
      return Logits.probability(slope * score + offset);
    }
  }

  /**
   * {@code first}, then {@code then}, at most so much later; weights and poolings of the two have
   * no meaning. Its logit is the largest {@code min(l_first(t1), l_then(t2))} over {@code t1 < t2
   * <= t1 + within} inside what is scored.
   *
   * @param withinSeconds above 0
   * @param weight above 0
   */
  public record Sequence(Term first, Term then, double withinSeconds, double weight) {

    public Sequence {
      if (!(withinSeconds > 0 && weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "%s then %s: needs a time and a weight above 0, got %s s and %s"
                .formatted(first.concept(), then.concept(), withinSeconds, weight));
      }
    }

    /** {@code bag then walking}. */
    public String name() {
      return first.concept() + " then " + then.concept();
    }
  }

  /**
   * One concept of a query.
   *
   * @param concept what is asked for
   * @param seenAs the concepts that satisfy it, itself among them where it can be seen: the highest
   *     of them counts in each step. A vehicle is seen as a car, a truck or a bus
   * @param weight above 0; its sign in the sum is that of the list it stands in. Of a required
   *     concept it has no meaning
   * @param pooling how its values over time become one
   */
  public record Term(ConceptId concept, List<ConceptId> seenAs, double weight, Pooling pooling) {

    public Term {
      seenAs = seenAs.stream().distinct().sorted().toList();
      if (seenAs.isEmpty()) {
        throw new IllegalArgumentException(concept + " must be seen as some concept, got none");
      }
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) { // written so that NaN fails too
        throw new IllegalArgumentException(
            "%s: a weight must be above 0 and finite, got %s".formatted(concept, weight));
      }
    }

    /** A concept that is seen as itself only. */
    public static Term of(ConceptId concept, double weight, Pooling pooling) {
      return new Term(concept, List.of(concept), weight, pooling);
    }
  }

  public ConceptQuery {
    evidence = List.copyOf(evidence);
    excluded = List.copyOf(excluded);
    required = List.copyOf(required);
    sequences = List.copyOf(sequences);
    if (evidence.isEmpty() && sequences.isEmpty()) {
      throw new IllegalArgumentException("a query needs at least one concept that speaks for it");
    }
    List<ConceptId> counted =
        Stream.concat(evidence.stream(), excluded.stream()).map(Term::concept).toList();
    twice(counted)
        .ifPresent(
            concept -> {
              throw new IllegalArgumentException(
                  concept + " stands twice in the query; give it one weight, for or against");
            });
    for (Term term : required) {
      if (excluded.stream().anyMatch(other -> other.concept().equals(term.concept()))) {
        throw new IllegalArgumentException(
            term.concept() + " is both required and excluded; drop one of the two");
      }
    }
  }

  /** Every concept that is asked for, those of sequences included; in order, some twice. */
  List<Term> terms() {
    return Stream.of(
            evidence.stream(),
            excluded.stream(),
            required.stream(),
            sequences.stream().flatMap(order -> Stream.of(order.first(), order.then())))
        .flatMap(terms -> terms)
        .toList();
  }

  /** A query without an order in time. */
  public ConceptQuery(List<Term> evidence, List<Term> excluded, List<Term> required) {
    this(evidence, excluded, required, List.of(), Decision.ZERO_SHOT);
  }

  /** A query of evidence alone. */
  public static ConceptQuery of(Term... evidence) {
    return new ConceptQuery(List.of(evidence), List.of(), List.of());
  }

  private static Optional<ConceptId> twice(List<ConceptId> concepts) {
    return concepts.stream()
        .filter(concept -> concepts.indexOf(concept) != concepts.lastIndexOf(concept))
        .findFirst();
  }
}
