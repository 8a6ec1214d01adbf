package io.miharu.app.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.events.index.Calibration;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.IndexSearch;
import io.miharu.events.index.IndexWriter;
import io.miharu.events.index.SearchSettings;
import io.miharu.events.index.SyntheticTimelines;
import io.miharu.knowledge.LearnedEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast a large index answers and learns. {@code -Dmiharu.hours=N} sets its size (default
 * 1,000); {@code -Dmiharu.index=DIR} takes one that {@code miharu index generate} has made.
 */
@Tag("bench")
class AskSpeedTest {

  private static final String WORDS = "concept 12 and concept 700 after concept 33";
  private static final int ROUNDS = 8;

  @TempDir private static Path folder;
  private static Path root = Path.of("");

  @BeforeAll
  static void fill() throws IOException {
    String given = System.getProperty("miharu.index", "");
    root = given.isEmpty() ? folder.resolve("index") : Path.of(given);
    if (given.isEmpty()) {
      int hours = Integer.getInteger("miharu.hours", 1000);
      try (IndexWriter index = IndexWriter.open(root, Optional.empty())) {
        new SyntheticTimelines(hours, 7200, 1000, 0.02, 1).write(index);
      }
    }
    try (Stream<Path> files = Files.walk(root)) {
      long bytes = files.mapToLong(file -> file.toFile().length()).sum();
      System.out.printf("index: %.2f GiB%n", bytes / (double) (1 << 30));
    }
  }

  /** Two clocks: on a busy machine only the thread's own time says something. */
  private record Since(long wall, long cpu) {

    static Since now() {
      return new Since(
          System.nanoTime(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    double wallMillis() {
      return (System.nanoTime() - wall) / 1e6;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.0f ms, of this thread's time %.0f ms", wallMillis(), cpuMillis());
    }

    double cpuMillis() {
      return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6;
    }
  }

  @Test
  void words_areAnswered() throws IOException {
    for (String kind : List.of("names encoded for the first time", "names known")) {
      Since started = Since.now();
      try (ConceptIndex index = ConceptIndex.open(root);
          Questions questions = new Questions(index, List.of())) {
        AskedEvent asked = questions.ofText(WORDS);
        System.out.printf("question understood, %s: %s%n", kind, started);
        ask(index, asked, SearchSettings.DEFAULT);
        System.out.printf("question and first answer, %s: %s%n", kind, started);
        warm("whole videos", index, questions, SearchSettings.DEFAULT);
        warm("windows of 10 s", index, questions, SearchSettings.DEFAULT.withWindow(10));
      }
    }
  }

  private static void warm(
      String what, ConceptIndex index, Questions questions, SearchSettings settings)
      throws IOException {
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      Since started = Since.now();
      ask(index, questions.ofText(WORDS), settings);
      best = Math.min(best, started.cpuMillis());
    }
    System.out.printf("warm, %s, words included: %.0f ms of this thread%n", what, best);
  }

  private static void ask(ConceptIndex index, AskedEvent asked, SearchSettings settings)
      throws IOException {
    assertTrue(new IndexSearch(index).search(asked.query(), settings).size() > 0);
  }

  @Test
  void tenPositivesAgainstAThousandNegatives_areLearned() throws IOException {
    try (ConceptIndex index = ConceptIndex.open(root)) {
      List<LearnedEvent.Example> positives = new ArrayList<>();
      for (String video : index.videos().stream().limit(10).toList()) {
        positives.add(new LearnedEvent.Example(video, 60, 70));
      }
      EventLearner learner = new EventLearner(index, Calibration.AUTO, 1);
      var prior = Feedback.relations(Questions.ofConcepts(List.of("concept-0012")).query());
      for (int round = 0; round < ROUNDS; round++) {
        Since started = Since.now();
        EventLearner.Learned learned = learner.learn(positives, List.of(), prior);
        System.out.printf(
            "learn, 10 positives, %d negatives, round %d: %s%n", learned.drawn(), round, started);
      }
    }
  }
}
