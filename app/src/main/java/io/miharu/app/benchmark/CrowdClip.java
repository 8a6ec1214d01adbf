package io.miharu.app.benchmark;

import io.miharu.app.run.OutputException;
import io.miharu.ingest.javacv.FfmpegProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * A clip of HD video out of a smaller or shorter one: 1920x1080, 30 frames/s, 600 frames, H.264,
 * looped as often as it takes. With x264 at CRF 23 where an installed ffmpeg has it, which decodes
 * like what cameras send; else with OpenH264 from the JavaCV jars at 3 Mbit/s.
 */
final class CrowdClip {

  private static final String SIZE = "scale=1920:1080,fps=30";
  private static final String FRAMES = "600";

  private CrowdClip() {}

  /** The clip for {@code source}, made below {@code folder} unless it is there already. */
  static Path of(Path source, Path folder) throws IOException {
    FfmpegProgram installed = FfmpegProgram.installed();
    boolean x264 = installed.encodes("libx264");
    String name =
        String.format(
            Locale.ROOT,
            "%s-%d-1080p-%s.mp4",
            source.getFileName(),
            Files.size(source),
            x264 ? "x264" : "openh264");
    Path clip = folder.resolve(name);
    if (Files.isRegularFile(clip)) {
      return clip;
    }
    Path unfinished = folder.resolve("unfinished-" + name);
    try {
      Files.createDirectories(folder);
      (x264 ? installed : FfmpegProgram.bundled())
          .run(
              List.of(
                  "-stream_loop",
                  "-1",
                  "-i",
                  FfmpegProgram.argument(source),
                  "-an",
                  "-vf",
                  SIZE,
                  "-frames:v",
                  FRAMES,
                  "-c:v",
                  x264 ? "libx264" : "libopenh264",
                  x264 ? "-crf" : "-b:v",
                  x264 ? "23" : "3M",
                  FfmpegProgram.argument(unfinished)));
      return Files.move(unfinished, clip, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new OutputException(
          "cannot make an HD clip of %s in %s: %s".formatted(source, folder, failed.getMessage()),
          failed);
    }
  }

  /** Where clips are kept between runs: the user's cache. */
  static Path cache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    return (cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache))
        .resolve("miharu")
        .resolve("clips");
  }
}
