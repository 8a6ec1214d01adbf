package io.miharu.events.index;

import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Reads clips of an index as vectors, one calibrated logit per concept: its largest in the clip.
 *
 * <p>Source: event detection, section 7. NaN where a concept's detector did not run. Thread-safe.
 */
public final class ClipReader {

  private final ConceptIndex index;
  private final Calibration calibration;

  public ClipReader(ConceptIndex index, Calibration calibration) {
    this.index = index;
    this.calibration = calibration;
  }

  /**
   * Clips that nobody chose.
   *
   * @param rows [N][C], in the order of the clips and of the index's concepts
   */
  public record Background(List<Clip> clips, List<float[]> rows) {

    public Background {
      clips = List.copyOf(clips);
      rows = List.copyOf(rows);
    }
  }

  /**
   * The whole video as a clip.
   *
   * @throws IllegalArgumentException when the index has none of that name
   */
  public Clip whole(String video) {
    return new Clip(video, new TimeSpan(MediaTime.ZERO, index.grid().start(place(video).steps())));
  }

  /** Where a video lies, in whose shard. */
  private record Place(Shard shard, Shard.ShardVideo video) {
    int steps() {
      return video.steps();
    }
  }

  private Place place(String name) {
    for (Shard shard : index.shards()) {
      for (Shard.ShardVideo video : shard.videos()) {
        if (video.name().equals(name) && !video.hidden() && video.steps() > 0) {
          return new Place(shard, video);
        }
      }
    }
    throw new IllegalArgumentException(
        "the index has no video \"%s\"; it has %s".formatted(name, some(index.videos())));
  }

  private static String some(List<String> names) {
    int shown = Math.min(5, names.size());
    String few = String.join(", ", names.subList(0, shown));
    return names.size() > shown ? few + " and %d more".formatted(names.size() - shown) : few;
  }

  /**
   * The given clips, [clips][concepts], each video opened once.
   *
   * @throws IllegalArgumentException when a video is not there or too short for its clip
   */
  public List<float[]> rows(List<Clip> clips, List<ConceptId> concepts) throws IOException {
    float[][] rows = new float[clips.size()][concepts.size()];
    Map<String, List<Integer>> byVideo = new TreeMap<>();
    for (int i = 0; i < rows.length; i++) {
      check(clips.get(i));
      byVideo.computeIfAbsent(clips.get(i).video(), unused -> new ArrayList<>()).add(i);
    }
    Levels[] levels = levels(concepts);
    for (Map.Entry<String, List<Integer>> one : byVideo.entrySet()) {
      try (StoredVideo video = index.video(one.getKey()).orElseThrow()) {
        for (int c = 0; c < levels.length; c++) {
          LogitSeries series = LogitSeries.of(video.series(concepts.get(c)), levels[c]);
          for (int i : one.getValue()) {
            rows[i][c] = highest(series, first(clips.get(i)), end(clips.get(i)));
          }
        }
      }
    }
    return List.of(rows);
  }

  private void check(Clip clip) {
    MediaTime length = whole(clip.video()).span().end();
    if (clip.span().end().compareTo(length) > 0) {
      throw new IllegalArgumentException(
          "%s lies outside the video, which has %.1f s".formatted(clip, length.seconds()));
    }
  }

  private int first(Clip clip) {
    return (int) (clip.span().start().micros() / index.grid().stepMicros());
  }

  private int end(Clip clip) {
    long step = index.grid().stepMicros();
    return (int) ((clip.span().end().micros() + step - 1) / step);
  }

  private Levels[] levels(List<ConceptId> concepts) throws IOException {
    Levels[] levels = new Levels[concepts.size()];
    for (int c = 0; c < levels.length; c++) {
      levels[c] = index.levels(concepts.get(c), calibration);
    }
    return levels;
  }

  /** The largest logit in steps {@code [from, to)}; NaN where the detector ran in none of them. */
  private static float highest(LogitSeries series, int from, int to) {
    float highest = Float.NaN;
    int[] ran = series.ran();
    for (int i = 0; i < ran.length && ran[i] < to; i += 2) {
      if (ran[i + 1] > from) {
        highest = series.floor();
        break;
      }
    }
    for (int i = Series.from(series.steps(), from);
        i < series.size() && series.steps()[i] < to;
        i++) {
      highest = series.logit(i) <= highest ? highest : series.logit(i);
    }
    return highest;
  }

  /**
   * Clips drawn evenly from the whole index. They are kept in the index's folder, as a NumPy
   * matrix, for the next time.
   *
   * @param windowSeconds how long the clips are; absent: whole videos
   * @param count at most so many
   * @param seed of the draw
   */
  public Background background(OptionalDouble windowSeconds, int count, long seed)
      throws IOException {
    List<ConceptId> concepts = index.concepts();
    BackgroundFile file = new BackgroundFile(index, calibration, windowSeconds, count, seed);
    Background stored = file.read(concepts);
    if (!stored.clips().isEmpty()) {
      return stored;
    }
    Background drawn = draw(windowSeconds, count, seed, concepts);
    file.write(drawn, concepts);
    return drawn;
  }

  private Background draw(
      OptionalDouble windowSeconds, int count, long seed, List<ConceptId> concepts)
      throws IOException {
    List<Clip> clips = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    List<UnitGrid> grids = new ArrayList<>();
    int units = 0;
    for (Shard shard : index.shards()) {
      UnitGrid grid =
          windowSeconds.isPresent()
              ? UnitGrid.windows(shard.videos(), index.grid().steps(windowSeconds.getAsDouble()))
              : UnitGrid.wholeVideos(shard.videos());
      grids.add(grid);
      units += grid.units();
    }
    boolean[] drawn = sample(units, count, seed);
    Levels[] levels = levels(concepts);
    int base = 0;
    for (int s = 0; s < grids.size(); s++) {
      Shard shard = index.shards().get(s);
      UnitGrid grid = grids.get(s);
      List<Integer> mine = new ArrayList<>();
      for (int unit = 0; unit < grid.units(); unit++) {
        if (drawn[base + unit] && !shard.videos().get(grid.video(unit)).hidden()) {
          mine.add(unit);
          clips.add(clip(shard, grid, unit));
          rows.add(new float[concepts.size()]);
        }
      }
      base += grid.units();
      for (int c = 0; c < levels.length && !mine.isEmpty(); c++) {
        LogitSeries series = LogitSeries.of(shard.series(concepts.get(c)), levels[c]);
        for (int i = 0; i < mine.size(); i++) {
          float[] row = rows.get(rows.size() - mine.size() + i);
          row[c] = highest(series, grid.start(mine.get(i)), grid.end(mine.get(i)));
        }
      }
    }
    return new Background(clips, rows);
  }

  private Clip clip(Shard shard, UnitGrid grid, int unit) {
    Shard.ShardVideo video = shard.videos().get(grid.video(unit));
    return new Clip(
        video.name(),
        new TimeSpan(
            index.grid().start(grid.start(unit) - video.base()),
            index.grid().start(grid.end(unit) - video.base())));
  }

  /** Which of n things are drawn: each subset of the size is as likely. */
  private static boolean[] sample(int n, int count, long seed) {
    boolean[] drawn = new boolean[n];
    if (count >= n) {
      Arrays.fill(drawn, true);
      return drawn;
    }
    SplittableRandom random = new SplittableRandom(seed);
    // Floyd's sampling.
    for (int last = n - count; last < n; last++) {
      int one = random.nextInt(last + 1);
      drawn[drawn[one] ? last : one] = true;
    }
    return drawn;
  }
}
