package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.indexing.ForeignLabels;
import io.miharu.app.search.Questions;
import io.miharu.core.ConceptId;
import io.miharu.events.index.IndexFormatException;
import io.miharu.events.index.IndexWriter;
import io.miharu.events.index.exchange.ConceptNames;
import io.miharu.events.index.exchange.NpyMatrix;
import io.miharu.events.index.exchange.ScoreImport;
import io.miharu.events.index.exchange.ScoreScale;
import io.miharu.knowledge.Ontology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu index import}: scores of any network. */
@Command(
    name = "import",
    description = {
      "Puts concept scores of other networks into an index.",
      "",
      "A .npy matrix of (steps, concepts), (videos, concepts) or (videos, steps, concepts) with"
          + " --labels; a .csv table; or .jsonl lines. NaN, or nothing, means that the concept's"
          + " detector did not run. A video of the same name is replaced."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class IndexImportCommand implements Callable<Integer> {

  private static final int SHOWN = 10;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Scores: .npy, .csv or .jsonl.")
  private Path file = Path.of(".");

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "The index.")
  private Path index = Path.of(".");

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "What the columns of a matrix are, one label a line.")
  private @Nullable Path labels;

  @Option(
      names = "--vocabulary",
      paramLabel = "NAME",
      description =
          "Whose labels these are: imagenet, places365, … (see miharu ontology list --vocabularies);"
              + " they become the ontology's concepts. none keeps them as they are. By default a list"
              + " of --labels is compared with all vocabularies, others are kept.")
  private @Nullable String vocabulary;

  @Option(
      names = "--videos",
      paramLabel = "FILE",
      description = "What the videos of a matrix are called, one name a line.")
  private @Nullable Path videos;

  @Option(
      names = "--rows-are-videos",
      description = "Each row of the matrix is a video, not a step of one.")
  private boolean rowsAreVideos;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the one video of a matrix is called (default: the file's name).")
  private @Nullable String name;

  @Option(
      names = "--step",
      paramLabel = "SECONDS",
      description =
          "The time grid of a new index (default: 0.5). A matrix has a row for each step.")
  private @Nullable Double step;

  @Option(names = "--logits", description = "The numbers are calibrated logits.")
  private boolean logits;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      description = "Multiply the numbers by this first: 0.5 for rows that sum to 2.")
  private double scale = 1;

  @Option(names = "--allow-raw", description = "Take logits that do not say they are calibrated.")
  private boolean allowRaw;

  @Override
  public Integer call() throws IOException {
    String fileName = String.valueOf(file.getFileName());
    String kind = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    ScoreScale scoreScale;
    try {
      scoreScale = new ScoreScale(logits, scale);
    } catch (IllegalArgumentException wrong) {
      throw new UsageException("--scale: " + wrong.getMessage(), wrong);
    }
    try {
      // What can be refused is refused before anything is written.
      NpyMatrix matrix = kind.equals("npy") ? NpyMatrix.read(file) : null;
      List<String> lines = matrix == null ? List.of() : labelLines();
      Optional<ForeignLabels> foreign = foreign(lines);
      List<ConceptId> columns = matrix == null ? List.of() : columns(lines, foreign);
      List<String> names = matrix == null ? List.of() : names(matrix, fileName);
      if (matrix == null && !Files.isReadable(file)) {
        throw new NoSuchFileException(file.toString());
      }
      try (IndexWriter writer = IndexCommand.open(index, IndexCommand.grid(step))) {
        ScoreImport scores =
            new ScoreImport(
                writer,
                scoreScale,
                foreign.<Function<String, ConceptId>>map(known -> known).orElse(ConceptNames::of));
        List<String> imported =
            switch (kind) {
              case "npy" -> scores.matrix(file, Objects.requireNonNull(matrix), columns, names);
              case "csv" -> scores.csv(file);
              case "jsonl", "json" -> scores.jsonLines(file, allowRaw);
              default ->
                  throw new UsageException(
                      "%s: scores are read from .npy, .csv or .jsonl".formatted(file));
            };
        spec.commandLine()
            .getOut()
            .printf(
                Locale.ROOT,
                "Imported %d %s from %s%n",
                imported.size(),
                imported.size() == 1 ? "video" : "videos",
                file);
      }
      foreign.ifPresent(this::sayNames);
      Questions.prepare(index);
    } catch (NoSuchFileException missing) {
      throw new IndexFormatException(missing.getFile() + " does not exist", missing);
    }
    return ExitCode.DONE.code();
  }

  private List<String> labelLines() throws IOException {
    if (labels == null) {
      throw new UsageException("a matrix needs --labels FILE, one label for each column");
    }
    return ConceptNames.lines(labels);
  }

  private Optional<ForeignLabels> foreign(List<String> lines) {
    if (vocabulary == null) {
      return ForeignLabels.recognised(Ontology.builtIn(), lines);
    }
    return vocabulary.equals("none")
        ? Optional.empty()
        : Optional.of(ForeignLabels.of(Ontology.builtIn(), vocabulary));
  }

  private List<ConceptId> columns(List<String> lines, Optional<ForeignLabels> foreign)
      throws IOException {
    Path list = Objects.requireNonNull(labels);
    if (foreign.isEmpty()) {
      return ConceptNames.ids(list, lines, ConceptNames::of);
    }
    Iterator<ConceptId> ids = foreign.get().columns(lines).iterator();
    return ConceptNames.ids(list, lines, unused -> ids.next());
  }

  private void sayNames(ForeignLabels names) {
    List<String> unknown = names.unknown();
    String kept =
        unknown.isEmpty()
            ? "all are known"
            : "not known there and kept as they are: "
                + String.join(", ", unknown.subList(0, Math.min(SHOWN, unknown.size())))
                + (unknown.size() > SHOWN ? " and %d more".formatted(unknown.size() - SHOWN) : "");
    spec.commandLine()
        .getErr()
        .printf("miharu: labels read as those of %s; %s%n", names.vocabulary(), kept);
  }

  private List<String> names(NpyMatrix matrix, String fileName) throws IOException {
    String stem = fileName.replaceFirst("\\.[^.]*$", "");
    if (videos != null) {
      return Files.readAllLines(videos).stream().filter(line -> !line.isBlank()).toList();
    }
    return rowsAreVideos || matrix.axes() == 3
        ? ScoreImport.numbered(stem, matrix.length(0))
        : List.of(name == null ? fileName : name);
  }
}
