package io.miharu.app.run;

import java.nio.file.Path;
import java.util.Optional;

/** Which detector finds the people and things of a run. Immutable. */
public sealed interface DetectorSetting {

  /** What {@code --detector} calls what looks when nothing is asked for. */
  String EMBEDDED = "embedded";

  /** Another word for the same. */
  String OWN = "own";

  /** What it calls the people detector of OpenCV. */
  String HOG = "hog";

  /** What {@code run.json} calls it: a word, or the name of its file. */
  String label();

  /** The file that somebody brought; empty for what is built in. */
  default Optional<Path> file() {
    return Optional.empty();
  }

  /** About how many pixels its network looks at; empty for as many as it learned with. */
  default Optional<DetectorSize> size() {
    return Optional.empty();
  }

  /**
   * The same with another size.
   *
   * @throws IllegalArgumentException when it has no network
   */
  DetectorSetting withSize(Optional<DetectorSize> other);

  /** Whether it is a network, whose boxes have the shape of what they show. */
  default boolean isNetwork() {
    return true;
  }

  /** Whether results depend on the network that is built in. */
  default boolean usesOwnNetwork() {
    return this instanceof Embedded;
  }

  /** The network that is built in; before a fixed camera motion goes with it. */
  record Embedded(Optional<DetectorSize> size) implements DetectorSetting {

    public Embedded() {
      this(Optional.empty());
    }

    @Override
    public DetectorSetting withSize(Optional<DetectorSize> other) {
      return new Embedded(other);
    }

    @Override
    public String label() {
      return EMBEDDED;
    }
  }

  /** Moving regions and the people detector of OpenCV, which knows nothing but persons. */
  record People() implements DetectorSetting {
    @Override
    public DetectorSetting withSize(Optional<DetectorSize> other) {
      if (other.isPresent()) {
        throw new IllegalArgumentException(
            "--detector-size is for a network, and --detector %s is none; leave one of the two"
                .formatted(label()));
      }
      return this;
    }

    @Override
    public String label() {
      return HOG;
    }

    @Override
    public boolean isNetwork() {
      return false;
    }
  }

  /**
   * A network of the user's.
   *
   * @param path an ONNX file, or a Darknet .cfg
   */
  record Model(Path path, Optional<DetectorSize> size) implements DetectorSetting {

    public Model(Path path) {
      this(path, Optional.empty());
    }

    @Override
    public DetectorSetting withSize(Optional<DetectorSize> other) {
      return new Model(path, other);
    }

    @Override
    public String label() {
      return String.valueOf(path.getFileName());
    }

    @Override
    public Optional<Path> file() {
      return Optional.of(path);
    }
  }

  /** Reads {@value #EMBEDDED}, {@value #OWN}, {@value #HOG} or the path of a file. */
  static DetectorSetting parse(String words) {
    return switch (words) {
      case HOG -> new People();
      case EMBEDDED, OWN -> new Embedded();
      default -> new Model(Path.of(words));
    };
  }
}
