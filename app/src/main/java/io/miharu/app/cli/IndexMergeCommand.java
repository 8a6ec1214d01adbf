package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.events.index.IndexWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code miharu index merge}: makes queries over many videos fast now. */
@Command(
    name = "merge",
    description = "Merges all complete videos for fast queries; indexing does it when it is due.",
    mixinStandardHelpOptions = true)
final class IndexMergeCommand implements Callable<Integer> {

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "The index.")
  private Path index = Path.of(".");

  @Override
  public Integer call() throws IOException {
    try (IndexWriter writer = IndexCommand.open(index, Optional.empty())) {
      writer.merge();
    }
    return ExitCode.DONE.code();
  }
}
