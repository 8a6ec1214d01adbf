package io.miharu.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.EventDefinition;
import io.miharu.events.EventPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own files: what is accepted, and what each mistake is told. */
class EventFileTest {

  /** Five lines, so that the first line of a test's own text is the sixth. */
  private static final String PREFIXES =
      """
      @prefix mh: <urn:miharu:onto:> .
      @prefix c: <urn:miharu:concept:> .
      @prefix e: <urn:miharu:event:> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      """;

  private final Path folder;

  EventFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void load_ownConceptAndEvent_joinsWhatShips() throws IOException {
    Path file =
        write(
            """
            c:reach-stacker a mh:Object ; rdfs:subClassOf c:truck ; skos:prefLabel "reach-stacker"@en .
            e:stacker-near-person a mh:Event ; mh:version 2 ; skos:prefLabel "Reach stacker"@en ;
              mh:subject c:reach-stacker ; mh:on 0.5 ; mh:off 2 ; mh:minProbability 0.7 ;
              mh:pattern [ mh:near c:person ; mh:bodyHeights 1.5 ] .
            """);
    Ontology ontology = Ontology.load(List.of(file));
    EventDefinition event = ontology.event(EventId.of("stacker-near-person")).orElseThrow();
    assertEquals("stacker-near-person@2", event.rule());
    assertEquals(Optional.of(ConceptId.of("reach-stacker")), event.subject());
    assertEquals(new EventPattern.Near(ConceptId.of("person"), 1.5f), event.pattern());
    assertEquals(Duration.ofMillis(500), event.timing().on());
    assertEquals(Duration.ofSeconds(2), event.timing().off());
    assertEquals(0.7f, event.minProbability());
    assertTrue(ontology.satisfies(ConceptId.of("reach-stacker"), ConceptId.of("vehicle")));
    assertEquals(List.of(), Ontology.check(file));
  }

  @Test
  void load_everyWordOfTheVocabulary_isRead() throws IOException {
    Path file =
        write(
            """
            e:all-words a mh:Event ; mh:version 1 ; skos:prefLabel "All"@en ; mh:pattern
              [ mh:all ( [ mh:any ( [ mh:seen c:person ; mh:minProbability 0.3 ] [ mh:insideZone "gate" ] ) ]
                [ mh:not [ mh:insideZone mh:oneWay ] ]
                [ mh:first [ mh:seen c:upright ] ; mh:then [ mh:seen c:lying ] ; mh:maxGap 1.5 ]
                [ mh:inner [ mh:seen c:car ] ; mh:during [ mh:seen c:bus ] ; mh:margin 2 ]
                [ mh:overlap ( [ mh:seen c:car ] [ mh:seen c:bus ] ) ; mh:lasting 3 ]
                [ mh:count [ mh:seen c:car ] ; mh:atLeast 3 ; mh:within 10 ]
                [ mh:several c:person ; mh:atLeast 4 ; mh:within 1 ]
                [ mh:dwell [ mh:seen c:car ] ; mh:lasting 30 ; mh:allowedGap 2 ; mh:moments 5 ]
                [ mh:brief [ mh:seen c:car ] ; mh:lasting 4 ]
                [ mh:recently [ mh:seen c:car ] ; mh:within 5 ]
                [ mh:discounted [ mh:event e:fall ] ; mh:factor 0.5 ] ) ] .
            """);
    EventPattern pattern =
        Ontology.load(List.of(file)).event(EventId.of("all-words")).orElseThrow().pattern();
    EventPattern car = new EventPattern.Seen(ConceptId.of("car"));
    EventPattern bus = new EventPattern.Seen(ConceptId.of("bus"));
    List<EventPattern> parts = ((EventPattern.And) pattern).parts();
    assertEquals(new EventPattern.During(car, bus, Duration.ofSeconds(2)), parts.get(3));
    assertEquals(new EventPattern.Overlaps(car, bus, Duration.ofSeconds(3)), parts.get(4));
    assertEquals(new EventPattern.Count(car, 3, Duration.ofSeconds(10)), parts.get(5));
    assertEquals(
        new EventPattern.Dwell(car, Duration.ofSeconds(30), Duration.ofSeconds(2), 5),
        parts.get(7));
    EventPattern fall = Ontology.builtIn().event(EventId.of("fall")).orElseThrow().pattern();
    assertEquals(new EventPattern.Discounted(fall, 0.5f), parts.get(10));
  }

  @Test
  void check_syntaxError_namesLineAndColumn() throws IOException {
    Problem problem =
        only("e:a a mh:Event ;\n  mh:version 1 ;\n  mh:pattern [ mh:seen c:person .\n");
    assertEquals(8, problem.line());
    assertTrue(problem.column() > 0, problem::toString);
    assertTrue(problem.cure().contains("bracket"), problem::toString);
  }

  @Test
  void check_undefinedPrefix_saysHowToBegin() throws IOException {
    Path file = Files.writeString(folder.resolve("bare.ttl"), "e:a a mh:Event .\n");
    Problem problem = Ontology.check(file).get(0);
    assertEquals(1, problem.line());
    assertTrue(problem.cure().contains("@prefix mh: <urn:miharu:onto:>"), problem::toString);
  }

  @Test
  void check_unknownConcept_namesTheLineAndGuesses() throws IOException {
    Problem problem =
        only(event("e:a", "[ mh:all ( [ mh:seen c:person ]\n [ mh:seen c:persn ] ) ]"));
    assertEquals("e:a", problem.node());
    assertEquals(7, problem.line());
    assertTrue(problem.toString().contains("c:persn"), problem::toString);
    assertEquals("did you mean c:person?", problem.cure());
  }

  @Test
  void check_circleInTheTaxonomy_isShown() throws IOException {
    List<Problem> problems =
        check(
            """
            c:one a mh:Object ; rdfs:subClassOf c:two ; skos:prefLabel "one"@en .
            c:two a mh:Object ; rdfs:subClassOf c:one ; skos:prefLabel "two"@en .
            """);
    assertTrue(problems.get(0).what().contains("c:one -> c:two -> c:one"), problems::toString);
    assertEquals(6, problems.get(0).line());
  }

  @Test
  void check_eventsThatUseEachOther_areShown() throws IOException {
    List<Problem> problems =
        check(event("e:a", "[ mh:event e:b ]") + event("e:b", "[ mh:not [ mh:event e:a ] ]"));
    assertTrue(problems.get(0).what().contains("uses itself"), problems::toString);
  }

  @Test
  void check_negativeDuration_isToldWithItsValue() throws IOException {
    Problem problem = only(event("e:a", "[ mh:dwell [ mh:seen c:person ] ;\n mh:lasting -3.0 ]"));
    assertEquals(7, problem.line());
    assertEquals("e:a", problem.node());
    assertTrue(problem.what().contains("0 or more, got \"-3.0\""), problem::toString);
  }

  @Test
  void check_textForANumber_isToldHowToWriteIt() throws IOException {
    Problem problem = only(event("e:a", "[ mh:seen c:person ] ; mh:on \"PT1S\""));
    assertTrue(problem.cure().contains("mh:on 1.0"), problem::toString);
  }

  @Test
  void check_missingLabel_saysWhatToAdd() throws IOException {
    Problem problem = only("e:a a mh:Event ; mh:version 1 ; mh:pattern [ mh:seen c:person ] .\n");
    assertEquals(6, problem.line());
    assertTrue(problem.cure().contains("skos:prefLabel"), problem::toString);
  }

  @Test
  void check_labelInNoLanguageButJapanese_asksForEnglish() throws IOException {
    Problem problem =
        only(
            "e:a a mh:Event ; mh:version 1 ; skos:prefLabel \"転ぶ\"@ja ;"
                + " mh:pattern [ mh:seen c:person ] .\n");
    assertTrue(problem.what().contains("English"), problem::toString);
  }

  @Test
  void check_unknownPatternType_guesses() throws IOException {
    Problem problem = only(event("e:a", "[ mh:sene c:person ]"));
    assertTrue(problem.what().contains("unknown type"), problem::toString);
    assertTrue(problem.cure().contains("did you mean mh:seen?"), problem::toString);
  }

  @Test
  void check_wordThatDoesNotBelong_isRefused() throws IOException {
    Problem problem = only(event("e:a", "[ mh:seen c:person ; mh:lasting 3.0 ]"));
    assertTrue(problem.what().contains("mh:lasting means nothing"), problem::toString);
  }

  @Test
  void check_idOfAShippedEvent_isAlreadyTaken() throws IOException {
    List<Problem> problems = check(event("e:intrusion", "[ mh:seen c:person ]"));
    assertTrue(problems.get(0).what().contains("already defined"), problems::toString);
  }

  @Test
  void check_sameEventTwiceInAFile_isTold() throws IOException {
    List<Problem> problems =
        check(event("e:a", "[ mh:seen c:person ]") + event("e:a", "[ mh:seen c:car ]"));
    assertTrue(problems.get(0).what().contains("defined twice"), problems::toString);
  }

  @Test
  void check_unknownZoneKindEventAndName_areTold() throws IOException {
    assertTrue(only(event("e:a", "[ mh:insideZone mh:garden ]")).cure().contains("mh:restricted"));
    assertEquals("did you mean e:fall?", only(event("e:a", "[ mh:event e:fal ]")).cure());
    assertTrue(only(event("e:Upper", "[ mh:seen c:person ]")).what().contains("kebab case"));
  }

  @Test
  void load_severalMistakes_reportsThemAllInTheOrderOfLines() throws IOException {
    Path file = write(event("e:a", "[ mh:seen c:persn ]") + event("e:b", "[ mh:seen c:vehicel ]"));
    OntologyException refused =
        assertThrows(OntologyException.class, () -> Ontology.load(List.of(file)));
    assertEquals(List.of("e:a", "e:b"), refused.problems().stream().map(Problem::node).toList());
    assertTrue(refused.toString().contains(file + ":6"), refused::toString);
  }

  @Test
  void check_patternThatContainsItself_isRefused() throws IOException {
    Problem problem = only(event("e:a", "_:p") + "_:p mh:not _:p .\n");
    assertTrue(problem.what().contains("contains itself"), problem::toString);
  }

  @Test
  void check_missingFileOrFolder_isRefused() throws IOException {
    assertEquals("does not exist", Ontology.check(folder.resolve("no.ttl")).get(0).what());
    assertEquals("is a folder, not a file", Ontology.check(folder).get(0).what());
  }

  @Test
  void check_bytesThatAreNotText_areRefused() throws IOException {
    Path file = Files.write(folder.resolve("binary.ttl"), new byte[] {(byte) 0xff, 0, 1, 2});
    assertTrue(Ontology.check(file).get(0).what().contains("UTF-8"));
  }

  private static String event(String name, String pattern) {
    return name
        + " a mh:Event ; mh:version 1 ; skos:prefLabel \"x\"@en ; mh:pattern "
        + pattern
        + " .\n";
  }

  private Problem only(String text) throws IOException {
    List<Problem> problems = check(text);
    assertEquals(1, problems.size(), problems::toString);
    return problems.get(0);
  }

  private List<Problem> check(String text) throws IOException {
    return Ontology.check(write(text));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("user.ttl"), PREFIXES + text, StandardCharsets.UTF_8);
  }
}
