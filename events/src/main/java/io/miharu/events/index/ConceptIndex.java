package io.miharu.events.index;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The concept timelines of many videos, open for reading: what was stored when it was opened. Owns
 * its files. Thread-safe.
 */
public final class ConceptIndex implements AutoCloseable {

  /** How often a writer may merge between our reading a generation's name and opening it. */
  private static final int ATTEMPTS = 50;

  private final Path root;
  private final TimeGrid grid;
  private final List<Shard> shards;
  private final List<AutoCloseable> owned;

  private ConceptIndex(Path root, TimeGrid grid, List<Shard> shards, List<AutoCloseable> owned) {
    this.root = root;
    this.grid = grid;
    this.shards = List.copyOf(shards);
    this.owned = List.copyOf(owned);
  }

  /**
   * Opens an index.
   *
   * @throws IndexFormatException when there is none, or it does not fit this code
   */
  public static ConceptIndex open(Path root) throws IOException {
    for (int attempt = 1; ; attempt++) {
      IndexFolder.State state = IndexFolder.read(root);
      List<Shard> shards = new ArrayList<>();
      List<AutoCloseable> owned = new ArrayList<>();
      try {
        openShards(root, state, shards, owned);
        return new ConceptIndex(root, state.grid(), shards, owned);
      } catch (NoSuchFileException gone) {
        closeAll(owned);
        if (attempt == ATTEMPTS || IndexFolder.read(root).equals(state)) {
          throw new IndexFormatException(
              "%s is missing; the index is damaged, index the videos again into another folder"
                  .formatted(gone.getFile()),
              gone);
        }
      } catch (IOException unreadable) {
        closeAll(owned);
        throw unreadable;
      }
    }
  }

  private static void openShards(
      Path root, IndexFolder.State state, List<Shard> shards, List<AutoCloseable> owned)
      throws IOException {
    Set<Path> merged = new TreeSet<>();
    if (state.merged().isPresent()) {
      MergedShard shard = MergedShard.open(root, state.merged().get(), state.stale());
      shards.add(shard);
      owned.add(shard);
      for (Shard.ShardVideo video : shard.videos()) {
        if (!video.hidden()) {
          merged.add(IndexFolder.video(root, video.name()));
        }
      }
    }
    for (Path folder : IndexFolder.videos(root)) {
      // A folder without a description is one in which nothing has been said yet.
      Path description = folder.resolve(IndexFolder.VIDEO);
      if (merged.contains(folder) || !Files.exists(description)) {
        continue;
      }
      try {
        StoredVideo video = StoredVideo.open(folder);
        owned.add(video);
        shards.add(video);
      } catch (NoSuchFileException gone) {
        if (Files.exists(description)) {
          throw gone;
        } // Otherwise the video was removed while we looked.
      }
    }
  }

  public TimeGrid grid() {
    return grid;
  }

  /** The names of all videos of which something is stored, in rising order. */
  public List<String> videos() {
    return shards.stream()
        .flatMap(shard -> shard.videos().stream())
        .filter(video -> !video.hidden() && video.steps() > 0)
        .map(Shard.ShardVideo::name)
        .sorted()
        .toList();
  }

  /** How many seconds of video are stored. */
  public double seconds() {
    long steps =
        shards.stream()
            .flatMap(shard -> shard.videos().stream())
            .filter(video -> !video.hidden())
            .mapToLong(Shard.ShardVideo::steps)
            .sum();
    return steps * grid.stepSeconds();
  }

  /** Every concept that was looked for in some video, in rising order. */
  public List<ConceptId> concepts() {
    Set<ConceptId> concepts = new TreeSet<>();
    shards.forEach(shard -> concepts.addAll(shard.concepts()));
    return List.copyOf(concepts);
  }

  List<Shard> shards() {
    return shards;
  }

  /** The folder. */
  public Path root() {
    return root;
  }

  /** Whether a concept was seen in any step of any video, however surely. */
  public boolean isSeen(ConceptId concept) throws IOException {
    for (Shard shard : shards) {
      if (Arrays.stream(shard.levels(concept)).skip(1).anyMatch(count -> count > 0)) {
        return true;
      }
    }
    return false;
  }

  /** What each stored level of a concept means; rank counts over the whole index. */
  Levels levels(ConceptId concept, Calibration calibration) throws IOException {
    boolean byRank =
        calibration == Calibration.RANK
            || (calibration == Calibration.AUTO
                && shards.stream().anyMatch(shard -> shard.foreign().contains(concept))
                && seconds() >= Calibration.LEAST_STEPS * grid.stepSeconds());
    if (!byRank) {
      return Levels.PROBABILITY;
    }
    long[] counts = new long[Levels.COUNT];
    for (Shard shard : shards) {
      long[] more = shard.levels(concept);
      for (int level = 0; level < counts.length; level++) {
        counts[level] += more[level];
      }
    }
    return Arrays.stream(counts).sum() > 0 ? Levels.ranked(counts) : Levels.PROBABILITY;
  }

  /** One video's timeline; empty where there is none of that name. Whoever asks, closes. */
  public Optional<StoredVideo> video(String name) throws IOException {
    Path folder = IndexFolder.video(root, name);
    return Files.exists(folder.resolve(IndexFolder.VIDEO))
        ? Optional.of(StoredVideo.open(folder))
        : Optional.empty();
  }

  private static void closeAll(List<AutoCloseable> owned) throws IOException {
    for (AutoCloseable one : owned) {
      try {
        one.close();
      } catch (IOException unclosable) {
        throw unclosable;
      } catch (Exception ours) {
        throw new AssertionError("a shard fails only with an IOException", ours);
      }
    }
  }

  @Override
  public void close() throws IOException {
    closeAll(owned);
  }
}
