package io.miharu.app.convert;

import io.miharu.app.ExitCode;
import io.miharu.app.run.OutputException;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.formats.AnnotationFormat;
import io.miharu.eval.formats.Annotations;
import io.miharu.eval.formats.VideoAnnotations;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code miharu convert IN OUT}. */
@Command(
    name = "convert",
    description = {
      "Turns tracks and events from one format into another, and says what is lost.",
      "",
      "IN may also be the folder of a run of miharu detect. Where a format holds one video and IN has"
          + " several, OUT becomes a folder."
    },
    mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the options before call()
public final class ConvertCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private AnnotationSource source;

  @Option(
      names = "--from",
      paramLabel = "FORMAT",
      converter = FormatNames.class,
      completionCandidates = FormatNames.class,
      description = "What IN is, where it cannot be told by its content: ${COMPLETION-CANDIDATES}.")
  private @Nullable AnnotationFormat from;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      converter = FormatNames.class,
      completionCandidates = FormatNames.class,
      description = "What OUT shall be: ${COMPLETION-CANDIDATES}.")
  private AnnotationFormat to;

  @Parameters(index = "0", paramLabel = "IN", description = "The file or folder to read.")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file or folder to write.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Annotations read = source.read(in, from);
    PrintWriter text = spec.commandLine().getOut();
    List<String> lost;
    try {
      lost = to.write(out, read.videos());
    } catch (DataFormatException impossible) {
      throw impossible;
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write %s: %s".formatted(out, unwritable.getMessage()), unwritable);
    }
    long tracks = 0;
    long events = 0;
    for (VideoAnnotations video : read.videos()) {
      tracks += video.tracks().size();
      events += video.events().size();
    }
    text.printf(
        Locale.ROOT,
        "%s: %d video(s), %d track(s), %d event(s)%n",
        out,
        read.videos().size(),
        tracks,
        events);
    read.remarks().forEach(remark -> text.println("  read: " + remark));
    lost.forEach(loss -> text.println("  lost: " + loss));
    text.flush();
    return ExitCode.DONE.code();
  }
}
