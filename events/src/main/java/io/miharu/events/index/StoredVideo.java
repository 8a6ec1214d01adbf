package io.miharu.events.index;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptTimeline;
import io.miharu.core.MediaTime;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The timeline of one video, as it was when it was opened; a writer may be at work on it. Owns its
 * files. Thread-safe.
 */
public final class StoredVideo implements Shard, AutoCloseable {

  /** How often a writer may join files between our reading their names and opening them. */
  private static final int ATTEMPTS = 50;

  private final VideoDescription description;
  private final JoinedSegments segments;
  private final Map<ConceptId, Integer> columns = new HashMap<>(); // asked only for single keys

  private StoredVideo(VideoDescription description, JoinedSegments segments) {
    this.description = description;
    this.segments = segments;
    for (int column = 0; column < description.concepts().size(); column++) {
      columns.put(description.concepts().get(column), column);
    }
  }

  static StoredVideo open(Path folder) throws IOException {
    Path file = folder.resolve(IndexFolder.VIDEO);
    for (int attempt = 1; ; attempt++) {
      VideoDescription description = DescriptionJson.video(file);
      try {
        return new StoredVideo(description, JoinedSegments.open(folder, description.segments()));
      } catch (NoSuchFileException gone) {
        if (attempt == ATTEMPTS || DescriptionJson.video(file).equals(description)) {
          throw new IndexFormatException(
              "%s names %s, which is missing: the video is damaged; delete its folder and index it"
                      .formatted(file, gone.getFile())
                  + " again",
              gone);
        }
      }
    }
  }

  public String name() {
    return description.name();
  }

  public Origin origin() {
    return description.source();
  }

  /** Whether the video was read to its end. */
  public boolean complete() {
    return description.complete();
  }

  /** How many steps are stored. */
  public int steps() {
    return description.steps();
  }

  /** What could have been seen, in the order of the columns. */
  @Override
  public List<ConceptId> concepts() {
    return description.concepts();
  }

  @Override
  public Set<ConceptId> foreign() {
    return description.source().isForeign() ? Set.copyOf(description.concepts()) : Set.of();
  }

  VideoDescription description() {
    return description;
  }

  @Override
  public List<ShardVideo> videos() {
    return List.of(new ShardVideo(name(), 0, steps(), false));
  }

  @Override
  public Series series(ConceptId concept) throws IOException {
    Integer column = columns.get(concept);
    return column == null ? Series.NONE : segments.series(column);
  }

  SegmentContent segments() {
    return segments;
  }

  /** The whole timeline, dense: all its steps times all its concepts must fit into memory. */
  public ConceptTimeline timeline() throws IOException {
    float[][] cells = new float[steps()][concepts().size()];
    for (int column = 0; column < concepts().size(); column++) {
      Series series = segments.columns() > column ? segments.series(column) : Series.NONE;
      float[] values = values(series);
      for (int step = 0; step < values.length; step++) {
        cells[step][column] = values[step];
      }
    }
    return new ConceptTimeline(new MediaTime(description.grid().stepMicros()), concepts(), cells);
  }

  /** The probabilities of one concept, step by step; NaN where its detector did not run. */
  public float[] values(ConceptId concept) throws IOException {
    return values(series(concept));
  }

  private float[] values(Series series) {
    float[] values = new float[steps()];
    Arrays.fill(values, Float.NaN);
    int[] ran = series.ran();
    for (int i = 0; i < ran.length; i += 2) {
      Arrays.fill(values, ran[i], ran[i + 1], 0);
    }
    for (int i = 0; i < series.size(); i++) {
      values[series.steps()[i]] = Series.probability(series.code(i));
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    segments.close();
  }
}
