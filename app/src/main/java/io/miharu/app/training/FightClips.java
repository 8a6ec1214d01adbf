package io.miharu.app.training;

import io.miharu.app.console.UsageException;
import io.miharu.ingest.Source;
import io.miharu.ingest.Sources;
import io.miharu.learning.motion.FilmedClip;
import io.miharu.learning.motion.LabelledClip;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  static List<FilmedClip> read(Path data, Path cache, ClipMeasure measure, PrintWriter progress)
      throws IOException {
    if (!Files.isRegularFile(cache)) {
      Files.write(cache, measured(data, measure, progress));
    }
    return cached(cache, measure.names());
  }

  /** How many moments of an ordinary clip a fit learns from. */
  private static final int MOMENTS = 3;

  /** Ordinary clips take turns to be of the blocks that others are of. */
  private static final int BLOCKS = 5;

  /** Moments of clips that hold no fight; likewise, with a cache of their own. */
  static List<LabelledClip> ordinary(
      List<Path> folders, Path cache, ClipMeasure measure, PrintWriter progress)
      throws IOException {
    if (folders.isEmpty()) {
      return List.of();
    }
    if (!Files.isRegularFile(cache)) {
      List<String> lines = new ArrayList<>(List.of(heading(measure.names())));
      int block = 0;
      for (Source source : Sources.expand(folders.stream().map(Path::toString).toList())) {
        progress.printf("%s%n", source.name());
        progress.flush();
        for (ClipMeasure.Reading reading : measure.readings(source)) {
          lines.add(line(source.name(), false, block % BLOCKS, reading));
        }
        block++;
      }
      Files.write(cache, lines);
    }
    return cached(cache, measure.names()).stream()
        .flatMap(clip -> clip.spread(MOMENTS).stream())
        .toList();
  }

  private static String heading(List<String> names) {
    return "clip,fight,block,seconds,judged," + String.join(",", names);
  }

  private static List<String> measured(Path data, ClipMeasure measure, PrintWriter progress)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(heading(measure.names()));
    for (String kind : List.of("fight", "normal")) {
      Path folder = data.resolve(kind);
      if (!Files.isDirectory(folder)) {
        throw new UsageException(
            "%s has no folder %s; --data needs fight and normal".formatted(data, kind));
      }
      List<Source> sources = Sources.expand(List.of(folder.toString()));
      for (int i = 0; i < sources.size(); i++) {
        String name = sources.get(i).name();
        progress.printf("%s%n", name);
        progress.flush();
        List<ClipMeasure.Reading> readings = measure.readings(sources.get(i));
        if (readings.isEmpty()) {
          throw new UsageException(name + " is too short: needs more than a second");
        }
        for (ClipMeasure.Reading reading : readings) {
          lines.add(line(name, kind.equals("fight"), i / BLOCK, reading));
        }
      }
    }
    return lines;
  }

  private static String line(String clip, boolean fight, int block, ClipMeasure.Reading reading) {
    return "%s,%d,%d,%s,%d,%s"
        .formatted(
            clip,
            fight ? 1 : 0,
            block,
            number(reading.seconds()),
            reading.judged() ? 1 : 0,
            reading.values().stream().map(FightClips::number).collect(Collectors.joining(",")));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  private static List<FilmedClip> cached(Path cache, List<String> names) throws IOException {
    List<String> lines = Files.readAllLines(cache);
    if (lines.isEmpty() || !lines.get(0).equals(heading(names))) {
      throw new UsageException(
          "%s holds other statistics than this build measures; delete it".formatted(cache));
    }
    Map<String, List<FilmedClip.Moment>> clips = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      try {
        LabelledClip moment =
            new LabelledClip(
                cells[0],
                cells[1].equals("1"),
                Integer.parseInt(cells[2]),
                Arrays.stream(cells).skip(5).mapToDouble(Double::parseDouble).toArray());
        clips
            .computeIfAbsent(cells[0], name -> new ArrayList<>())
            .add(new FilmedClip.Moment(Double.parseDouble(cells[3]), cells[4].equals("1"), moment));
      } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException broken) {
        throw new UsageException("%s is damaged at '%s'; delete it".formatted(cache, line));
      }
    }
    return clips.values().stream().map(FilmedClip::new).toList();
  }
}
