package io.miharu.app.run;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.temporal.clips.ClipApplier;
import io.miharu.temporal.clips.ClipNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of every frame what a clip network saw in the last window of time; it holds until the next
 * one is complete. Owns the network. Not thread-safe.
 */
final class ClipLook implements AutoCloseable {

  private static final float LEAST = 0.05f;

  /** A model of single frames has windows without length. */
  private static final double LEAST_HOP_SECONDS = 0.25;

  private final ClipNetwork network;
  private final ClipApplier applier;
  private final double rate;
  private final boolean aligned;
  private @Nullable MediaTime first;
  private @Nullable MediaTime before;
  private @Nullable MediaTime taken;
  private List<ConceptScore> held = List.of();

  /**
   * @param hop seconds from one window to the next
   */
  ClipLook(ClipNetwork network, double hop) {
    this.network = network;
    applier = new ClipApplier(network, hop);
    rate = network.preparation().framesPerSecond();
    aligned = Math.abs(hop * rate - Math.rint(hop * rate)) < 1e-9;
  }

  /** The network of a file, with windows that overlap by half. */
  static ClipLook open(Path file) throws IOException {
    ClipNetwork network = ClipNetwork.open(file);
    return new ClipLook(network, Math.max(LEAST_HOP_SECONDS, network.preparation().span() / 2));
  }

  /** What may be said. */
  List<ConceptId> vocabulary() {
    List<ConceptId> silent = network.preparation().silent();
    return network.labels().stream().filter(label -> !silent.contains(label)).toList();
  }

  /**
   * Looks at the next frame.
   *
   * @param frame borrowed
   */
  List<ConceptScore> look(Frame frame) throws IOException {
    MediaTime time = frame.time();
    if (wanted(time)) {
      taken = time;
      List<ConceptScore> now = applier.look(frame);
      // A gap may complete several windows at once; the last of them is about now.
      held = now.isEmpty() ? held : ofLastWindow(now);
    }
    List<ConceptScore> scores = new ArrayList<>();
    for (ConceptScore score : held) {
      if (score.probability() >= LEAST) {
        scores.add(
            ConceptScore.ofScene(score.concept(), time, score.probability(), score.source()));
      }
    }
    return scores;
  }

  /**
   * Whether a frame may be among those that a window takes; the rest is not shrunk. Where windows
   * start a whole number of the network's frames apart, it is one nearest to such a frame; else
   * twice the network's rate is as near as its frames need to be.
   */
  private boolean wanted(MediaTime time) {
    MediaTime last = before;
    before = time;
    if (first == null || last == null || taken == null || time.isBefore(last)) {
      first = time;
      return true;
    }
    if (!aligned) {
      return time.secondsSince(taken) >= 0.5 / rate;
    }
    double frame = time.secondsSince(first) * rate;
    return Math.abs(frame - Math.rint(frame)) / rate <= time.secondsSince(last) / 2 + 1e-6;
  }

  private static List<ConceptScore> ofLastWindow(List<ConceptScore> scores) {
    MediaTime last = scores.get(scores.size() - 1).span().start();
    return scores.stream().filter(score -> score.span().start().equals(last)).toList();
  }

  /** Forgets what was seen, because time jumped, the scene was cut, or nobody looks for a while. */
  void forget() {
    applier.forgetAll();
    first = null;
    taken = null;
    held = List.of();
  }

  @Override
  public void close() {
    network.close();
  }
}
