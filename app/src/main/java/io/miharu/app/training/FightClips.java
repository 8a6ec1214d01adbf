package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.learning.motion.LabelledClip;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The clips of two folders, {@code fight} and {@code normal}, as numbers measured over each, and a
 * CSV file that keeps these numbers.
 */
final class FightClips {

  /** Neighbours share a source, so this many of a kind in a row stay together. */
  private static final int BLOCK = 10;

  private FightClips() {}

  /** Reads {@code cache} where it is there and fits, else every clip, and writes the cache. */
  static List<LabelledClip> read(Path data, Path cache, ClipMeasure measure, PrintWriter progress)
      throws IOException {
    if (Files.isRegularFile(cache)) {
      return cached(cache, measure.names());
    }
    List<LabelledClip> clips = new ArrayList<>();
    for (String kind : List.of("fight", "normal")) {
      Path folder = data.resolve(kind);
      if (!Files.isDirectory(folder)) {
        throw new UsageException(
            "%s has no folder %s; --data needs fight and normal".formatted(data, kind));
      }
      List<Source> sources = Sources.expand(List.of(folder.toString()));
      for (int i = 0; i < sources.size(); i++) {
        progress.printf("%s%n", sources.get(i).name());
        progress.flush();
        clips.add(
            new LabelledClip(
                sources.get(i).name(),
                kind.equals("fight"),
                i / BLOCK,
                measure.values(sources.get(i))));
      }
    }
    write(clips, cache, measure.names());
    return clips;
  }

  private static void write(List<LabelledClip> clips, Path cache, List<String> names)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("clip,fight,block," + String.join(",", names));
    for (LabelledClip clip : clips) {
      lines.add(
          "%s,%d,%d,%s"
              .formatted(
                  clip.name(),
                  clip.positive() ? 1 : 0,
                  clip.block(),
                  Arrays.stream(clip.values())
                      .mapToObj(value -> String.format(Locale.ROOT, "%.6g", value))
                      .collect(Collectors.joining(","))));
    }
    Files.write(cache, lines);
  }

  private static List<LabelledClip> cached(Path cache, List<String> names) throws IOException {
    List<String> lines = Files.readAllLines(cache);
    String expected = "clip,fight,block," + String.join(",", names);
    if (lines.isEmpty() || !lines.get(0).equals(expected)) {
      throw new UsageException(
          "%s holds other statistics than this build measures; delete it".formatted(cache));
    }
    List<LabelledClip> clips = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      try {
        clips.add(
            new LabelledClip(
                cells[0],
                cells[1].equals("1"),
                Integer.parseInt(cells[2]),
                Arrays.stream(cells).skip(3).mapToDouble(Double::parseDouble).toArray()));
      } catch (ArrayIndexOutOfBoundsException | NumberFormatException broken) {
        throw new UsageException("%s is damaged at '%s'; delete it".formatted(cache, line));
      }
    }
    return clips;
  }
}
