package io.miharu.ingest.javacv;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/**
 * FFmpeg's own command-line program, a process of its own: the yardstick of our decoding. By
 * default the one inside the JavaCV jars, of the same version as the libraries we call.
 */
public final class FfmpegProgram {

  private final String executable;

  private FfmpegProgram(String executable) {
    this.executable = executable;
  }

  /**
   * The program inside the JavaCV jars.
   *
   * @throws IOException when the system lacks a library that it, and none of ours, is linked
   *     against: it plays and records sound, and servers often cannot
   */
  public static FfmpegProgram bundled() throws IOException {
    try {
      return new FfmpegProgram(Loader.load(ffmpeg.class));
    } catch (LinkageError lacking) {
      throw new IOException(
          "the ffmpeg program that JavaCV brings does not start here (%s); install what it lacks,"
                  .formatted(Ffmpeg.missingLibrary(lacking))
              + " or ffmpeg itself",
          lacking);
    }
  }

  /**
   * The one inside the JavaCV jars, or else the one on the user's path.
   *
   * @throws IOException when neither starts; says why the first one does not
   */
  public static FfmpegProgram bundledOrInstalled() throws IOException {
    try {
      return bundled();
    } catch (IOException lacking) {
      try {
        FfmpegProgram installed = installed();
        installed.run(List.of("-version"));
        return installed;
      } catch (IOException absent) {
        lacking.addSuppressed(absent);
        throw lacking;
      }
    }
  }

  /** The program of that name on the user's path. */
  public static FfmpegProgram installed() {
    return new FfmpegProgram("ffmpeg");
  }

  /** Whether the program starts and has the encoder, by FFmpeg's name for it. */
  public boolean encodes(String encoder) throws IOException {
    try {
      return run(List.of("-encoders")).contains(" " + encoder + " ");
    } catch (IOException absent) {
      if (absent instanceof InterruptedIOException) {
        throw absent;
      }
      return false;
    }
  }

  /**
   * Runs the program to its end, asking nothing.
   *
   * @return what it printed
   * @throws IOException when it cannot be started, or fails; with its last words
   */
  public String run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(executable, "-hide_banner", "-nostdin", "-y"));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed;
    try {
      printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(
            "ffmpeg failed with status %d: %s".formatted(status, lastLine(printed)));
      }
      return printed;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while ffmpeg ran");
    } finally {
      process.destroyForcibly();
    }
  }

  /** A path as an argument: the prefix keeps a colon in a name from being read as a protocol. */
  public static String argument(Path file) {
    return "file:" + file.toAbsolutePath();
  }

  private static String lastLine(String printed) {
    String text = printed.strip();
    return text.substring(text.lastIndexOf('\n') + 1);
  }
}
