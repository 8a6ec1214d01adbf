package io.miharu.app.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The networks that look closer at what the detector found, each only when asked for. Immutable.
 *
 * @param pose finds the joints of persons
 * @param appearance knows persons again
 * @param classifier says what a frame as a whole shows
 * @param clips says what happens in a stretch of time
 */
public record Networks(
    Optional<Path> pose,
    Optional<Path> appearance,
    Optional<Path> classifier,
    Optional<Path> clips) {

  public static final Networks NONE =
      new Networks(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Their files, in the order above. */
  List<Path> files() {
    return Stream.of(pose, appearance, classifier, clips).flatMap(Optional::stream).toList();
  }
}
