package io.miharu.temporal.clips;

import io.miharu.core.ConceptId;
import io.miharu.core.ConceptScore;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.core.TimeSpan;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Slides a clip model over a video: a window every so often, and a score with start and end for
 * each class that the card reports.
 *
 * <p>Windows start at multiples of the hop from the first frame. A frame of a window is the one
 * whose time stamp is nearest, the earlier of two as near, so the answer does not depend on the
 * video's rate; a window is judged as soon as nothing later can change it. A video shorter than one
 * window is judged once, at its end, standing still at its last frame. After a breach of the stream
 * windows start anew. The same frames give the same scores, whether they come from a file or a
 * camera. A network that sees motion needs frames that carry motion vectors.
 *
 * <p>Holds the small pictures of one window. Does not own the network. Not thread-safe.
 */
public final class ClipApplier {

  /** One small picture and when it was shown. */
  private static final class Picture {
    private final double seconds;
    private final byte[] pixels;
    private final byte[] motion;

    Picture(double seconds, byte[] pixels, byte[] motion) {
      this.seconds = seconds;
      this.pixels = pixels;
      this.motion = motion;
    }
  }

  private final ClipNetwork network;
  private final ClipPreparation wanted;
  private final double hop;
  private final Deque<Picture> pictures = new ArrayDeque<>();
  private final float[] seen;
  private final float[] clip;
  private final boolean moves;
  private MotionField motion;
  private int segment = -1;
  private double first;
  private long windows;

  /**
   * An applier.
   *
   * @param hop seconds from the start of one window to that of the next, above 0
   */
  public ClipApplier(ClipNetwork network, double hop) {
    if (!(hop > 0)) {
      throw new IllegalArgumentException("needs a hop above 0 s, got " + hop);
    }
    this.network = network;
    this.wanted = network.preparation();
    this.hop = hop;
    this.clip = new float[wanted.values()];
    this.moves = wanted.streams().contains(ClipStream.MOTION);
    int channels = wanted.channels() + (moves ? 2 : 0);
    this.seen = new float[channels * wanted.frames() * wanted.side() * wanted.side()];
    this.motion = new MotionField(wanted.pictureSide());
  }

  /** Looks at every frame of a video. */
  public List<ConceptScore> all(FrameStream frames) throws IOException {
    List<ConceptScore> scores = new ArrayList<>();
    for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
      try (Frame frame = next.get()) {
        scores.addAll(look(frame));
      }
    }
    scores.addAll(finish());
    return scores;
  }

  /** Looks at the next frame; gives the scores of the windows that are complete with it. */
  public List<ConceptScore> look(Frame frame) throws IOException {
    List<ConceptScore> scores = new ArrayList<>();
    double now = frame.time().seconds();
    if (frame.segment() != segment) {
      scores.addAll(finish());
      segment = frame.segment();
      first = now;
      motion = new MotionField(wanted.pictureSide());
    }
    pictures.add(new Picture(now, shrunk(frame), moves ? motion.look(frame) : new byte[0]));
    while (now >= start() + wanted.span() - 1e-9) { // time stamps are whole microseconds
      scores.addAll(judge());
      windows++;
      forget();
    }
    return scores;
  }

  /** The video is over, or broken off: judges what was too short for a window. */
  public List<ConceptScore> finish() throws IOException {
    List<ConceptScore> scores = windows == 0 && pictures.size() > 1 ? judge() : new ArrayList<>();
    forgetAll();
    return scores;
  }

  /** Drops what was seen, without judging it; the next frame begins anew. */
  public void forgetAll() {
    pictures.clear();
    windows = 0;
    segment = -1;
  }

  /** When the next window starts, in seconds. */
  private double start() {
    return first + windows * hop;
  }

  /** Drops pictures that no coming window can be nearest to: all but one before its start. */
  private void forget() {
    while (pictures.size() > 1) {
      Picture oldest = pictures.removeFirst();
      if (pictures.getFirst().seconds > start()) {
        pictures.addFirst(oldest);
        return;
      }
    }
  }

  private byte[] shrunk(Frame frame) {
    PixelFormat format = wanted.channels() == 1 ? PixelFormat.GRAY8 : PixelFormat.RGB24;
    PixelView view = frame.pixels(format, wanted.pictureSide(), wanted.pictureSide());
    byte[] pixels = new byte[wanted.pictureSide() * wanted.pictureSide() * wanted.channels()];
    view.bytes().get(pixels);
    return pixels;
  }

  private List<ConceptScore> judge() throws IOException {
    List<Picture> all = List.copyOf(pictures);
    int nearest = 0;
    for (int t = 0; t < wanted.frames(); t++) {
      double time = start() + t / wanted.framesPerSecond();
      while (nearest + 1 < all.size()
          && all.get(nearest + 1).seconds - time < time - all.get(nearest).seconds) {
        nearest++;
      }
      lay(all.get(nearest), t);
    }
    int plane = wanted.side() * wanted.side();
    ClipStream.assemble(wanted.streams(), seen, wanted.channels(), wanted.frames(), plane, clip, 0);
    double[] probabilities = network.probabilities(clip);
    double end = Math.min(start() + wanted.span(), all.get(all.size() - 1).seconds);
    TimeSpan span = new TimeSpan(MediaTime.ofSeconds(start()), MediaTime.ofSeconds(end));
    List<ConceptScore> scores = new ArrayList<>();
    for (int k = 0; k < probabilities.length; k++) {
      ConceptId label = network.labels().get(k);
      if (!wanted.silent().contains(label)) {
        scores.add(
            new ConceptScore(
                label,
                span,
                (float) probabilities[k],
                network.card().name(),
                List.of(),
                Optional.empty(),
                Optional.empty()));
      }
    }
    return scores;
  }

  /** Cuts the middle of a picture into one frame of what is seen. */
  private void lay(Picture picture, int frame) {
    int side = wanted.side();
    int colours = wanted.channels();
    int margin = (wanted.pictureSide() - side) / 2;
    for (int channel = 0; channel < colours + (moves ? 2 : 0); channel++) {
      int at = (channel * wanted.frames() + frame) * side * side;
      for (int y = 0; y < side; y++) {
        int row = (y + margin) * wanted.pictureSide() + margin;
        for (int x = 0; x < side; x++) {
          seen[at++] =
              channel < colours
                  ? (picture.pixels[(row + x) * colours + channel] & 0xFF) / 255f
                  : MotionField.value(picture.motion[(row + x) * 2 + channel - colours]);
        }
      }
    }
  }
}
