package io.miharu.app.evaluation;

import io.miharu.app.search.DefinedEvents;
import io.miharu.core.ConceptId;
import io.miharu.eval.DataFormatException;
import io.miharu.events.index.ConceptQuery;
import io.miharu.events.zeroshot.Relatedness;
import io.miharu.knowledge.Ontology;
import io.miharu.knowledge.relatedness.ConceptRelatedness;
import io.miharu.knowledge.relatedness.TaxonomyMeasure;
import io.miharu.knowledge.relatedness.Term;
import io.miharu.knowledge.words.TextVectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How an event, known by its name, relates to the columns of a table of scores.
 *
 * <p>An event that the ontology defines (by id or label) has the relations of its definition,
 * stated; all others are guessed from words and taxonomy.
 */
final class EventRelations {

  private final Ontology ontology;
  private final DefinedEvents events;
  private final ConceptRelatedness relatedness;

  EventRelations(ForeignScores scores, Ontology ontology, TextVectors words) {
    this.ontology = ontology;
    this.events = new DefinedEvents(ontology, scores.ids());
    List<Term> concepts = new ArrayList<>();
    for (int c = 0; c < scores.ids().size(); c++) {
      concepts.add(term(scores.labels().get(c), scores.ids().get(c)));
    }
    Map<ConceptId, List<ConceptId>> parents = new TreeMap<>();
    ontology.concepts().forEach(concept -> parents.put(concept.id(), concept.parents()));
    relatedness = new ConceptRelatedness(words, new TaxonomyMeasure(parents), concepts);
  }

  List<Relatedness> of(String event) throws DataFormatException {
    Map<ConceptId, Double> stated = new TreeMap<>();
    Optional<DefinedEvents.Known> defined = events.called(event);
    defined.ifPresent(
        known -> {
          ConceptQuery query = events.asked(known.id()).query();
          query.excluded().forEach(term -> state(stated, term, -term.weight()));
          query.evidence().forEach(term -> state(stated, term, term.weight()));
        });
    String words = defined.map(DefinedEvents.Known::label).orElse(event);
    return relatedness.of(term(words, ForeignScores.idOf(event, Path.of("truth"))), stated);
  }

  private static void state(Map<ConceptId, Double> stated, ConceptQuery.Term term, double weight) {
    term.seenAs().forEach(concept -> stated.put(concept, weight));
  }

  /** A label by its words, with what the ontology says of it. */
  private Term term(String label, ConceptId id) {
    String definition = ontology.concept(id).map(concept -> concept.comment()).orElse("");
    return new Term(id, ForeignScores.words(label), definition);
  }
}
