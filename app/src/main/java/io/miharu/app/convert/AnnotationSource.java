package io.miharu.app.convert;

import io.miharu.app.console.UsageException;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.actev.FileIndex;
import io.miharu.eval.formats.AnnotationFormat;
import io.miharu.eval.formats.Annotations;
import io.miharu.eval.formats.ReadHints;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on what a file does not say of itself, and the reading of it. */
public final class AnnotationSource {

  /** What ActEV's own tools call the list of videos and their rates. */
  private static final String INDEX = "file-index.json";

  @Option(
      names = "--fps",
      paramLabel = "N",
      description =
          "Frames per second, where a file counts frames and times are needed, or the reverse.")
  private @Nullable Double framesPerSecond;

  @Option(
      names = "--file-index",
      paramLabel = "FILE",
      description =
          "ActEV's list of videos with their rates (default: " + INDEX + " beside the file).")
  private @Nullable Path index;

  /**
   * Reads a file or folder.
   *
   * @param format null to tell it by the content
   */
  public Annotations read(Path file, @Nullable AnnotationFormat format) throws IOException {
    if (framesPerSecond != null && !(framesPerSecond > 0 && framesPerSecond < 1e6)) {
      throw new UsageException("--fps needs a number above 0, got " + framesPerSecond);
    }
    try {
      AnnotationFormat known = format != null ? format : AnnotationFormat.recognise(file);
      OptionalDouble rate =
          framesPerSecond == null ? OptionalDouble.empty() : OptionalDouble.of(framesPerSecond);
      return known.read(file, new ReadHints(rate, index(file, known)));
    } catch (NoSuchFileException missing) {
      throw new DataFormatException(missing.getFile() + ": no such file or folder", missing);
    } catch (AccessDeniedException closed) {
      throw new DataFormatException(closed.getFile() + ": may not be read", closed);
    }
  }

  private Optional<FileIndex> index(Path file, AnnotationFormat format) throws IOException {
    if (index != null) {
      return Optional.of(FileIndex.read(index));
    }
    Path beside = file.resolveSibling(INDEX);
    return format == AnnotationFormat.ACTEV && Files.exists(beside)
        ? Optional.of(FileIndex.read(beside))
        : Optional.empty();
  }
}
