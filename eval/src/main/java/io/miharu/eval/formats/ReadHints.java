package io.miharu.eval.formats;

import io.miharu.eval.actev.FileIndex;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the user knows that a file does not say. Immutable.
 *
 * @param framesPerSecond of all videos; goes before what the file says
 * @param index rates by video, of ActEV
 */
public record ReadHints(OptionalDouble framesPerSecond, Optional<FileIndex> index) {

  /** Nothing but the file. */
  public static final ReadHints NONE = new ReadHints(OptionalDouble.empty(), Optional.empty());

  /** The rate to use for a video, given what its file says. */
  OptionalDouble rate(String video, OptionalDouble ofFile) {
    if (framesPerSecond.isPresent()) {
      return framesPerSecond;
    }
    FileIndex.Video known = index.map(files -> files.videos().get(video)).orElse(null);
    return known != null ? OptionalDouble.of(known.framerate()) : ofFile;
  }

  /** How frames and times of a video go together that counts frames. */
  Timing frames(String video, OptionalDouble ofFile) {
    return new Timing(Timing.Basis.FRAMES, rate(video, ofFile));
  }

  /** A name for the video of a file that names none: the file's own, without what follows a dot. */
  static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
