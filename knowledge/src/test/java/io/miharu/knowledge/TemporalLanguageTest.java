package io.miharu.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.events.AllenRelation;
import io.miharu.events.EventPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Words for order and absence in time, and definitions that can never be met. */
class TemporalLanguageTest {

  private static final String PREFIXES =
      """
      @prefix mh: <urn:miharu:onto:> .
      @prefix c: <urn:miharu:concept:> .
      @prefix e: <urn:miharu:event:> .
      @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      """;

  private static final EventPattern CAR = new EventPattern.Seen(ConceptId.of("car"));
  private static final EventPattern BUS = new EventPattern.Seen(ConceptId.of("bus"));

  private final Path folder;

  TemporalLanguageTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void sequence_withinAndMaxGap_areTheSameWord() throws IOException {
    EventPattern expected = new EventPattern.Then(CAR, BUS, Duration.ofSeconds(60));
    for (String word : List.of("within", "maxGap")) {
      assertEquals(
          expected,
          read("[ mh:first [ mh:seen c:car ] ; mh:then [ mh:seen c:bus ] ; mh:" + word + " 60 ]"));
    }
    assertTrue(
        only("[ mh:first [ mh:seen c:car ] ; mh:then [ mh:seen c:bus ] ; mh:within 1 ; mh:maxGap 2 ]")
            .what()
            .contains("say the same thing"));
  }

  @Test
  void absence_isRead() throws IOException {
    assertEquals(
        new EventPattern.Without(CAR, BUS, Duration.ofSeconds(30)),
        read("[ mh:after [ mh:seen c:car ] ; mh:without [ mh:seen c:bus ] ; mh:within 30.0 ]"));
  }

  @ParameterizedTest
  @EnumSource(AllenRelation.class)
  void allen_eachRelation_isReadByItsName(AllenRelation relation) throws IOException {
    boolean gapped = relation == AllenRelation.BEFORE || relation == AllenRelation.AFTER;
    String name = relation.name().toLowerCase(Locale.ROOT).replace("_by", "By");
    assertEquals(
        new EventPattern.Related(
            CAR, relation, BUS, Duration.ofSeconds(gapped ? 9 : 0), Duration.ofMillis(250)),
        read(
            "[ mh:allen ( [ mh:seen c:car ] [ mh:seen c:bus ] ) ; mh:relation mh:%s ; mh:tolerance 0.25%s ]"
                .formatted(name, gapped ? " ; mh:within 9" : "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[ mh:first [ mh:seen c:car ] ; mh:then [ mh:seen c:bus ] ] | how soon | mh:within 10.0",
        "[ mh:first [ mh:seen c:car ] ; mh:within 3 ] | needs one mh:then | mh:then [ ... ]",
        "[ mh:after [ mh:seen c:car ] ; mh:without [ mh:seen c:bus ] ] | how long | mh:within 30.0",
        "[ mh:allen ( [ mh:seen c:car ] [ mh:seen c:bus ] ) ] | one of Allen's | mh:relation mh:meets",
        "[ mh:allen ( [ mh:seen c:car ] [ mh:seen c:bus ] ) ; mh:relation mh:meet ] | thirteen | mh:meets",
        "[ mh:allen ( [ mh:seen c:car ] ) ; mh:relation mh:meets ] | two patterns, got 1 | mh:allen (",
        "[ mh:count [ mh:seen c:car ] ; mh:within 9 ] | how many times | mh:atLeast 3",
        "[ mh:dwell [ mh:seen c:car ] ] | how long | mh:lasting 5.0",
        "[ mh:allen ( [ mh:seen c:car ] [ mh:seen c:bus ] ) ; mh:relation mh:before ] | above 0 s | change"
      })
  void patternThatLeavesTimeUnsaid_isToldWhatToAdd(String pattern, String what, String cure)
      throws IOException {
    Problem problem = only(pattern);
    assertEquals("e:a", problem.node());
    assertEquals(5, problem.line());
    assertTrue(problem.what().contains(what), problem::toString);
    assertTrue(problem.cure().contains(cure), problem::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[ mh:all ( [ mh:seen c:car ] [ mh:not [ mh:seen c:car ] ] ) ] | c:car is required and excluded",
        "[ mh:all ( [ mh:seen c:truck ] [ mh:not [ mh:seen c:vehicle ] ] ) ] | a kind of the other",
        "[ mh:dwell [ mh:all ( [ mh:not [ mh:seen c:car ] ] [ mh:all ( [ mh:seen c:car ] ) ] ) ] ; mh:lasting 3 ] | excluded",
        "[ mh:not [ mh:seen c:person ] ] ; mh:subject c:person | c:person is required and excluded",
        "[ mh:overlap ( [ mh:seen c:car ] [ mh:not [ mh:seen c:car ] ] ) ; mh:lasting 1 ] | excluded"
      })
  void sameThingRequiredAndExcluded_isRefusedWithTheReason(String pattern, String what)
      throws IOException {
    Problem problem = only(pattern);
    assertEquals("e:a", problem.node());
    assertEquals(5, problem.line());
    assertTrue(problem.what().contains(what), problem::toString);
    assertTrue(problem.cure().contains("one after the other"), problem::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[ mh:first [ mh:seen c:car ] ; mh:then [ mh:not [ mh:seen c:car ] ] ; mh:within 3 ]",
        "[ mh:any ( [ mh:seen c:car ] [ mh:not [ mh:seen c:car ] ] ) ]",
        "[ mh:all ( [ mh:seen c:vehicle ] [ mh:not [ mh:seen c:truck ] ] ) ]",
        "[ mh:after [ mh:seen c:car ] ; mh:without [ mh:seen c:car ] ; mh:within 3 ]",
        "[ mh:all ( [ mh:seen c:car ; mh:minProbability 0.3 ] [ mh:not [ mh:seen c:car ; mh:minProbability 0.8 ] ] ) ]"
      })
  void oneAfterTheOtherOrOneOfTwo_isNoContradiction(String pattern) throws IOException {
    assertEquals(List.of(), Ontology.check(write(pattern)));
  }

  @Test
  void eventThatNeedsItselfThroughTime_isRefused() throws IOException {
    Problem problem =
        only("[ mh:after [ mh:seen c:car ] ; mh:without [ mh:event e:a ] ; mh:within 3 ]");
    assertTrue(problem.what().contains("uses itself: e:a -> e:a"), problem::toString);
  }

  private EventPattern read(String pattern) throws IOException {
    return Ontology.load(List.of(write(pattern))).event(EventId.of("a")).orElseThrow().pattern();
  }

  private Problem only(String pattern) throws IOException {
    List<Problem> problems = Ontology.check(write(pattern));
    assertEquals(1, problems.size(), problems::toString);
    return problems.get(0);
  }

  private Path write(String pattern) throws IOException {
    return Files.writeString(
        folder.resolve("user.ttl"),
        PREFIXES
            + "e:a a mh:Event ; mh:version 1 ; skos:prefLabel \"x\"@en ; mh:pattern "
            + pattern
            + " .\n");
  }
}
