package io.miharu.app.run;

import io.miharu.nets.CardCatalog;
import io.miharu.nets.ModelFormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Lets a process of its own open a model that nobody here has opened before: native code that a
 * malformed network crashes takes that process down, and not this one.
 *
 * <p>A file whose SHA-256 belongs to a built-in card is not probed, and one that has passed is
 * remembered by its SHA-256 in the folder of seen models. Only crashes and hangs are refused here;
 * what else is wrong with a file, opening it says better.
 */
public final class ModelProbe {

  /** Set in the process that probes, which must not start another one. */
  private static final String WITHIN = "miharu.probing";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A shell reports death by signal N as 128 + N. */
  private static final int SIGNALS = 128;

  /** Of the SHA-256 of a part, in the name of what has passed. */
  private static final int PART_DIGITS = 16;

  private final Path seen;
  private final List<String> command;
  private final Duration patience;

  /**
   * @param seen folder of what has passed
   * @param command opens the model whose path is added as its last argument
   */
  ModelProbe(Path seen, List<String> command, Duration patience) {
    this.seen = seen;
    this.command = List.copyOf(command);
    this.patience = patience;
  }

  /** Opens models as {@code miharu models check} does, in a JVM like this one. */
  public static ModelProbe inAJvm() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-D" + WITHIN + "=true",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            // A crash is an answer here; its report would only lie about.
            "-XX:+SuppressFatalErrorMessage",
            "-cp",
            System.getProperty("java.class.path"),
            "io.miharu.app.Main",
            "models",
            "check"));
    return new ModelProbe(cache().resolve("seen-models"), command, PATIENCE);
  }

  private static Path cache() {
    String base = System.getenv("XDG_CACHE_HOME");
    return (base == null || base.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(base))
        .resolve("miharu");
  }

  /**
   * Returns when the model can be opened without taking the process down.
   *
   * @param parts other files that belong to it
   * @throws ModelFormatException when opening it crashes or never ends
   */
  public void check(Path model, Path... parts) throws IOException {
    if (Boolean.getBoolean(WITHIN) || !Files.isRegularFile(model)) {
      return; // of a missing file, opening it says what is wrong
    }
    StringBuilder sums = new StringBuilder(FileHashes.sha256(Files.readAllBytes(model)));
    if (CardCatalog.isWellKnown(sums.toString())) {
      return;
    }
    for (Path part : parts) {
      sums.append('-')
          .append(FileHashes.sha256(Files.readAllBytes(part)).substring(0, PART_DIGITS));
    }
    Path mark = seen.resolve(sums.toString());
    if (Files.exists(mark)) {
      return;
    }
    Path said = Files.createTempFile("miharu-probe", ".txt");
    try {
      verdict(model, said);
    } finally {
      Files.deleteIfExists(said);
    }
    remember(mark, model);
  }

  private void verdict(Path model, Path said) throws IOException {
    List<String> line = new ArrayList<>(command);
    line.add(model.toAbsolutePath().toString());
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.environment().putAll(Map.of("OMP_WAIT_POLICY", "passive"));
    Process child = builder.start();
    try {
      if (!child.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new ModelFormatException(
            "%s: opening it did not end within %d s in a process of its own, so it is not used; was it exported by a current tool?"
                .formatted(model, patience.toSeconds()));
      }
      if (child.exitValue() >= SIGNALS) {
        throw new ModelFormatException(
            "%s: opening it crashed the process that tried (signal %d), so it is not used; export the network again, or with another opset. It said: %s"
                .formatted(model, child.exitValue() - SIGNALS, lastLine(said)));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while probing " + model, stopped);
    } finally {
      child.destroyForcibly();
    }
  }

  private void remember(Path mark, Path model) {
    try {
      Files.createDirectories(seen);
      Files.writeString(mark, model.getFileName() + "\n");
    } catch (IOException readOnly) {
      // Then it is probed again the next time, which costs a second.
    }
  }

  private static String lastLine(Path said) throws IOException {
    String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
    return text.isEmpty() ? "nothing" : text.substring(text.lastIndexOf('\n') + 1);
  }
}
