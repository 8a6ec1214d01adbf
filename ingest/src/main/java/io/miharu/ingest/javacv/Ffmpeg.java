package io.miharu.ingest.javacv;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;

/** What every user of FFmpeg's C interface needs: quiet, readable errors, paths, stamps. */
final class Ffmpeg {

  static {
    // FFmpeg writes to stderr by itself. Whatever matters reaches the user through our messages.
    av_log_set_level(AV_LOG_QUIET);
  }

  private static final Pattern MISSING =
      Pattern.compile("([^\\s/:]+): cannot open shared object file");

  private Ffmpeg() {}

  /** Loads the library and silences it; every entry point calls this first. */
  static void load() {
    // The static block has done it.
  }

  /** FFmpeg's own words for a negative result. */
  static String describe(int error) {
    byte[] text = new byte[256];
    av_strerror(error, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** Which library of the system it is for want of which one of FFmpeg's does not load. */
  static String missingLibrary(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher named = MISSING.matcher(String.valueOf(cause.getMessage()));
      if (named.find()) {
        return named.group(1) + " is missing";
      }
    }
    return String.valueOf(failure.getMessage());
  }

  /**
   * A path as FFmpeg takes it. The prefix keeps a colon in a file name from being read as a
   * protocol. The caller closes it.
   */
  static BytePointer url(Path path) {
    return new BytePointer("file:" + path.toAbsolutePath(), StandardCharsets.UTF_8);
  }

  static OptionalLong stamp(long value) {
    return value == AV_NOPTS_VALUE ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
