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
 * @param sequences says what happens by what is said over time
 * @param actions say what people do, from their skeletons; none for those that are shipped
 */
public record Networks(
    Optional<Path> pose,
    Optional<Path> appearance,
    Optional<Path> classifier,
    Optional<Path> clips,
    Optional<Path> sequences,
    List<Path> actions) {

  public static final Networks NONE =
      new Networks(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public Networks {
    actions = List.copyOf(actions);
  }

  /** The same with another network of joints, or none. */
  public Networks withPose(Optional<Path> other) {
    return new Networks(other, appearance, classifier, clips, sequences, actions);
  }

  /** Their files, in the order above. */
  List<Path> files() {
    return Stream.concat(
            Stream.of(pose, appearance, classifier, clips, sequences).flatMap(Optional::stream),
            actions.stream())
        .toList();
  }
}
