package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.FrameTimes.FrameSpan;
import io.miharu.eval.actev.ActivityFile;
import io.miharu.eval.actev.ActivityIndex;
import io.miharu.eval.actev.ActivityInstance;
import io.miharu.eval.actev.FileIndex;
import io.miharu.eval.actev.FileIndex.Video;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long runs of the sizes take that the reference was timed with, from reading the files to
 * writing the scores: ActEV_Scorer took 198.7 s for 40 videos (two cores, other jobs beside it),
 * and 39.5 s for one video of 150 and 600 instances.
 */
@Tag("slow")
class ActevSpeedTest {

  private final Path folder;

  ActevSpeedTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void run_ofFortyVideos_takesSecondsWhereTheReferenceTakesMinutes() throws IOException {
    write(40, 10, 3_200, 24_000, 9_000, 1);
    assertFaster(Duration.ofSeconds(4), timed("40 videos, 3,200 x 24,000"));
  }

  @Test
  void run_ofOneFullVideo_takesLessThanASecond() throws IOException {
    write(1, 1, 150, 600, 9_000, 2);
    assertFaster(Duration.ofMillis(800), timed("1 video, 150 x 600"));
  }

  @Test
  void run_ofTenTimesTheSize_growsNoFasterThanTheSize() throws IOException {
    write(40, 10, 3_200, 24_000, 9_000, 3);
    timed("warming up");
    // Ten times as long, and half as much again for a busy machine.
    Duration once = timed("40 videos, 3,200 x 24,000, warm");
    write(400, 10, 32_000, 240_000, 9_000, 4);
    assertFaster(once.multipliedBy(15), timed("400 videos, 32,000 x 240,000"));
    write(40, 10, 32_000, 240_000, 90_000, 5);
    assertFaster(once.multipliedBy(15), timed("40 videos, 32,000 x 240,000"));
  }

  private static void assertFaster(Duration limit, Duration took) {
    assertTrue(took.compareTo(limit) < 0, "took " + took + ", needed less than " + limit);
  }

  private Duration timed(String what) throws IOException {
    long start = System.nanoTime();
    ActevJob job =
        new ActevJob(
            ActevProtocol.ACTEV_SDL_V2NPR,
            folder.resolve("sys.json"),
            folder.resolve("act.json"),
            folder.resolve("file.json"),
            Optional.empty(),
            false,
            false,
            false,
            ActevOptions.DEFAULT);
    ScoreFiles.write(folder.resolve("out"), job.score(folder.resolve("ref.json")), true, false);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("ActEV %s: %d ms%n", what, took.toMillis());
    return took;
  }

  /** Half of the claims lie near an instance of the truth, the others anywhere. */
  private void write(int videos, int kinds, int truths, int claims, long frames, long seed)
      throws IOException {
    Random random = new Random(seed);
    Map<String, Video> files = new LinkedHashMap<>();
    for (int i = 0; i < videos; i++) {
      files.put("video_%06d.mp4".formatted(i), Video.whole(30, frames));
    }
    TreeMap<String, List<String>> activities = new TreeMap<>();
    for (int i = 0; i < kinds; i++) {
      activities.put("activity_%02d".formatted(i), List.of());
    }
    List<String> names = List.copyOf(files.keySet());
    List<String> kindNames = List.copyOf(activities.keySet());
    List<ActivityInstance> truth = new ArrayList<>();
    for (int id = 1; id <= truths; id++) {
      String kind = kindNames.get(id / videos % kinds);
      truth.add(
          instance(
              id, kind, names.get(id % videos), random.nextLong(1, frames - 300), random, true));
    }
    List<ActivityInstance> system = new ArrayList<>();
    for (int id = 1; id <= claims; id++) {
      ActivityInstance near = truth.get(random.nextInt(truths));
      long first = near.active().get(0).first() + random.nextInt(-60, 60);
      system.add(
          random.nextBoolean()
              ? instance(id, near.activity(), near.file(), Math.max(1, first), random, false)
              : instance(
                  id,
                  kindNames.get(random.nextInt(kinds)),
                  names.get(random.nextInt(videos)),
                  random.nextLong(1, frames - 300),
                  random,
                  false));
    }
    new FileIndex(files).write(folder.resolve("file.json"));
    new ActivityIndex(activities).write(folder.resolve("act.json"));
    new ActivityFile(names, truth).write(folder.resolve("ref.json"));
    new ActivityFile(names, system).write(folder.resolve("sys.json"));
  }

  private static ActivityInstance instance(
      int id, String kind, String video, long first, Random random, boolean isTruth) {
    return new ActivityInstance(
        kind,
        id,
        video,
        List.of(new FrameSpan(first, first + 30 + random.nextInt(200))),
        isTruth ? OptionalDouble.empty() : OptionalDouble.of(random.nextInt(100_000) / 1e5),
        List.of());
  }
}
