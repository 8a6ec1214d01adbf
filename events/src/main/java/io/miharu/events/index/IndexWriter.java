package io.miharu.events.index;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The one writer of an index. Others may read meanwhile, also from other processes.
 *
 * <p>Holds a lock on {@code writer.lock}, which the system releases even when the process is
 * killed. Videos may be written side by side, each by one thread. Owns the lock; {@link #close}
 * merges what has gathered. Thread-safe.
 */
public final class IndexWriter implements AutoCloseable {

  /** Fewer videos than this are as quick to read from their own folders. */
  private static final int MERGE_FROM = 16;

  /** Merging rewrites everything, so it waits until this share of the index is new. */
  private static final int MERGE_SHARE = 8;

  private final Path root;
  private final FileChannel lockFile;
  private IndexFolder.State state;
  private Set<String> merged;

  private IndexWriter(Path root, FileChannel lockFile, IndexFolder.State state) throws IOException {
    this.root = root;
    this.lockFile = lockFile;
    this.state = state;
    this.merged = mergedNames(root, state);
    sweep();
  }

  /**
   * Opens an index, or makes one where there is none.
   *
   * @param grid of a new index; an index that is there must have the same. Absent: whatever is
   *     there, else {@link TimeGrid#DEFAULT}
   * @throws IndexFormatException when the folder holds something else, an index of another grid or
   *     version, or somebody else is writing
   */
  public static IndexWriter open(Path root, Optional<TimeGrid> grid) throws IOException {
    try {
      Files.createDirectories(root);
    } catch (FileAlreadyExistsException file) {
      throw new IndexFormatException(
          root + " is a file; an index needs a folder, choose another name", file);
    }
    Path stateFile = root.resolve(IndexFolder.STATE);
    if (!Files.exists(stateFile) && holdsOthers(root)) {
      throw new IndexFormatException(
          "%s holds files and no index; name an empty folder, or one that miharu index made"
              .formatted(root));
    }
    FileChannel lockFile =
        FileChannel.open(
            root.resolve(IndexFolder.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      lock(root, lockFile);
      if (!Files.exists(stateFile)) {
        IndexFolder.write(root, IndexFolder.State.empty(grid.orElse(TimeGrid.DEFAULT)));
      }
      IndexFolder.State state = IndexFolder.read(root);
      if (grid.isPresent() && !grid.get().equals(state.grid())) {
        throw new IndexFormatException(
            "%s has steps of %s s and %s s is asked for; leave the step out, or make another index"
                .formatted(root, state.grid().stepSeconds(), grid.get().stepSeconds()));
      }
      return new IndexWriter(root, lockFile, state);
    } catch (IOException refused) {
      lockFile.close();
      throw refused;
    }
  }

  private static boolean holdsOthers(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .anyMatch(
              name ->
                  !name.equals(IndexFolder.LOCK)
                      && !name.equals(IndexFolder.STATE + AtomicFile.UNFINISHED));
    }
  }

  private static void lock(Path root, FileChannel lockFile) throws IOException {
    Optional<FileLock> lock;
    try {
      lock = Optional.ofNullable(lockFile.tryLock());
    } catch (OverlappingFileLockException ours) {
      lock = Optional.empty();
    }
    if (lock.isEmpty()) {
      throw new IndexFormatException(
          root + " is being written by somebody else; wait for it to end, or use another index");
    }
  }

  private static Set<String> mergedNames(Path root, IndexFolder.State state) throws IOException {
    Set<String> names = new TreeSet<>();
    if (state.merged().isPresent()) {
      try (MergedShard shard = MergedShard.open(root, state.merged().get(), Set.of())) {
        shard.videos().forEach(video -> names.add(video.name()));
      }
    }
    return names;
  }

  /** Deletes what a killed writer left. */
  private void sweep() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        boolean old =
            name.startsWith(IndexFolder.MERGED)
                && !(state.merged().isPresent() && name.startsWith(state.merged().get() + "."));
        if (old || name.endsWith(AtomicFile.UNFINISHED)) {
          IndexFolder.discard(file);
        }
      }
    }
  }

  public TimeGrid grid() {
    return state.grid();
  }

  /** The video of this name as it stands; empty where there is none. Whoever asks, closes. */
  public Optional<StoredVideo> stored(String name) throws IOException {
    Path folder = IndexFolder.video(root, name);
    return Files.exists(folder.resolve(IndexFolder.VIDEO))
        ? Optional.of(StoredVideo.open(folder))
        : Optional.empty();
  }

  /**
   * Starts a video, or goes on with one of the same origin that was not read to its end.
   *
   * @param vocabulary the concepts that whoever scores can see
   */
  public VideoWriter begin(String name, Origin origin, List<ConceptId> vocabulary)
      throws IOException {
    Path folder = IndexFolder.video(root, name);
    Path file = folder.resolve(IndexFolder.VIDEO);
    if (Files.exists(file)) {
      VideoDescription soFar = DescriptionJson.video(file);
      if (!soFar.complete() && soFar.source().equals(origin)) {
        return VideoWriter.resume(folder, soFar, vocabulary);
      }
    }
    hide(name);
    return VideoWriter.begin(folder, name, origin, grid(), vocabulary);
  }

  /** Makes readers look into the video's own folder rather than into what was merged. */
  private synchronized void hide(String name) throws IOException {
    if (merged.contains(name) && !state.stale().contains(name)) {
      state = state.withStale(name);
      IndexFolder.write(root, state);
    }
  }

  /** Takes a video out of the index. What is not there is not missed. */
  public void remove(String name) throws IOException {
    Path folder = IndexFolder.video(root, name);
    hide(name);
    IndexFolder.discard(folder.resolve(IndexFolder.VIDEO));
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.toList().forEach(IndexFolder::discard);
      }
      IndexFolder.discard(folder);
    }
  }

  /** Merges the complete videos if enough of them are new. */
  public synchronized void mergeIfDue() throws IOException {
    int loose = 0;
    List<Path> complete = complete();
    for (Path folder : complete) {
      String name = DescriptionJson.video(folder.resolve(IndexFolder.VIDEO)).name();
      loose += merged.contains(name) && !state.stale().contains(name) ? 0 : 1;
    }
    if (loose >= MERGE_FROM && loose * MERGE_SHARE >= complete.size()) {
      merge(complete);
    }
  }

  /** Merges all complete videos now. */
  public synchronized void merge() throws IOException {
    merge(complete());
  }

  private void merge(List<Path> complete) throws IOException {
    String generation =
        String.format(
            Locale.ROOT,
            "%s%06d",
            IndexFolder.MERGED,
            state
                    .merged()
                    .map(name -> Integer.parseInt(name.substring(IndexFolder.MERGED.length())))
                    .orElse(0)
                + 1);
    new Merger(root, grid(), complete).write(generation);
    state = new IndexFolder.State(grid(), Optional.of(generation), new TreeSet<>());
    IndexFolder.write(root, state);
    merged = mergedNames(root, state);
    sweep();
  }

  /** The folders of the complete videos, in rising order of the names of the folders. */
  private List<Path> complete() throws IOException {
    List<Path> complete = new ArrayList<>();
    for (Path folder : IndexFolder.videos(root)) {
      Path file = folder.resolve(IndexFolder.VIDEO);
      if (Files.exists(file) && DescriptionJson.video(file).complete()) {
        complete.add(folder);
      }
    }
    return complete;
  }

  @Override
  public synchronized void close() throws IOException {
    if (lockFile.isOpen()) {
      try (lockFile) {
        mergeIfDue();
      }
    }
  }
}
