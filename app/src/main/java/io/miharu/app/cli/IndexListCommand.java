package io.miharu.app.cli;

import io.miharu.app.ExitCode;
import io.miharu.core.MediaTime;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.StoredVideo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code miharu index list}: what an index holds. */
@Command(
    name = "list",
    description = "Lists the videos of an index, or with --concepts what was looked for.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class IndexListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--index", paramLabel = "DIR", required = true, description = "The index.")
  private Path index = Path.of(".");

  @Option(names = "--concepts", description = "List the concepts instead.")
  private boolean concepts;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ConceptIndex opened = ConceptIndex.open(index)) {
      if (concepts) {
        opened.concepts().forEach(out::println);
        return ExitCode.DONE.code();
      }
      for (String name : opened.videos()) {
        try (StoredVideo video = opened.video(name).orElseThrow()) {
          out.printf(
              Locale.ROOT,
              "%s  %s  %d concepts%s%n",
              name,
              opened.grid().start(video.steps()),
              video.concepts().size(),
              video.complete() ? "" : "  (not read to its end)");
        }
      }
      out.printf(
          Locale.ROOT,
          "%d videos, %s, a step every %s s%n",
          opened.videos().size(),
          MediaTime.ofSeconds(opened.seconds()),
          opened.grid().stepSeconds());
    }
    return ExitCode.DONE.code();
  }
}
