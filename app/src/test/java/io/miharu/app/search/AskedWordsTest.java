package io.miharu.app.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.EventPattern;
import io.miharu.events.index.ConceptQuery.Term;
import io.miharu.knowledge.Ontology;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedWordsTest {

  private static final Ontology ONTOLOGY = Ontology.builtIn();

  @ParameterizedTest
  @CsvSource({
    "a person with a traffic light, person traffic-light, ''",
    "two Cars and a bus, car bus, ''",
    "人と乗用車, person car, ''",
    "人が謎物を置く, person, 謎物 置く",
    "ｔｒｕｃｋ, truck, ''",
    "自動車とスマホ, car cell-phone, ''",
    "ｽﾏﾎを持つ人物, cell-phone person, 持つ",
    "someone picks a file, '', picks file",
    "a carpet, '', carpet"
  })
  void words_becomeConceptsAndTheRestIsKept(String words, String concepts, String rest) {
    AskedWords read = AskedWords.of(words, ONTOLOGY, List.of());
    assertEquals(
        concepts, read.named().stream().map(ConceptId::value).collect(Collectors.joining(" ")));
    assertEquals(rest, String.join(" ", read.rest()));
  }

  @Test
  void conceptOfTheIndex_canBeNamedWithoutALabel() {
    AskedWords read = AskedWords.of("yo yo", ONTOLOGY, List.of(ConceptId.of("yo-yo")));
    assertEquals(List.of(ConceptId.of("yo-yo")), read.named());
  }

  @Test
  void label_ofConceptAndEvent_isTheConceptWhereItCanBeSeen() {
    DefinedEvents events = new DefinedEvents(ONTOLOGY, List.of());
    List<ConceptId> seen = List.of(ConceptId.of("running"));
    AskedWords visible = AskedWords.of("a running dog", ONTOLOGY, seen, events.all());
    assertEquals(List.of(), visible.events());
    AskedWords hidden = AskedWords.of("a running dog", ONTOLOGY, List.of(), events.all());
    assertEquals(List.of(EventId.of("running")), hidden.events());
    assertEquals("a  dog", hidden.besides());
  }

  @Test
  void everyShippedEvent_becomesAQuery() {
    DefinedEvents events = new DefinedEvents(ONTOLOGY, List.of());
    assertTrue(events.all().size() > 57, "patterns and evidence");
    events.all().forEach(event -> events.asked(event.id()));
  }

  @Test
  void eventOfARunner_asksForRunningAndRequiresAPerson() {
    var running = ONTOLOGY.event(EventId.of("running")).orElseThrow();
    AskedEvent query = PatternQuery.of(running, ONTOLOGY);
    assertEquals(
        List.of("running"),
        query.query().evidence().stream().map(term -> term.concept().value()).toList());
    assertEquals(
        List.of("camera-moving"),
        query.query().excluded().stream().map(term -> term.concept().value()).toList());
    Term required = query.query().required().get(0);
    assertEquals(ConceptId.of("person"), required.concept());
  }

  @Test
  void everyPattern_isKnownToTheQuery() {
    // A new case of the sealed interface must be added to PatternQuery, too.
    assertEquals(17, EventPattern.class.getPermittedSubclasses().length);
  }
}
