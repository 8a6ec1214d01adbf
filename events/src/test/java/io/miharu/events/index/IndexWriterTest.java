package io.miharu.events.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexWriterTest {

  @TempDir private Path root;

  @Test
  void open_whileSomebodyWrites_isRefused() throws IOException {
    IndexWriter first = IndexWriter.open(root, Optional.empty());
    try (first) {
      assertRefused("being written", () -> IndexWriter.open(root, Optional.empty()));
    }
    IndexWriter.open(root, Optional.empty()).close();
  }

  @Test
  void open_folderOfOtherThings_isRefused() throws IOException {
    Files.writeString(root.resolve("holiday.txt"), "");
    assertRefused("no index", () -> IndexWriter.open(root, Optional.empty()));
    assertEquals(List.of("holiday.txt"), names(), "nothing was left there");
  }

  @Test
  void open_anotherGrid_isRefused() throws IOException {
    IndexWriter.open(root, Optional.of(TimeGrid.ofSeconds(1))).close();
    assertRefused("steps of 1.0 s", () -> IndexWriter.open(root, Optional.of(TimeGrid.DEFAULT)));
  }

  @Test
  void open_laterVersion_isRefusedWithTheCure() throws IOException {
    IndexWriter.open(root, Optional.empty()).close();
    Path state = root.resolve("index.json");
    Files.writeString(state, Files.readString(state).replace("\"version\":1", "\"version\":2"));
    assertRefused("use the newer Miharu", () -> ConceptIndex.open(root));
  }

  @Test
  void open_folderWithoutIndex_saysHowToMakeOne() {
    assertRefused("make one with miharu index", () -> ConceptIndex.open(root));
  }

  @Test
  void open_segmentCutShort_namesTheFile() throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty())) {
      new SyntheticTimelines(1, 500, 3, 0.1, 1).write(index);
    }
    Path segment = root.resolve("videos/synthetic-000000/000000.bin");
    Files.write(segment, new byte[100]);
    assertRefused("000000.bin must hold", () -> ConceptIndex.open(root));
    Files.delete(segment);
    assertRefused("which is missing", () -> ConceptIndex.open(root));
  }

  @Test
  void open_descriptionOfAnotherFormat_isRefused() throws IOException {
    Files.writeString(root.resolve("index.json"), "[]");
    assertRefused("miharu-index", () -> ConceptIndex.open(root));
    Files.writeString(root.resolve("index.json"), "{");
    assertRefused("is not JSON", () -> ConceptIndex.open(root));
  }

  @Test
  void close_afterManyVideos_leavesOneGeneration() throws IOException {
    for (int seed = 0; seed < 2; seed++) {
      try (IndexWriter index = IndexWriter.open(root, Optional.empty())) {
        new SyntheticTimelines(20, 130, 3, 0.1, seed).write(index);
      }
    }
    assertEquals(
        List.of("index.json", "merged-000002.bin", "merged-000002.json", "videos", "writer.lock"),
        names());
  }

  @Test
  void remove_mergedVideo_takesItOutOfEverySearch() throws IOException {
    try (IndexWriter index = IndexWriter.open(root, Optional.empty())) {
      new SyntheticTimelines(3, 130, 2, 0.1, 1).write(index);
      index.merge();
      index.remove("synthetic-000001");
    }
    try (ConceptIndex index = ConceptIndex.open(root)) {
      assertEquals(List.of("synthetic-000000", "synthetic-000002"), index.videos());
    }
  }

  @Test
  void openReader_whileVideosAreMergedAway_keepsReading() throws IOException {
    ConceptId concept = SyntheticTimelines.concept(0);
    try (IndexWriter index = IndexWriter.open(root, Optional.empty())) {
      new SyntheticTimelines(3, 1300, 2, 0.1, 1).write(index);
      index.merge();
      try (ConceptIndex reader = ConceptIndex.open(root)) {
        Series before = reader.shards().get(0).series(concept);
        index.merge();
        Series after = reader.shards().get(0).series(concept);
        assertEquals(before.size(), after.size());
      }
    }
  }

  @Test
  void begin_nameWithSlashesAndDots_staysInsideTheIndex() throws IOException {
    String name = "../カメラ 1/a.mp4";
    try (IndexWriter index = IndexWriter.open(root, Optional.empty());
        VideoWriter video =
            index.begin(name, Origin.of("x", Map.of()), List.of(ConceptId.of("a")))) {
      video.row(0, 1f);
      video.finish();
    }
    try (Stream<Path> folders = Files.list(root.resolve("videos"))) {
      assertEquals(1, folders.count());
    }
    try (ConceptIndex index = ConceptIndex.open(root)) {
      assertEquals(List.of(name), index.videos());
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private interface Opening {
    AutoCloseable open() throws IOException;
  }

  private static void assertRefused(String reason, Opening opening) {
    IndexFormatException refused =
        assertThrows(IndexFormatException.class, () -> opening.open().close());
    assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused.toString());
  }
}
