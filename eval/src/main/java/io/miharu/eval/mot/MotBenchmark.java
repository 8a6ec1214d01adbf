package io.miharu.eval.mot;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The folders of a MOTChallenge benchmark: {@code SEQ/gt/gt.txt} with {@code SEQ/seqinfo.ini} for
 * every sequence, a seqmap that names them, and {@code SEQ.txt} of a tracker. Where a piece is
 * missing, the next best is taken: all sequences without a seqmap, and no known length without
 * {@code seqinfo.ini}.
 */
public final class MotBenchmark {

  /** Where the true boxes of a sequence are, in the reference's words. */
  public static final String USUAL_TRUTH = "{gt_folder}/{seq}/gt/gt.txt";

  private static final String INFO = "seqinfo.ini";

  private MotBenchmark() {}

  /**
   * One sequence.
   *
   * @param truth its true boxes
   * @param length in frames; 0 where nobody says
   */
  public record Sequence(String name, Path truth, int length) {}

  /**
   * The sequences of a folder.
   *
   * @param seqmap the file that names them; without one, every folder in it
   * @param truthPlace such as {@link #USUAL_TRUTH}
   */
  public static List<Sequence> sequences(Path folder, Optional<Path> seqmap, String truthPlace)
      throws IOException {
    List<Sequence> sequences = new ArrayList<>();
    for (String name : seqmap.isPresent() ? names(seqmap.get()) : folders(folder)) {
      Path home = folder.resolve(name);
      Path truth =
          Path.of(truthPlace.replace("{gt_folder}", folder.toString()).replace("{seq}", name));
      if (!Files.isRegularFile(truth)) {
        throw new DataFormatException(
            "%s: needed the true boxes of sequence %s, found no such file".formatted(truth, name));
      }
      Path info = home.resolve(INFO);
      sequences.add(
          new Sequence(name, truth, Files.isRegularFile(info) ? length(info).orElse(0) : 0));
    }
    if (sequences.isEmpty()) {
      throw new DataFormatException(
          folder + ": needed a folder with the true boxes of each sequence, found none");
    }
    return sequences;
  }

  /** The sequence of a single file; its length is in {@code seqinfo.ini} beside it or above. */
  public static Sequence sequence(Path truth) throws IOException {
    Path home = Optional.ofNullable(truth.toAbsolutePath().getParent()).orElse(truth);
    boolean nested = home.endsWith("gt") && home.getParent() != null;
    Path top = nested ? Optional.ofNullable(home.getParent()).orElse(home) : home;
    for (Path folder : List.of(home, top)) {
      Path info = folder.resolve(INFO);
      if (Files.isRegularFile(info)) {
        return new Sequence(name(folder), truth, length(info).orElse(0));
      }
    }
    return new Sequence(nested ? name(top) : withoutEnding(truth), truth, 0);
  }

  private static String name(Path folder) {
    return folder.getFileName() == null ? folder.toString() : folder.getFileName().toString();
  }

  private static String withoutEnding(Path file) {
    return name(file).replaceFirst("\\.[^.]*$", "");
  }

  /**
   * A tracker's file for a sequence: {@code SEQ.txt} in its folder or in {@code data} there, or
   * {@code tracker.txt} in a folder of the sequence.
   *
   * @param sub where the reference's {@code TRACKER_SUB_FOLDER} says to look first, may be empty
   */
  public static Path found(Path tracker, String sub, String sequence) throws IOException {
    List<Path> places =
        List.of(
            tracker.resolve(sub).resolve(sequence + ".txt"),
            tracker.resolve(sequence + ".txt"),
            tracker.resolve("data").resolve(sequence + ".txt"),
            tracker.resolve(sequence).resolve("tracker.txt"));
    for (Path place : places) {
      if (Files.isRegularFile(place)) {
        return place;
      }
    }
    throw new DataFormatException(
        "%s: needed the found boxes of sequence %s, as %s.txt here or in %s, found none"
            .formatted(tracker, sequence, sequence, sub.isEmpty() ? "data" : sub));
  }

  /** The folders of trackers: all within {@code folder}, in rising order of names. */
  public static List<String> folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new DataFormatException(folder + ": needed a folder, found none");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(MotBenchmark::name)
          .filter(name -> !name.equals("seqmaps") && !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** The names in a seqmap: the first column, below a header. */
  private static List<String> names(Path seqmap) throws IOException {
    List<String> lines = lines(seqmap, "a seqmap");
    List<String> names = new ArrayList<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String name = line.split(",", 2)[0].strip();
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      throw DataFormatException.at(
          seqmap.toString(), 2, 1, "needed the name of a sequence below the header, got none");
    }
    return names;
  }

  /** {@code seqLength} of {@code seqinfo.ini}, in frames; empty where it does not say. */
  static OptionalInt length(Path info) throws IOException {
    int number = 0;
    for (String line : lines(info, "a description of a sequence")) {
      number++;
      String[] sides = line.split("[=:]", 2);
      if (sides.length == 2 && sides[0].strip().toLowerCase(Locale.ROOT).equals("seqlength")) {
        String value = sides[1].strip();
        if (!value.matches("[1-9][0-9]{0,8}")) {
          throw DataFormatException.at(
              info.toString(),
              number,
              2,
              "needed a number of frames above 0 as seqLength, got \"%s\"".formatted(value));
        }
        return OptionalInt.of(Integer.parseInt(value));
      }
    }
    return OptionalInt.empty();
  }

  private static List<String> lines(Path file, String what) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new DataFormatException("%s: needed %s, found no such file".formatted(file, what));
    }
    return Files.readAllLines(file);
  }
}
