package io.miharu.eval.sed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.MarkdownTable;
import io.miharu.eval.sed.SedScores.Settings;
import io.miharu.eval.sed.SedXml.PairForm;
import io.miharu.eval.viper.ViperFile;
import io.miharu.eval.viper.ViperWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our reports beside those of F4DE's TV08Scorer, commit 7de28d51. */
class SedCasesTest {

  private static final String EQUALS = ".* Mapped .* 3503:3739 .* 3503:3739 .*";

  /** A case with its command line taken apart. */
  private static final class Case {

    private final Path folder;
    private final String name;
    private final List<String> systems = new ArrayList<>();
    private final List<String> truths = new ArrayList<>();
    private String ecf = "";
    private double fps;
    private double tolerance;
    private double seconds;
    private boolean onlySystemEvents;
    private boolean rewrite;
    private boolean pruned;
    private PairForm form = PairForm.SYSTEM_ALONE;

    Case(Path folder, MarkdownTable.Row row) {
      this.folder = folder;
      name = row.get("case");
      String[] words = row.get("scorer command").split(" ", -1);
      List<String> into = systems;
      for (int i = 1; i < words.length; i++) {
        switch (words[i]) {
          case "-f" -> fps = Double.parseDouble(words[++i]);
          case "-d" -> tolerance = Double.parseDouble(words[++i]);
          case "-D" -> seconds = Double.parseDouble(words[++i]);
          case "-e" -> ecf = words[++i];
          case "-X" -> form = form(words[++i]);
          case "-L" -> onlySystemEvents = true;
          case "-w" -> rewrite = true;
          case "-p" -> pruned = true;
          case "-g" -> into = truths;
          default -> {
            if (!words[i].startsWith("-")) {
              into.add(words[i]);
            }
          }
        }
      }
    }

    private static PairForm form(String word) {
      return switch (word) {
        case "copy_sys" -> PairForm.COPY_SYSTEM;
        case "copy_ref" -> PairForm.COPY_TRUTH;
        case "overlap" -> PairForm.OVERLAP;
        default -> throw new IllegalArgumentException(word);
      };
    }

    SedScores scores() throws IOException {
      List<SedFile> found = new ArrayList<>();
      for (String file : systems) {
        found.add(SedFile.readSystem(folder.resolve(file)));
      }
      List<SedFile> real = new ArrayList<>();
      for (String file : truths) {
        real.add(SedFile.readTruth(folder.resolve(file)));
      }
      return SedScores.of(
          found,
          real,
          new Settings(
              fps,
              tolerance,
              Optional.of(seconds),
              ecf.isEmpty() ? Optional.empty() : Optional.of(Ecf.read(folder.resolve(ecf))),
              List.of(),
              onlySystemEvents,
              false,
              SedAlignment.Weights.DEFAULT,
              SedCost.DEFAULT));
    }

    String report(SedScores scores) {
      String rewritten =
          rewrite
              ? SedXml.of(scores, pruned, form).values().stream()
                  .map(ViperWriter::write)
                  .collect(Collectors.joining())
              : "";
      return SedReport.of(
              scores, systems, truths, new SedReport.Parts("", true, true, true, ""), rewritten)
          .text();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases(boolean failing) throws IOException {
    Path folder = MarkdownTable.folder("f4de-sed");
    return MarkdownTable.rows(folder.resolve("README.md")).stream()
        .filter(row -> row.get("expected numbers").startsWith("exit 0") != failing)
        .map(row -> new Case(folder, row));
  }

  static Stream<Case> scored() throws IOException {
    return cases(false);
  }

  static Stream<Case> refused() throws IOException {
    return cases(true);
  }

  @ParameterizedTest
  @MethodSource("scored")
  void report_ofTheSameFiles_isTheReferencesToTheLastBlank(Case c) throws IOException {
    String expected =
        Files.readString(c.folder.resolve("expected").resolve(c.name + ".stdout.txt"));
    assertEquals(comparable(expected), comparable(c.report(c.scores())));
  }

  /**
   * The lines in order, but for what the reference takes from a hash: the words of its lists of
   * names, which of two equal annotations a report is paired with, and in rewritten XML the order
   * of objects and thus their ids.
   */
  private static String comparable(String report) {
    List<String> lines = new ArrayList<>();
    boolean xml = false;
    for (String raw : report.split("\n", -1)) {
      String line = raw.replaceAll("\\S*(common|inputs)/", "");
      if (line.startsWith(" -- Will only process") || line.startsWith("** Common")) {
        String[] words = line.split(" ", -1);
        Arrays.sort(words);
        line = String.join(" ", words);
      }
      xml |= line.startsWith("<?xml");
      lines.add(
          xml
              ? line.replaceAll("(object name=\"[^\"]*\") id=\"\\d+\"", "$1")
              : line.matches(EQUALS) ? line.replaceAll("( Mapped) +\\d", "$1") : line);
    }
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).matches(EQUALS) && lines.get(i - 1).matches(EQUALS)) {
        lines.subList(i - 1, i + 1).sort(null);
      }
    }
    if (xml) {
      lines.sort(null);
    }
    return String.join("\n", lines);
  }

  @ParameterizedTest
  @MethodSource("refused")
  void videosOfTheControlFileThatAreAbsent_areRefused(Case c) {
    String message =
        String.valueOf(assertThrows(DataFormatException.class, c::scores).getMessage());
    assertEquals(true, message.toLowerCase(Locale.ROOT).contains(".ecf: needed videos"), message);
  }

  @ParameterizedTest
  @MethodSource("scored")
  void rewrittenXml_readAgain_isTheSame(Case c) throws IOException {
    Path file = Files.createTempFile("sed", ".xml");
    try {
      for (ViperFile viper : SedXml.of(c.scores(), c.pruned, c.form).values()) {
        String text = ViperWriter.write(viper).replaceAll("(?s) *<!--.*?-->\n", "");
        Files.writeString(file, text);
        assertEquals(text, ViperWriter.write(io.miharu.eval.viper.ViperReader.read(file)));
      }
    } finally {
      Files.delete(file);
    }
  }
}
