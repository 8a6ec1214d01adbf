package io.miharu.detectors;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A detector that is opened when it is first asked for something, for one that a source may never
 * need: loading a network takes longer than looking at ten frames. Owns what it opened. Not
 * thread-safe.
 */
public final class PostponedDetector implements Detector {

  /** Opens the detector. */
  @FunctionalInterface
  public interface Opener {
    Detector open() throws IOException;
  }

  private final Opener opener;
  private @Nullable Detector opened;
  private boolean closed;

  public PostponedDetector(Opener opener) {
    this.opener = opener;
  }

  private Detector detector() throws IOException {
    Detector known = opened;
    if (known == null) {
      if (closed) {
        throw new IllegalStateException("the detector was closed before it was opened");
      }
      known = opener.open();
      opened = known;
    }
    return known;
  }

  @Override
  public String name() {
    return unchecked().name();
  }

  /**
   * Opens it.
   *
   * @throws UncheckedIOException when that fails
   */
  @Override
  public Set<ConceptId> vocabulary() {
    return unchecked().vocabulary();
  }

  private Detector unchecked() {
    try {
      return detector();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  @Override
  public List<ConceptScore> concepts() {
    return opened == null ? List.of() : opened.concepts();
  }

  @Override
  public List<Detection> detect(Frame frame) throws IOException {
    return detector().detect(frame);
  }

  @Override
  public Optional<Detector> twin() throws IOException {
    return closed ? Optional.empty() : detector().twin();
  }

  @Override
  public void close() {
    closed = true;
    if (opened != null) {
      opened.close();
    }
  }
}
