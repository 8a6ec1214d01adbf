package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ask, learn and forget in an index of ten films of five minutes. In each of the first six a
 * handbag stands alone for eight seconds; that an umbrella lies beside it no definition knows.
 */
class LearnCommandTest {

  private static final List<String> CONCEPTS =
      List.of("person", "handbag", "car", "bicycle", "umbrella", "dog");
  private static final int SECONDS = 300;

  @TempDir private static Path folder;

  private static Path index() {
    return folder.resolve("index");
  }

  /** When the event begins in a film, in seconds. */
  private static int begin(int film) {
    return 30 + 40 * film;
  }

  @BeforeAll
  static void fill() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder csv = new StringBuilder("video,start,end," + String.join(",", CONCEPTS) + "\n");
    for (int film = 0; film < 10; film++) {
      for (int t = 0; t < SECONDS; t++) {
        boolean event = film < 6 && t >= begin(film) && t < begin(film) + 8;
        csv.append(String.format(Locale.ROOT, "film%d,%d,%d", film, t, t + 1));
        for (String concept : CONCEPTS) {
          double noise = random.nextDouble() < 0.1 ? random.nextDouble(0.4) : 0;
          boolean shown =
              (event && (concept.equals("handbag") || concept.equals("umbrella")))
                  || (concept.equals("person") && random.nextBoolean());
          csv.append(
              String.format(Locale.ROOT, ",%.3f", shown ? random.nextDouble(0.5, 1) : noise));
        }
        csv.append('\n');
      }
    }
    Path file = Files.writeString(folder.resolve("films.csv"), csv);
    CommandRun run = CommandRun.of("index", "import", file, "--index", index());
    assertEquals(0, run.exitCode(), run.err());
  }

  private static List<JsonNode> hits(Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of("search", "--index", index(), "--json"));
    all.addAll(List.of(arguments));
    CommandRun run = CommandRun.of(all.toArray());
    assertEquals(0, run.exitCode(), run.err());
    List<JsonNode> hits = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      hits.add(new ObjectMapper().readTree(line));
    }
    return hits;
  }

  private static boolean isRight(JsonNode hit) {
    int film = Integer.parseInt(hit.get("source").asText().substring(4));
    return film < 6
        && hit.get("start").asDouble() < begin(film) + 8
        && begin(film) < hit.get("end").asDouble();
  }

  private static CommandRun learn(String event, Object... arguments) {
    return CommandRun.of(
        Stream.concat(Stream.of("learn", event, "--index", index()), Stream.of(arguments))
            .toArray());
  }

  @Test
  void words_askByMeaning_andSayWhyAndWhatIfNot() throws IOException {
    List<JsonNode> hits = hits("someone puts down a suitcase xqzvw", "--temporal", "--limit", "6");
    assertTrue(hits.stream().allMatch(LearnCommandTest::isRight), hits.toString());
    JsonNode best = hits.get(0);
    double sum = 0;
    for (JsonNode part : best.get("evidence")) {
      sum += part.get("contribution").asDouble();
    }
    assertEquals(best.get("score").asDouble(), sum, 1e-9);
    JsonNode part = best.get("evidence").get(0);
    assertTrue(part.get("because").asText().startsWith("by meaning, name 0."), part.toString());
  }

  @Test
  void words_nobodyUnderstands_areSaidAndNothingIsInvented() {
    CommandRun some = CommandRun.of("search", "--index", index(), "a xqzvw handbag");
    assertEquals(0, some.exitCode(), some.err());
    assertTrue(some.err().contains("not understood and left out: xqzvw"), some.err());
    CommandRun none = CommandRun.of("search", "--index", index(), "xqzvw flurbish");
    assertEquals(2, none.exitCode());
    assertTrue(none.err().contains("cannot be scored"), none.err());
  }

  @Test
  void japanese_asksByLabels() throws IOException {
    List<JsonNode> hits = hits("犬と自転車", "--temporal", "--limit", "1");
    List<String> asked = new ArrayList<>();
    hits.get(0).get("evidence").forEach(part -> asked.add(part.get("concept").asText()));
    assertTrue(asked.containsAll(List.of("dog", "bicycle")), asked.toString());
  }

  /** Weights of one reading of the scores mean nothing to another. */
  @Test
  void learned_withACalibration_isAskedAndForgottenWithIt() throws IOException {
    String first = "film0@30-38";
    String second = "film1@70-78";
    CommandRun learned =
        learn("calm", "--calibration", "probability", "--positive", first, "--positive", second);
    assertEquals(0, learned.exitCode(), learned.err());
    JsonNode as = hits("calm", "--limit", "1").get(0);
    JsonNode same = hits("calm", "--limit", "1", "--calibration", "probability").get(0);
    JsonNode other = hits("calm", "--limit", "1", "--calibration", "rank").get(0);
    assertEquals(same.get("score"), as.get("score"));
    assertNotEquals(other.get("score"), as.get("score"));
    CommandRun left = CommandRun.of("forget", "calm", "--index", index(), "--positive", second);
    assertEquals(0, left.exitCode(), left.err());
    assertTrue(
        Files.readString(index().resolve("events").resolve("calm.ttl"))
            .contains("mh:calibration \"probability\""));
    assertEquals(0, CommandRun.of("forget", "calm", "--index", index()).exitCode());
  }

  @Test
  void learned_fromTwoExamples_isFoundListedLoadedAndForgotten() throws IOException {
    CommandRun learned =
        learn(
            "lone-bag",
            "--from-text",
            "a handbag",
            "--positive",
            "film0@30-38",
            "--positive",
            "film1@1:10-1:18",
            "--negative",
            "film9@10-20");
    assertEquals(0, learned.exitCode(), learned.err());
    List<JsonNode> hits = hits("lone-bag", "--limit", "6");
    assertTrue(hits.stream().allMatch(LearnCommandTest::isRight), hits.toString());
    double worst = hits.get(5).get("probability").asDouble();
    double next = hits("lone-bag", "--limit", "7").get(6).get("probability").asDouble();
    assertTrue(worst > 1.5 * next, worst + " against " + next);

    assertTrue(CommandRun.of("events", "--index", index()).out().contains("+ film1@70.0-78.0"));
    Path file = Files.copy(index().resolve("events/lone-bag.ttl"), folder.resolve("mine.ttl"));
    assertEquals(hits, hits(file, "--limit", "6"));

    CommandRun less =
        CommandRun.of("forget", "lone-bag", "--index", index(), "--positive", "film1@70-78");
    assertEquals(0, less.exitCode(), less.err());
    assertTrue(less.out().contains("1 positive and 1 negative"), less.out());
    assertFalse(CommandRun.of("events", "--index", index()).out().contains("film1"), "withdrawn");
    assertEquals(0, CommandRun.of("forget", "lone-bag", "--index", index()).exitCode());
    assertFalse(Files.exists(index().resolve("events/lone-bag.ttl")));
  }

  @Test
  void learned_again_isTheSame() throws IOException {
    learn("same", "--positive", "film2@110-118");
    String once = Files.readString(index().resolve("events/same.ttl"));
    CommandRun.of("forget", "same", "--index", index());
    CommandRun again = learn("same", "--positive", "film2@110-118");
    assertEquals(once, Files.readString(index().resolve("events/same.ttl")));
    assertTrue(again.err().contains("from the examples alone"), again.err());
    CommandRun.of("forget", "same", "--index", index());
  }

  @Test
  void feedback_findsWhatTheQuestionDidNotKnow() throws IOException {
    JsonNode best = hits("handbag", "--temporal", "--feedback", "--limit", "1").get(0);
    List<String> reasons = new ArrayList<>();
    for (JsonNode part : best.get("evidence")) {
      if (part.get("concept").asText().equals("umbrella") && part.get("weight").asDouble() > 0) {
        reasons.add(part.get("because").asText());
      }
    }
    assertEquals(List.of("by feedback from the first answers"), reasons, best.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "film99, has no video",
    "film0@290-310, outside the video",
    "film0@20-10, lasts from",
    "film0@x-y, has no video"
  })
  void example_thatIsNotThere_isRefused(String example, String reason) {
    CommandRun run = learn("wrong", "--positive", example);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(reason), run.err());
  }

  @Test
  void learning_withoutPositives_isRefused() {
    assertTrue(learn("wrong").err().contains("needs a --positive"));
    assertTrue(
        learn("wrong", "--positive", "film0@0-9", "--negative", "film0@0-9")
            .err()
            .contains("both a positive and a negative"));
    assertEquals(2, CommandRun.of("forget", "never", "--index", index()).exitCode());
  }

  @Test
  void learnedFile_thatIsDamaged_exits5() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("damaged.ttl"),
            "@prefix mh: <urn:miharu:onto:> . <urn:miharu:event:x> a mh:LearnedEvent .");
    CommandRun run = CommandRun.of("search", "--index", index(), file);
    assertEquals(5, run.exitCode(), run.err());
  }
}
