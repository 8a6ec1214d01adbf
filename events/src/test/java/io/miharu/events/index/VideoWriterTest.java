package io.miharu.events.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptTimeline;
import io.miharu.core.MediaTime;
import io.miharu.core.TrackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoWriterTest {

  private static final ConceptId CAKE = ConceptId.of("cake");
  private static final ConceptId HAT = ConceptId.of("party-hat");
  private static final Origin ORIGIN = Origin.of("test", Map.of("by", "test"));

  /** Half the distance between two of the 256 levels. */
  private static final float ROUNDING = 0.5f / 255 + 1e-6f;

  @TempDir private Path root;

  @Test
  void timeline_ofThreeHours_readsBackWithinTheRounding() throws IOException {
    int steps = 3 * 7200 + 17;
    float[][] rows = random(steps, 11);
    try (IndexWriter index = IndexWriter.open(root, Optional.empty());
        VideoWriter video = index.begin("a", ORIGIN, List.of(CAKE, HAT))) {
      for (int step = 0; step < steps; step++) {
        video.row(step, rows[step]);
      }
      video.finish();
    }
    try (ConceptIndex index = ConceptIndex.open(root);
        StoredVideo video = index.video("a").orElseThrow()) {
      assertTrue(video.complete());
      ConceptTimeline timeline = video.timeline();
      assertEquals(steps, timeline.steps());
      for (int step = 0; step < steps; step++) {
        for (int column = 0; column < 2; column++) {
          float given = rows[step][column];
          float stored = timeline.at(step, column);
          assertEquals(Float.isNaN(given), Float.isNaN(stored), "step " + step);
          assertTrue(Float.isNaN(given) || Math.abs(given - stored) <= ROUNDING, "step " + step);
        }
      }
      assertEquals(1, video.description().segments().size());
    }
  }

  @Test
  void row_afterAFullMinute_isReadableWhileTheWriterIsOpen() throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty());
        VideoWriter video = index.begin("a", ORIGIN, List.of(CAKE))) {
      for (int step = 0; step <= 120; step++) {
        video.row(step, 0.5f);
      }
      try (ConceptIndex reader = ConceptIndex.open(root)) {
        assertEquals(60.0, reader.seconds());
      }
    }
  }

  @Test
  void begin_afterAnInterruption_goesOnAtTheLastFullMinute() throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty())) {
      try (VideoWriter video = index.begin("a", ORIGIN, List.of(CAKE))) {
        for (int step = 0; step < 130; step++) {
          video.row(step, 1f);
        }
        video.track(130, track(3, CAKE));
        video.row(130, 1f);
      }
      try (StoredVideo stored = index.stored("a").orElseThrow()) {
        assertEquals(131, stored.steps());
        assertFalse(stored.complete());
      }
      try (VideoWriter video = index.begin("a", ORIGIN, List.of(CAKE, HAT))) {
        assertEquals(120, video.resumedAt());
        assertEquals(0, video.largestTrack());
        video.row(120, 0.2f, 0.4f);
        video.finish();
      }
      try (StoredVideo stored = index.stored("a").orElseThrow()) {
        assertEquals(121, stored.steps());
        assertEquals(1f, stored.values(CAKE)[119]);
        assertEquals(0.2f, stored.values(CAKE)[120], ROUNDING);
        assertTrue(Float.isNaN(stored.values(HAT)[119]), "nobody looked for hats then");
        assertEquals(0.4f, stored.values(HAT)[120], ROUNDING);
      }
    }
    assertEquals(2, files("a").size(), "one segment and the description: " + files("a"));
  }

  @Test
  void begin_ofAnotherOrigin_startsAgain() throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty())) {
      try (VideoWriter video = index.begin("a", ORIGIN, List.of(CAKE))) {
        for (int step = 0; step < 130; step++) {
          video.row(step, 1f);
        }
      }
      Origin other = Origin.of("test", Map.of("by", "somebody else"));
      try (VideoWriter video = index.begin("a", other, List.of(CAKE))) {
        assertEquals(0, video.resumedAt());
      }
    }
  }

  @Test
  void track_ofEveryStep_isStoredWithItsBox() throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty());
        VideoWriter video = index.begin("a", ORIGIN, List.of(CAKE))) {
      for (int step = 0; step < 300; step++) {
        video.track(step, track(1 + step / 100, HAT));
        video.row(step, 0f);
      }
      video.finish();
      assertEquals(3, video.largestTrack());
    }
    try (ConceptIndex index = ConceptIndex.open(root);
        StoredVideo video = index.video("a").orElseThrow()) {
      TrackTable tracks = video.segments().tracks().get(0).read();
      assertEquals(300, tracks.size());
      assertEquals(299, tracks.steps()[299]);
      assertEquals(3, tracks.ids()[299]);
      assertEquals(4f, tracks.boxes()[299 * 4 + 3]);
      assertEquals(List.of(HAT), video.description().trackLabels());
    }
  }

  @Test
  void row_thatGoesBack_isRefused() throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty());
        VideoWriter video = index.begin("a", ORIGIN, List.of(CAKE))) {
      video.row(5, 0.1f);
      assertThrows(IllegalArgumentException.class, () -> video.row(5, 0.1f));
      assertThrows(IllegalArgumentException.class, () -> video.row(6, 1.1f));
    }
  }

  @Test
  void maxima_holdTheLargestOfEachMinute() throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty());
        VideoWriter video = index.begin("a", ORIGIN, List.of(CAKE))) {
      video.row(3, 0.2f);
      video.row(100, 0.6f);
      video.row(125, 1f);
      video.finish();
    }
    Path folder = root.resolve("videos/a");
    VideoDescription video = DescriptionJson.video(folder.resolve("video.json"));
    Segment segment = video.segments().get(0);
    try (ArrayFile file = ArrayFile.open(folder.resolve(segment.file()), segment.layout())) {
      byte[] maxima = file.bytes(Segment.MAXIMA, 0, 2);
      assertEquals(0.6 * 255, maxima[0] & 0xFF);
      assertEquals(255, maxima[1] & 0xFF);
    }
  }

  private List<String> files(String video) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("videos").resolve(video))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static TrackState track(int id, ConceptId label) {
    return new TrackState(id, label, 1, new Box(1, 2, 3, 4), 1, true, MediaTime.ZERO);
  }

  private static float[][] random(int steps, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[steps][2];
    for (float[] row : rows) {
      for (int column = 0; column < 2; column++) {
        int kind = random.nextInt(4);
        row[column] = kind == 0 ? Float.NaN : kind == 1 ? 0 : (float) random.nextDouble();
      }
    }
    return rows;
  }
}
