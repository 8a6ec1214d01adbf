package io.miharu.ingest;

import io.miharu.core.FrameStream;
import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.ingest.images.ImageFolderStream;
import io.miharu.ingest.javacv.VideoFileStream;
import io.miharu.ingest.live.LiveAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Turns what a user names into sources, and sources into streams. */
public final class Sources {

  /** Extensions that make a file of a folder a video. A file named by itself may have any. */
  static final List<String> VIDEO_EXTENSIONS =
      List.of(
          "mp4", "m4v", "mov", "avi", "mkv", "webm", "flv", "ts", "mts", "m2ts", "mpg", "mpeg",
          "wmv", "asf", "3gp", "ogv", "vob", "mxf", "h264", "264", "h265", "265", "hevc", "mjpg",
          "mjpeg", "dav", "gif", "y4m");

  private Sources() {}

  /**
   * The sources that the arguments of a command line stand for, in the order given.
   *
   * <p>A file is a source. A folder with videos stands for each of its videos in natural order; its
   * sub-folders are left alone, so that nobody starts a day's work by naming a disk. A folder
   * without videos but with images is one source. A file that does not exist is a source, too: it
   * fails when it is opened, and the others can still be read.
   *
   * @throws MediaException when a folder holds neither videos nor images
   */
  public static List<Source> expand(List<String> arguments) throws IOException {
    List<Source> sources = new ArrayList<>();
    Set<String> names = new HashSet<>(); // asked only whether it contains a name
    for (String argument : arguments) {
      if (LiveAddress.looksLikeAddress(argument) || argument.equals("-")) {
        throw new MediaException(
            Fault.CANNOT_OPEN,
            argument.replaceFirst("://[^/@]*@", "://")
                + " is no file; live sources are for miharu watch");
      }
      Path path = path(argument);
      if (!Files.isDirectory(path)) {
        sources.add(new Source(unused(fileName(path), names), path, Source.Kind.VIDEO_FILE));
        continue;
      }
      List<Path> videos = filesWith(path, VIDEO_EXTENSIONS);
      for (Path video : videos) {
        sources.add(new Source(unused(fileName(video), names), video, Source.Kind.VIDEO_FILE));
      }
      if (videos.isEmpty()) {
        if (filesWith(path, ImageFolderStream.EXTENSIONS).isEmpty()) {
          throw new MediaException(
              Fault.CANNOT_OPEN,
              "%s holds no videos (%s, …) and no images (%s); name a folder that does, or a file"
                  .formatted(
                      argument,
                      String.join(", ", VIDEO_EXTENSIONS.subList(0, 8)),
                      String.join(", ", ImageFolderStream.EXTENSIONS)));
        }
        sources.add(new Source(unused(fileName(path), names), path, Source.Kind.IMAGE_FOLDER));
      }
    }
    return List.copyOf(sources);
  }

  /** Opens a source. Whoever opens, closes. */
  public static FrameStream open(Source source, OpenOptions options) throws IOException {
    return switch (source.kind()) {
      case VIDEO_FILE -> VideoFileStream.open(source.path(), source.name(), options);
      case IMAGE_FOLDER ->
          ImageFolderStream.open(
              source.path(), source.name(), ImageFolderStream.DEFAULT_RATE, options);
    };
  }

  /** The regular files of a folder with one of the extensions, in natural order of their names. */
  public static List<Path> filesWith(Path folder, List<String> extensions) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> extensions.contains(extension(file)) && Files.isRegularFile(file))
          .sorted((a, b) -> NaturalOrder.COMPARATOR.compare(fileName(a), fileName(b)))
          .toList();
    }
  }

  private static Path path(String argument) throws MediaException {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new MediaException(
          Fault.CANNOT_OPEN, argument + " is not a path on this system; check its spelling", e);
    }
  }

  private static String fileName(Path path) {
    // "." and "/" have no name of their own.
    Path name = path.toAbsolutePath().normalize().getFileName();
    return name == null ? "root" : name.toString();
  }

  private static String extension(Path file) {
    String name = fileName(file);
    return name.startsWith(".")
        ? ""
        : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String unused(String name, Set<String> names) {
    String candidate = name;
    for (int i = 2; !names.add(candidate); i++) {
      candidate = name + "-" + i;
    }
    return candidate;
  }
}
