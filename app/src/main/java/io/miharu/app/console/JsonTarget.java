package io.miharu.app.console;

import io.miharu.app.run.OutputException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where {@code --json[=FILE]} prints: a file, or standard output when none is named. Owns the file,
 * not standard output. Thread-safe: lines of several sources do not mix.
 */
public final class JsonTarget implements AutoCloseable {

  /** What picocli gives for {@code --json} without a value. */
  public static final String STANDARD_OUTPUT = "-";

  private final PrintStream stream;
  private final boolean owned;

  private JsonTarget(PrintStream stream, boolean owned) {
    this.stream = stream;
    this.owned = owned;
  }

  public static JsonTarget open(String target) throws OutputException {
    if (target.equals(STANDARD_OUTPUT)) {
      return new JsonTarget(System.out, false);
    }
    try {
      return new JsonTarget(
          new PrintStream(Path.of(target).toFile(), StandardCharsets.UTF_8), true);
    } catch (IOException unwritable) {
      throw new OutputException(
          "cannot write %s: %s; choose another file for --json"
              .formatted(target, unwritable.getMessage()),
          unwritable);
    }
  }

  public synchronized void line(String json) {
    stream.println(json);
    stream.flush();
  }

  @Override
  public void close() {
    if (owned) {
      stream.close();
    }
  }
}
