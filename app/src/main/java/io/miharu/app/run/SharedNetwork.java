package io.miharu.app.run;

import io.miharu.detectors.Detector;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One network for all sources that are open at the same time: the first one loads it, the others
 * take twins, which cost next to nothing. Owns nothing. Thread-safe.
 */
final class SharedNetwork {

  /** Loads the network. */
  @FunctionalInterface
  interface Opener {
    Detector open() throws IOException;
  }

  private final Opener opener;
  private @Nullable Detector latest;

  SharedNetwork(Opener opener) {
    this.opener = opener;
  }

  /** A detector of its own for whoever asks, who closes it. */
  synchronized Detector open() throws IOException {
    Optional<Detector> twin = latest == null ? Optional.empty() : latest.twin();
    Detector opened = twin.isPresent() ? twin.get() : opener.open();
    latest = opened;
    return opened;
  }
}
