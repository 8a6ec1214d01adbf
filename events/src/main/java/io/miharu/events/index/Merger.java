package io.miharu.events.index;

import io.miharu.core.ConceptId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes the complete videos of an index once more, concept by concept on one axis, so that a query
 * reads one stretch of file for each of its concepts however many videos there are.
 *
 * <p>Reads every video twice, some at a time: first how much there is of each concept, then the
 * cells, which go to their places. Memory does not grow with the index. Not thread-safe.
 */
final class Merger {

  /** Videos that are open at a time, each with a file. */
  private static final int OPEN_VIDEOS = 256;

  private final Path root;
  private final TimeGrid grid;
  private final List<Path> folders;
  private final List<Shard.ShardVideo> videos = new ArrayList<>();
  private final List<ConceptId> concepts;
  private final TreeSet<ConceptId> foreign = new TreeSet<>();
  private final long[] offsets;
  private final RunList[] runs;

  /**
   * @param folders of the videos to merge, all complete, in the order they shall have
   */
  Merger(Path root, TimeGrid grid, List<Path> folders) throws IOException {
    this.root = root;
    this.grid = grid;
    TreeSet<ConceptId> all = new TreeSet<>();
    List<Path> fitting = new ArrayList<>();
    int minute = grid.stepsPerMinute();
    long base = 0;
    for (Path folder : folders) {
      VideoDescription video = DescriptionJson.video(folder.resolve(IndexFolder.VIDEO));
      long end = (base + video.steps() + minute - 1) / minute * minute;
      if (end > Integer.MAX_VALUE) {
        break; // 34 years at two steps a second; the rest is read from the videos' own folders
      }
      videos.add(new Shard.ShardVideo(video.name(), (int) base, video.steps(), false));
      fitting.add(folder);
      all.addAll(video.concepts());
      if (video.source().isForeign()) {
        foreign.addAll(video.concepts());
      }
      base = end;
    }
    this.folders = List.copyOf(fitting);
    concepts = List.copyOf(all);
    offsets = new long[concepts.size() + 1];
    runs = new RunList[concepts.size()];
  }

  /** Writes the files of a generation, whose name is given without extension. */
  void write(String generation) throws IOException {
    measure();
    long[] ranOffsets = new long[concepts.size() + 1];
    for (int column = 0; column < concepts.size(); column++) {
      offsets[column + 1] += offsets[column];
      ranOffsets[column + 1] = ranOffsets[column] + runs[column].toArray().length / 2;
    }
    ArrayLayout layout =
        MergedShard.layout(concepts.size(), offsets[concepts.size()], ranOffsets[concepts.size()]);
    Path file = root.resolve(generation + ".bin");
    try (ArrayFileWriter out = ArrayFileWriter.create(AtomicFile.unfinished(file), layout)) {
      out.longs(Segment.OFFSETS, offsets);
      out.longs(Segment.RAN_OFFSETS, ranOffsets);
      for (int column = 0; column < concepts.size(); column++) {
        int[] ran = runs[column].toArray();
        out.ints(Segment.RAN, ranOffsets[column] * 2, ran, ran.length);
      }
      long[] cursors = offsets.clone();
      long[] levels = new long[concepts.size() * Levels.COUNT];
      for (int from = 0; from < folders.size(); from += OPEN_VIDEOS) {
        write(from, Math.min(folders.size(), from + OPEN_VIDEOS), cursors, levels, out);
      }
      out.longs(MergedShard.LEVELS, levels);
    }
    AtomicFile.publish(file);
    AtomicFile.write(
        root.resolve(generation + ".json"),
        MergedShard.text(grid, videos, concepts, foreign, layout));
  }

  /** Counts the cells of each concept, and gathers in which steps somebody looked for it. */
  private void measure() throws IOException {
    for (int column = 0; column < runs.length; column++) {
      runs[column] = new RunList();
    }
    for (int v = 0; v < folders.size(); v++) {
      try (StoredVideo video = StoredVideo.open(folders.get(v))) {
        int base = videos.get(v).base();
        int steps = video.steps();
        for (int c = 0; c < video.segments().columns(); c++) {
          int column = column(video.concepts().get(c));
          offsets[column + 1] += video.segments().cells(c);
          int[] ran = video.segments().ran(c);
          runs[column].addAll(ran, base);
          if (ran.length > 0 && ran[ran.length - 1] == steps) {
            // Steps between two videos belong to nobody; filling them joins the runs of both.
            runs[column].add(base + steps, end(v));
          }
        }
      }
    }
  }

  private int end(int v) {
    int minute = grid.stepsPerMinute();
    return (videos.get(v).base() + videos.get(v).steps() + minute - 1) / minute * minute;
  }

  private int column(ConceptId concept) {
    return Collections.binarySearch(concepts, concept);
  }

  private void write(int from, int to, long[] cursors, long[] levels, ArrayFileWriter out)
      throws IOException {
    List<StoredVideo> open = new ArrayList<>();
    try {
      for (Path folder : folders.subList(from, to)) {
        open.add(StoredVideo.open(folder));
      }
      for (int column = 0; column < concepts.size(); column++) {
        IntList steps = new IntList();
        ByteList codes = new ByteList();
        for (int v = 0; v < open.size(); v++) {
          Series series = open.get(v).series(concepts.get(column));
          steps.addAll(series.steps(), videos.get(from + v).base());
          codes.addAll(series.codes());
          long[] counts = Levels.count(series);
          for (int level = 0; level < Levels.COUNT; level++) {
            levels[column * Levels.COUNT + level] += counts[level];
          }
        }
        int[] all = steps.toArray();
        out.ints(Segment.STEPS, cursors[column], all, all.length);
        out.bytes(Segment.PROBABILITIES, cursors[column], codes.toArray(), all.length);
        cursors[column] += all.length;
      }
    } finally {
      for (StoredVideo video : open) {
        video.close();
      }
    }
  }
}
