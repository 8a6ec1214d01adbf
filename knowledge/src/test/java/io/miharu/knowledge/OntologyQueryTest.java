package io.miharu.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OntologyQueryTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static OntologyQuery query;

  @BeforeAll
  static void load() throws IOException {
    query =
        OntologyQuery.over(
            List.of(),
            List.of(
                new StoredHit(
                    "hall.mp4",
                    EventId.of("fall"),
                    3.5,
                    6,
                    0.85,
                    "fall@1",
                    List.of(4),
                    List.of(new StoredHit.Seen(ConceptId.of("lying"), 0.9, 4, 6))),
                new StoredHit(
                    "yard.mp4",
                    EventId.of("running"),
                    1,
                    2,
                    0.6,
                    "running@1",
                    List.of(),
                    List.of())));
  }

  @Test
  void answer_selectOverDefinitions_knowsPrefixesAndConclusions() throws Exception {
    assertEquals(
        """
        concept
        c:ambulance
        c:jeep
        """,
        query.answer(
            "SELECT ?concept { ?concept mh:satisfies c:car ; v:imagenet ?n FILTER(?n IN (407, 609, 0)) }",
            OntologyQuery.Format.TABLE,
            LIMIT));
  }

  @Test
  void answer_hitsTogetherWithDefinitions_join() throws Exception {
    String asked =
        """
        SELECT ?hit ?video ?from ?what {
          ?hit a mh:Hit ; mh:ofEvent ?event ; mh:source ?video ; mh:start ?from ;
               mh:basedOn [ mh:concept ?concept ] .
          ?event skos:prefLabel ?what FILTER(lang(?what) = "ja")
          ?concept mh:satisfies c:posture . }
        """;
    assertEquals(
        """
        hit    video     from  what
        hit:1  hall.mp4  3.5   転倒
        """,
        query.answer(asked, OntologyQuery.Format.TABLE, LIMIT));
  }

  @Test
  void answer_inStandardFormats_namesAreFull() throws Exception {
    String asked = "SELECT ?e { ?h mh:ofEvent ?e } ORDER BY ?e";
    assertEquals(
        "e\nurn:miharu:event:fall\nurn:miharu:event:running\n",
        query.answer(asked, OntologyQuery.Format.CSV, LIMIT));
    assertTrue(
        query
            .answer(asked, OntologyQuery.Format.JSON, LIMIT)
            .contains("\"urn:miharu:event:fall\""));
  }

  @Test
  void answer_ask_isYesOrNo() throws Exception {
    assertEquals(
        "yes\n", query.answer("ASK { c:tench a mh:Object }", OntologyQuery.Format.TABLE, LIMIT));
    assertEquals(
        "no\n", query.answer("ASK { c:tench a mh:Scene }", OntologyQuery.Format.TABLE, LIMIT));
  }

  @Test
  void answer_syntaxError_namesTheLineOfTheQuery() {
    String message = refused("SELECT ?c\n{ ?c a mh:Object .\n  ?c ?p }");
    assertTrue(message.startsWith("query, line 3: "), message);
    String prefix = refused("SELECT ?c { ?c a foo:Object }");
    assertTrue(prefix.contains("foo:Object"), prefix);
  }

  @Test
  void answer_update_isRefusedAsOne() {
    for (String update :
        List.of("DELETE WHERE { ?s ?p ?o }", "INSERT DATA { c:a a mh:Object }", "CLEAR ALL")) {
      assertTrue(refused(update).startsWith("this is an update"), update);
    }
  }

  @Test
  void answer_whatLeavesTheEngine_isRefused() {
    assertTrue(
        refused("SELECT * { SERVICE <http://x.example/> { ?s ?p ?o } }").contains("SERVICE"));
    assertTrue(refused("SELECT * FROM <http://x.example/> { ?s ?p ?o }").contains("FROM"));
    assertTrue(refused("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").contains("SELECT and ASK"));
  }

  @Test
  void answer_pastTheTimeLimit_isGivenUp() {
    QueryRefusedException refused =
        assertThrows(
            QueryRefusedException.class,
            () ->
                query.answer(
                    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
                    OntologyQuery.Format.TABLE,
                    Duration.ofMillis(200)));
    assertTrue(String.valueOf(refused.getMessage()).contains("0.2 s"), refused::toString);
  }

  @Test
  void over_aUsersFile_isAskedToo(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("mine.ttl"),
            """
            @prefix mh: <urn:miharu:onto:> .
            @prefix c: <urn:miharu:concept:> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            c:tuk-tuk a mh:Object ; rdfs:subClassOf c:tricycle ; skos:prefLabel "tuk-tuk"@en .
            """);
    assertEquals(
        "yes\n",
        OntologyQuery.over(List.of(file), List.of())
            .answer("ASK { c:tuk-tuk mh:satisfies c:vehicle }", OntologyQuery.Format.TABLE, LIMIT));
  }

  private static String refused(String asked) {
    return String.valueOf(
        assertThrows(
                QueryRefusedException.class,
                () -> query.answer(asked, OntologyQuery.Format.TABLE, LIMIT))
            .getMessage());
  }
}
