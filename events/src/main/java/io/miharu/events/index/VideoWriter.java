package io.miharu.events.index;

import io.miharu.core.ConceptId;
import io.miharu.core.TrackState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the timeline of one video while it is read.
 *
 * <p>Every minute of video becomes a segment in a file of its own; then {@code video.json} is
 * replaced by one that names it. Sixteen segments of a kind are joined into one, and all of them at
 * the end. So at any moment the folder holds a valid timeline of all full minutes, whoever reads or
 * kills the writer; a file that no description names is left from a killed writer, and deleted by
 * the next one. Not thread-safe.
 */
public final class VideoWriter implements AutoCloseable {

  private static final int JOIN = 16;

  private final Path folder;
  private final String name;
  private final Origin origin;
  private final TimeGrid grid;
  private final int minute;
  private final List<ConceptId> concepts;
  private final Map<ConceptId, Integer> columns = new HashMap<>(); // asked only for single keys
  private final List<ConceptId> trackLabels;
  private final List<Segment> segments;
  private final SegmentBuilder builder = new SegmentBuilder();
  private final int resumedAt;
  private int nextFile;
  private int sealed;
  private int next;
  private boolean closed;

  private VideoWriter(Path folder, VideoDescription start) throws IOException {
    this.folder = folder;
    this.name = start.name();
    this.origin = start.source();
    this.grid = start.grid();
    this.minute = grid.stepsPerMinute();
    this.concepts = new ArrayList<>(start.concepts());
    this.trackLabels = new ArrayList<>(start.trackLabels());
    this.segments = new ArrayList<>(start.segments());
    for (int column = 0; column < concepts.size(); column++) {
      columns.put(concepts.get(column), column);
    }
    builder.columns(concepts.size());
    sealed = start.steps();
    next = sealed;
    resumedAt = sealed;
    // First the description, then the files: one that is named must never be missing.
    describe(false);
    nextFile = sweep();
  }

  /** Starts a video from nothing; what its folder holds is deleted. */
  static VideoWriter begin(
      Path folder, String name, Origin origin, TimeGrid grid, List<ConceptId> vocabulary)
      throws IOException {
    Files.createDirectories(folder);
    List<ConceptId> concepts = vocabulary.stream().distinct().sorted().toList();
    return new VideoWriter(
        folder, new VideoDescription(name, origin, grid, concepts, List.of(), false, List.of()));
  }

  /** Goes on with a video that is not complete, from its last full minute on. */
  static VideoWriter resume(Path folder, VideoDescription soFar, List<ConceptId> vocabulary)
      throws IOException {
    int minute = soFar.grid().stepsPerMinute();
    List<Segment> full =
        soFar.segments().stream().filter(segment -> segment.endStep() % minute == 0).toList();
    List<ConceptId> concepts = new ArrayList<>(soFar.concepts());
    vocabulary.stream()
        .distinct()
        .sorted()
        .filter(concept -> !soFar.concepts().contains(concept))
        .forEach(concepts::add);
    return new VideoWriter(
        folder,
        new VideoDescription(
            soFar.name(),
            soFar.source(),
            soFar.grid(),
            concepts,
            soFar.trackLabels(),
            false,
            full));
  }

  /** The first step that is still to be written: 0, or where an earlier writer was stopped. */
  public int resumedAt() {
    return resumedAt;
  }

  /** The largest track id that is stored, 0 where there is none. */
  public int largestTrack() throws IOException {
    int largest = 0;
    try (JoinedSegments joined = JoinedSegments.open(folder, segments)) {
      for (SegmentContent.TrackPiece piece : joined.tracks()) {
        for (int id : piece.read().ids()) {
          largest = Math.max(largest, id);
        }
      }
    }
    return largest;
  }

  /** The number of a concept in {@link #row}'s values; a new concept gets a new one. */
  public int column(ConceptId concept) {
    Integer known = columns.get(concept);
    if (known != null) {
      return known;
    }
    concepts.add(concept);
    builder.columns(concepts.size());
    columns.put(concept, concepts.size() - 1);
    return concepts.size() - 1;
  }

  /** How many concepts have a column. */
  public int columns() {
    return concepts.size();
  }

  /**
   * Stores one step.
   *
   * @param step after every earlier one; steps that are left out count as not looked at
   * @param probabilities by column, in [0, 1]; NaN where the concept's detector did not run, and so
   *     for columns beyond the end
   */
  public void row(int step, float... probabilities) throws IOException {
    advance(step);
    for (int column = 0; column < probabilities.length; column++) {
      float probability = probabilities[column];
      if (Float.isNaN(probability)) {
        continue;
      }
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "%s, step %d, %s: a probability lies in [0, 1], got %s"
                .formatted(name, step, concepts.get(column), probability));
      }
      builder.ran(column, step, step + 1);
      builder.put(column, step, Series.code(probability));
    }
    next = step + 1;
  }

  /** Stores where a track was in the step that the next {@link #row} will store. */
  public void track(int step, TrackState track) throws IOException {
    advance(step);
    int label = trackLabels.indexOf(track.label());
    if (label < 0) {
      label = trackLabels.size();
      trackLabels.add(track.label());
    }
    builder.track(step, track.id(), label, track.box());
  }

  /** The segment being gathered, for writers that have a whole video at once. */
  SegmentBuilder whole(int steps) {
    next = steps;
    return builder;
  }

  private void advance(int step) throws IOException {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    if (step < next) {
      throw new IllegalArgumentException(
          "%s: steps must rise, got %d after %d".formatted(name, step, next - 1));
    }
    int full = step / minute * minute;
    if (full > sealed) {
      seal(full);
    }
  }

  private void seal(int end) throws IOException {
    segments.add(SegmentWriter.write(folder, file(), sealed, end, 0, minute, builder));
    builder.clear();
    sealed = end;
    List<Segment> replaced = new ArrayList<>();
    while (lastAreOfOneLevel()) {
      List<Segment> last = segments.subList(segments.size() - JOIN, segments.size());
      replaced.addAll(last);
      Segment joined = join(List.copyOf(last));
      last.clear();
      segments.add(joined);
    }
    describe(false);
    replaced.forEach(segment -> IndexFolder.discard(folder.resolve(segment.file())));
  }

  private boolean lastAreOfOneLevel() {
    int size = segments.size();
    return size >= JOIN
        && segments.subList(size - JOIN, size).stream().mapToInt(Segment::level).distinct().count()
            == 1;
  }

  private Segment join(List<Segment> parts) throws IOException {
    try (JoinedSegments joined = JoinedSegments.open(folder, parts)) {
      return SegmentWriter.write(
          folder,
          file(),
          parts.get(0).firstStep(),
          parts.get(parts.size() - 1).endStep(),
          parts.get(parts.size() - 1).level() + 1,
          minute,
          joined);
    }
  }

  private String file() {
    return String.format(Locale.ROOT, "%06d.bin", nextFile++);
  }

  private void describe(boolean complete) throws IOException {
    VideoDescription now =
        new VideoDescription(name, origin, grid, concepts, trackLabels, complete, segments);
    AtomicFile.write(folder.resolve(IndexFolder.VIDEO), DescriptionJson.text(now));
  }

  /** Deletes what no description names; gives the first number that no file has. */
  private int sweep() throws IOException {
    List<String> named = segments.stream().map(Segment::file).toList();
    int number = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String found = String.valueOf(file.getFileName());
        if (found.matches("\\d{6,9}\\.bin")) {
          number = Math.max(number, Integer.parseInt(found.replace(".bin", "")) + 1);
        }
        if (!found.equals(IndexFolder.VIDEO) && !named.contains(found)) {
          IndexFolder.discard(file);
        }
      }
    }
    return number;
  }

  /** The video is at its end: all is stored, in one segment, and the video counts as complete. */
  public void finish() throws IOException {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    if (next > sealed) {
      segments.add(SegmentWriter.write(folder, file(), sealed, next, 0, minute, builder));
      sealed = next;
    }
    List<Segment> parts = List.copyOf(segments);
    if (parts.size() > 1) {
      segments.clear();
      segments.add(join(parts));
    }
    describe(true);
    closed = true;
    if (parts.size() > 1) {
      parts.forEach(segment -> IndexFolder.discard(folder.resolve(segment.file())));
    }
  }

  /** Stores what is not yet stored; the video stays incomplete unless it was finished. */
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      if (next > sealed) {
        segments.add(SegmentWriter.write(folder, file(), sealed, next, 0, minute, builder));
        describe(false);
      }
    }
  }
}
