package io.miharu.events.index.exchange;

import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.events.index.IndexWriter;
import io.miharu.events.index.Origin;
import io.miharu.events.index.TimeGrid;
import io.miharu.events.index.VideoWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Scores that come in any order, gathered on the grid: of several in one step the largest counts.
 * Not thread-safe.
 */
final class ScoreTable {

  /** About 30 days at two steps a second; beyond it a time is more likely a mistake. */
  private static final int MAX_STEPS = 1 << 23;

  private final TimeGrid grid;
  private final SortedMap<String, SortedMap<ConceptId, float[]>> videos = new TreeMap<>();

  ScoreTable(TimeGrid grid) {
    this.grid = grid;
  }

  /**
   * Adds a score for all steps that touch {@code [start, end)}, at least the one that holds the
   * start.
   *
   * @param start seconds from the first frame
   * @param end seconds; equal to the start for an instant
   */
  void add(String video, double start, double end, ConceptId concept, float probability) {
    if (!(start >= 0 && end >= start && end * 1e6 / grid.stepMicros() < MAX_STEPS)) {
      throw new IllegalArgumentException(
          "a time span begins at 0 s or later, ends no earlier than it begins and lies within %d s,"
                  .formatted((long) (MAX_STEPS * grid.stepSeconds()))
              + " got %s s to %s s".formatted(start, end));
    }
    int from = grid.step(MediaTime.ofSeconds(start));
    long endMicros = Math.round(end * 1e6);
    int to = Math.max(from + 1, (int) ((endMicros + grid.stepMicros() - 1) / grid.stepMicros()));
    SortedMap<ConceptId, float[]> scores = videos.computeIfAbsent(video, unused -> new TreeMap<>());
    float[] values = scores.getOrDefault(concept, new float[0]);
    if (values.length < to) {
      int before = values.length;
      values = Arrays.copyOf(values, Math.max(to, before + before / 2));
      Arrays.fill(values, before, values.length, Float.NaN);
      scores.put(concept, values);
    }
    for (int step = from; step < to; step++) {
      if (!(values[step] >= probability)) { // written so that NaN is replaced
        values[step] = probability;
      }
    }
  }

  /** Writes every video, in rising order of names, and gives these. */
  List<String> write(IndexWriter index, Origin origin) throws IOException {
    for (var video : videos.entrySet()) {
      List<ConceptId> concepts = List.copyOf(video.getValue().keySet());
      List<float[]> columns = new ArrayList<>(video.getValue().values());
      int steps = columns.stream().mapToInt(ScoreTable::used).max().orElse(0);
      index.remove(video.getKey());
      try (VideoWriter writer = index.begin(video.getKey(), origin, concepts)) {
        float[] row = new float[columns.size()];
        for (int step = 0; step < steps; step++) {
          for (int column = 0; column < row.length; column++) {
            float[] values = columns.get(column);
            row[column] = step < values.length ? values[step] : Float.NaN;
          }
          writer.row(step, row);
        }
        writer.finish();
      }
    }
    return List.copyOf(videos.keySet());
  }

  /** Steps up to the last one that was scored. */
  private static int used(float[] values) {
    int used = values.length;
    while (used > 0 && Float.isNaN(values[used - 1])) {
      used--;
    }
    return used;
  }
}
