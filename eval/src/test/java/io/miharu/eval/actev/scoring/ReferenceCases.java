package io.miharu.eval.actev.scoring;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.miharu.eval.actev.scoring.ActevOptions.Boxes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The cases of the reference, as the table beside them lists them. */
final class ReferenceCases {

  private ReferenceCases() {}

  /**
   * One case.
   *
   * @param inputs the folder that the command's names are relative to
   * @param command the reference's own, word by word, after its name
   * @param outcome the table's column of expected numbers
   * @param note the table's last column
   */
  record Case(String name, Path inputs, List<String> command, String outcome, String note) {

    @Override
    public String toString() {
      return name;
    }

    boolean isRefused() {
      return outcome.startsWith("exit 1") || outcome.startsWith("HANGS");
    }

    /** Whether the expected numbers hold a defect that ours keeps on demand only. */
    boolean holdsADefect() {
      return note.contains("defect");
    }

    boolean validatesOnly() {
      return command.contains("-V");
    }

    /** The folder of files that the reference wrote. */
    Path expected() {
      return folder().resolve("expected").resolve(name);
    }

    Path truth() {
      return inputs.resolve(after("-r").orElseThrow());
    }

    Optional<String> after(String option) {
      int at = command.indexOf(option);
      return at < 0 ? Optional.empty() : Optional.of(command.get(at + 1));
    }

    boolean has(String... names) {
      return Arrays.stream(names).anyMatch(command::contains);
    }

    ActevJob job(boolean compat) {
      ActevOptions options =
          new ActevOptions(
              has("-i"),
              has("-I"),
              after("-P")
                  .map(s -> OptionalDouble.of(Double.parseDouble(s)))
                  .orElse(OptionalDouble.empty()),
              has("-e"),
              switch (after("--transformations").orElse("")) {
                case "single_bbox" -> Boxes.SINGLE;
                case "single_bbox_per_frame" -> Boxes.SINGLE_PER_FRAME;
                default -> Boxes.EACH;
              },
              has("-j"),
              after("-t").map(Integer::parseInt).orElse(0),
              compat);
      return new ActevJob(
          ActevProtocol.named(command.get(0)),
          inputs.resolve(after("-s").orElseThrow()),
          inputs.resolve(after("-a").orElseThrow()),
          inputs.resolve(after("-f").orElseThrow()),
          after("-p").map(inputs::resolve),
          has("-F", "--ignore-extraneous-files"),
          has("-m"),
          has("-S"),
          options);
    }
  }

  static Path folder() {
    return Path.of(System.getProperty("miharu.data", "missing"), "eval", "actev");
  }

  static void assumePresent() {
    assumeTrue(Files.isDirectory(folder()), "no ActEV cases: set -Dmiharu.data to the data folder");
  }

  /** All rows of the table; one without command where there is none, so that a test can skip. */
  static Stream<Case> all() {
    if (!Files.isDirectory(folder())) {
      return Stream.of(new Case("absent", folder(), List.of(), "", ""));
    }
    List<Case> cases = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(folder().resolve("README.md"))) {
        String[] cells = line.split(" \\| ", -1);
        if (cells.length < 4 || !cells[2].startsWith("ActEV_Scorer.py ")) {
          continue;
        }
        String name = cells[0].replace("|", "").strip();
        Path inputs =
            name.startsWith("err_")
                ? folder().resolve("errors").resolve(name.substring("err_".length()))
                : folder();
        List<String> words = Arrays.asList(cells[2].split(" ", -1));
        String note = cells.length > 4 ? cells[4] : "";
        cases.add(new Case(name, inputs, words.subList(1, words.size()), cells[3].strip(), note));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases.stream();
  }
}
