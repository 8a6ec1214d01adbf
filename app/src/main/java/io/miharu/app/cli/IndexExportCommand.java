package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.OutputException;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.StoredVideo;
import io.miharu.events.index.exchange.ScoreExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code miharu index export}: a timeline for others to read. */
@Command(
    name = "export",
    description = "Writes the timeline of one video as .npy, .csv or .jsonl.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class IndexExportCommand implements Callable<Integer> {

  @Parameters(paramLabel = "VIDEO", description = "Its name in the index; see index list.")
  private String name = "";

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "The index.")
  private Path index = Path.of(".");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write; the extension says how.")
  private Path out = Path.of(".");

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Also write what the columns are, one label a line.")
  private @Nullable Path labels;

  @Override
  public Integer call() throws IOException {
    String kind = out.toString().replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
    if (!kind.matches("npy|csv|jsonl")) {
      throw new UsageException("--out must end in .npy, .csv or .jsonl, got " + out);
    }
    try (ConceptIndex opened = ConceptIndex.open(index);
        StoredVideo video =
            opened
                .video(name)
                .orElseThrow(
                    () ->
                        new UsageException(
                            "no video is called %s in %s; see miharu index list --index %s"
                                .formatted(name, index, index)))) {
      ScoreExport export = new ScoreExport(video);
      write(export, kind);
    }
    return ExitCode.DONE.code();
  }

  private void write(ScoreExport export, String kind) throws IOException {
    try {
      switch (kind) {
        case "npy" -> export.npy(out);
        case "csv" -> export.csv(out);
        default -> export.jsonLines(out);
      }
      if (labels != null) {
        export.labels(labels);
      }
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write %s: %s".formatted(out, unwritable.getMessage()), unwritable);
    }
  }
}
