package io.miharu.events.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A writer in a process of its own, killed without warning at many moments, while others read. */
class KilledWriterTest {

  private static final int VIDEOS = 24;
  private static final int STEPS = 120 * 40 + 7;
  private static final int CONCEPTS = 5;

  @TempDir private Path folder;

  /** Every cell is known from where it stands, so a reader can tell a true one from a wrong one. */
  static float cell(int video, int step, int concept) {
    int mixed = (video * 31 + step) * 17 + concept * 7;
    return mixed % 11 == 0 ? Float.NaN : mixed % 3 == 0 ? (mixed % 256) / 255f : 0;
  }

  /** The child process: writes videos into the folder named, going on where another was stopped. */
  public static void main(String[] arguments) throws IOException {
    List<ConceptId> concepts =
        IntStream.range(0, CONCEPTS).mapToObj(SyntheticTimelines::concept).toList();
    Origin origin = Origin.of("test", Map.of());
    try (IndexWriter index = IndexWriter.open(Path.of(arguments[0]), Optional.empty())) {
      for (int v = 0; v < VIDEOS; v++) {
        Optional<StoredVideo> stored = index.stored("v" + v);
        if (stored.isPresent()) {
          try (StoredVideo video = stored.get()) {
            if (video.complete()) {
              continue;
            }
          }
        }
        try (VideoWriter video = index.begin("v" + v, origin, concepts)) {
          float[] row = new float[CONCEPTS];
          for (int step = video.resumedAt(); step < STEPS; step++) {
            for (int concept = 0; concept < CONCEPTS; concept++) {
              row[concept] = cell(v, step, concept);
            }
            video.track(step, track(step));
            video.row(step, row);
          }
          video.finish();
        }
        index.mergeIfDue();
      }
    }
  }

  private static TrackState track(int step) {
    return new TrackState(
        1, ConceptId.of("person"), 1, new Box(step, 0, step + 1, 1), 1, true, MediaTime.ZERO);
  }

  @Test
  void index_ofAKilledWriter_holdsWhatWasCompleteAndNothingElse() throws Exception {
    killOftenAndRead(8, 20261);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void index_ofAWriterKilledManyTimes_holdsWhatWasComplete(long seed) throws Exception {
    killOftenAndRead(20, seed);
  }

  private void killOftenAndRead(int kills, long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    Path root = folder.resolve("index");
    long stepsBefore = 0;
    int amidWork = 0;
    for (int kill = 0; kill < kills; kill++) {
      Process writer = start(root);
      try {
        long deadline = System.nanoTime() + random.nextLong(150, 900) * 1_000_000;
        while (System.nanoTime() < deadline && writer.isAlive()) {
          if (Files.exists(root.resolve("index.json"))) {
            check(root); // A reader beside the writer sees only what is true, too.
          }
          Thread.sleep(5);
        }
      } finally {
        amidWork += writer.isAlive() ? 1 : 0;
        writer.destroyForcibly().waitFor();
      }
      if (Files.exists(root.resolve("index.json"))) {
        long steps = check(root);
        assertTrue(
            steps >= stepsBefore - 120,
            "kill %d of seed %d: %d steps after %d".formatted(kill, seed, steps, stepsBefore));
        stepsBefore = steps;
      }
    }
    assertTrue(amidWork > kills / 2, amidWork + " kills came amid the work; make it longer");
    Process last = start(root);
    assertEquals(0, last.waitFor(), said());
    assertEquals((long) VIDEOS * STEPS, check(root), "the last writer finishes the work");
  }

  private Process start(Path root) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledWriterTest.class.getName(),
            root.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile())
        .start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said.txt"));
  }

  /** Compares every cell that can be read with what was written; gives the steps of all videos. */
  private static long check(Path root) throws IOException {
    long steps = 0;
    try (ConceptIndex index = ConceptIndex.open(root)) {
      for (Shard shard : index.shards()) {
        for (int concept = 0; concept < CONCEPTS; concept++) {
          checkConcept(shard, concept);
        }
        steps += shard.videos().stream().mapToLong(Shard.ShardVideo::steps).sum();
      }
    }
    return steps;
  }

  private static void checkConcept(Shard shard, int concept) throws IOException {
    Series series = shard.series(SyntheticTimelines.concept(concept));
    for (Shard.ShardVideo video : shard.videos()) {
      int number = Integer.parseInt(video.name().substring(1));
      Series own = series.within(video.base(), video.base() + video.steps());
      int next = 0;
      int run = 0;
      for (int step = 0; step < video.steps(); step++) {
        int at = video.base() + step;
        while (run < own.ran().length && own.ran()[run + 1] <= at) {
          run += 2;
        }
        boolean ran = run < own.ran().length && own.ran()[run] <= at;
        float expected = cell(number, step, concept);
        boolean stored = next < own.size() && own.steps()[next] == at;
        if (ran == Float.isNaN(expected)
            || (ran ? Series.code(expected) : 0) != (stored ? own.code(next) : 0)) {
          throw new AssertionError(
              "%s, step %d, concept %d: must be %s"
                  .formatted(video.name(), step, concept, expected));
        }
        next += stored ? 1 : 0;
      }
      assertEquals(own.size(), next);
    }
  }
}
