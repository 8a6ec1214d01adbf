package io.miharu.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.EventDefinition;
import io.miharu.events.zeroshot.Pooling;
import io.miharu.events.zeroshot.ZeroShotQuery;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events by their evidence: what ships, what a user's file may say, and what it is told. */
class EvidenceFileTest {

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

  EvidenceFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void everyShippedEvent_isDescribedAndRestsOnNoMoreThanItSays() {
    Ontology ontology = Ontology.builtIn();
    assertEquals(
        20, ontology.evidence().stream().filter(e -> e.group().equals("everyday")).count());
    for (EvidenceDefinition event : ontology.evidence()) {
      assertEquals(Set.of("en", "ja"), event.labels().keySet(), event.id()::value);
      assertFalse(event.description().isBlank(), event.id()::value);
      ZeroShotQuery query = event.query(Duration.ofMillis(500));
      assertFalse(query.evidence().isEmpty(), event.id()::value);
    }
  }

  @Test
  void everyActivityOfMeva_isAnEventOfItsName() {
    Ontology ontology = Ontology.builtIn();
    Set<String> concepts =
        ontology.concepts("meva").stream().map(c -> c.id().value()).collect(Collectors.toSet());
    assertEquals(37, concepts.size());
    for (String name : concepts) {
      EvidenceDefinition event = ontology.evidence(EventId.of(name)).orElseThrow();
      assertEquals(ConceptId.of(name), event.evidence().get(0).concept());
      assertEquals(1, event.evidence().get(0).weight());
    }
  }

  @Test
  void load_everyWordOfEvidence_isRead() throws IOException {
    EvidenceDefinition event =
        Ontology.load(
                List.of(
                    write(
                        """
                        e:picnic a mh:Event ; mh:version 3 ; mh:group "mine" ;
                          skos:prefLabel "Picnic"@en ; rdfs:comment "Eating outside."@en ;
                          mh:evidence [ mh:concept c:eating-or-drinking ; mh:weight 0.8 ; mh:pool mh:top3 ] ,
                            [ mh:concept c:sandwich ] , c:bottle ;
                          mh:requires c:person ;
                          mh:excludes [ mh:concept c:road-scene ; mh:weight 0.25 ] , c:sport ;
                          mh:takesPlaceIn c:picnic-area ;
                          mh:hasPart e:making-a-sandwich ;
                          mh:sequence [ mh:first c:walk ; mh:then c:sitting ; mh:within 1.2 ; mh:weight 0.5 ] .
                        """)))
            .evidence(EventId.of("picnic"))
            .orElseThrow();
    assertEquals(
        List.of(
            new EvidenceDefinition.Evidence(id("bottle"), 1, Pooling.MAX),
            new EvidenceDefinition.Evidence(id("sandwich"), 1, Pooling.MAX),
            new EvidenceDefinition.Evidence(id("eating-or-drinking"), 0.8, Pooling.TOP3)),
        event.evidence());
    assertEquals(3, event.version());
    assertEquals(List.of(id("person")), event.requires());
    assertEquals(
        List.of(
            new EvidenceDefinition.Exclusion(id("road-scene"), 0.25),
            new EvidenceDefinition.Exclusion(id("sport"), 0.5)),
        event.excludes());
    assertEquals(List.of(EventId.of("making-a-sandwich")), event.parts());

    ZeroShotQuery query = event.query(Duration.ofMillis(500));
    // 1.2 s on a grid of 0.5 s reach into the third step.
    assertEquals(
        List.of(new ZeroShotQuery.Sequence(id("walk"), id("sitting"), 3, 0.5)), query.sequences());
    ZeroShotQuery.Evidence place = query.evidence().get(3);
    assertEquals(id("picnic-area"), place.weight().concept());
    assertEquals(Pooling.MEAN, place.pooling());
    assertEquals(-0.25, query.evidence().get(4).weight().weight());
  }

  @Test
  void load_eventWithPatternAndEvidence_isBoth() {
    Ontology ontology = Ontology.builtIn();
    EventId id = EventId.of("person-enters-vehicle");
    assertTrue(ontology.event(id).isPresent());
    assertTrue(ontology.evidence(id).isPresent());
    assertEquals(Optional.empty(), ontology.event(EventId.of("birthday-party")));
  }

  @Test
  void check_requiresAndExcludesTheSame_isRefusedWithPlaceAndCure() throws IOException {
    Problem problem = only(event("mh:evidence c:cake ; mh:requires c:car ;\n mh:excludes c:car"));
    assertEquals("e:a", problem.node());
    assertEquals(7, problem.line());
    assertEquals("it requires c:car and excludes it", problem.what());
    assertEquals("remove c:car from one of the two", problem.cure());
  }

  @Test
  void check_requiresWhatAnExcludedClassContains_isRefused() throws IOException {
    Problem problem =
        only(event("mh:evidence c:cake ; mh:requires c:sports-car ; mh:excludes c:vehicle"));
    assertEquals(
        "it requires c:sports-car and excludes c:vehicle, which every c:sports-car is",
        problem.what());
  }

  @Test
  void check_evidenceForAndAgainst_isRefused() throws IOException {
    Problem problem = only(event("mh:evidence c:cake ; mh:excludes c:cake"));
    assertEquals("it has as evidence c:cake and excludes it", problem.what());
  }

  @Test
  void check_excludesANarrowerThingThanItRequires_isAllowed() throws IOException {
    Path file =
        write(event("mh:evidence c:cake ; mh:requires c:vehicle ; mh:excludes c:sports-car"));
    assertEquals(List.of(), Ontology.check(file));
  }

  @Test
  void check_weightPoolWordAndPart_areTold() throws IOException {
    assertTrue(
        only(event("mh:evidence [ mh:concept c:cake ; mh:weight 2 ]")).what().contains("got 2.0"));
    assertTrue(
        only(event("mh:evidence [ mh:concept c:cake ; mh:pool mh:median ]"))
            .cure()
            .contains("mh:max, mh:mean, mh:top3"));
    assertTrue(
        only(event("mh:evidence [ mh:concept c:cake ; mh:wait 2 ]"))
            .cure()
            .contains("mh:concept, mh:pool, mh:weight"));
    assertTrue(
        only(event("mh:evidence c:cake ; mh:hasPart e:fal"))
            .cure()
            .contains("did you mean e:fall"));
    assertTrue(only(event("mh:evidence c:toastr")).cure().contains("did you mean c:toaster?"));
    assertTrue(
        only(event("mh:evidence c:cake , [ mh:concept c:cake ; mh:weight 0.5 ]"))
            .what()
            .contains("twice"));
  }

  @Test
  void check_ownVocabulary_numberOutsideItsSize_isTold() throws IOException {
    Problem problem =
        only(
            """
            <urn:miharu:vocabulary:mine> a mh:Vocabulary ; mh:size 2 .
            c:my-thing a mh:Object ; skos:prefLabel "my thing"@en ; <urn:miharu:vocabulary:mine> 2 .
            """);
    assertTrue(problem.what().contains("from 0 to 1"), problem::toString);
  }

  @Test
  void load_ownVocabulary_isListedInItsOrder() throws IOException {
    Ontology ontology =
        Ontology.load(
            List.of(
                write(
                    """
                    @prefix v: <urn:miharu:vocabulary:> .
                    v:mine a mh:Vocabulary ; mh:size 2 ; skos:prefLabel "Mine"@en .
                    c:my-thing a mh:Object ; skos:prefLabel "my thing"@en ; v:mine 1 .
                    c:car v:mine 0 ; skos:altLabel "motor car"@en .
                    """)));
    assertEquals(
        List.of(id("car"), id("my-thing")),
        ontology.concepts("mine").stream().map(ConceptEntry::id).toList());
    assertEquals(Optional.of(id("car")), ontology.concept("mine", "Motor car"));
  }

  @Test
  void load_tenThousandEvents_isDoneInSeconds() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append(
          "e:event-%d a mh:Event ; mh:version 1 ; skos:prefLabel \"Event %d\"@en ;%n"
              .formatted(i, i));
      text.append(
          i % 2 == 0
              ? "  mh:evidence [ mh:concept c:cake ; mh:weight 0.5 ] ; mh:requires c:person .\n"
              : "  mh:pattern [ mh:all ( [ mh:seen c:person ] [ mh:seen c:car ] ) ] .\n");
    }
    Path file = write(text.toString());
    // Processor time, so that a busy machine fails nothing; 1.7 s when this was written.
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    Ontology ontology = Ontology.load(List.of(file));
    double seconds = (clock.getCurrentThreadCpuTime() - start) / 1e9;
    assertEquals(5_000, ontology.events().stream().filter(this::isOwn).count());
    assertTrue(seconds < 10, "took " + seconds + " s");
  }

  private boolean isOwn(EventDefinition event) {
    return event.id().value().startsWith("event-");
  }

  private static String event(String rest) {
    return "e:a a mh:Event ; mh:version 1 ; skos:prefLabel \"A\"@en ; " + rest + " .\n";
  }

  private Problem only(String text) throws IOException {
    List<Problem> problems = Ontology.check(write(text));
    assertEquals(1, problems.size(), problems::toString);
    return problems.get(0);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("user.ttl"), PREFIXES + text);
  }

  private static ConceptId id(String name) {
    return ConceptId.of(name);
  }
}
