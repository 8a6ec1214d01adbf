package io.miharu.eval.formats;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes;
import java.util.OptionalDouble;

/**
 * How frames and times of one video go together, as far as anybody says. Immutable.
 *
 * <p>Most formats count frames and do not say how many a second; others give seconds and know no
 * frames. Converting between two that count frames needs no rate, so none is asked for until it is
 * needed.
 *
 * @param basis what the file itself counts in
 * @param framesPerSecond from the file or the user; absent where neither says
 */
public record Timing(Basis basis, OptionalDouble framesPerSecond) {

  /** What a file counts in; the other half is arithmetic. */
  public enum Basis {
    FRAMES,
    SECONDS
  }

  /**
   * Stands in where frames are counted and nobody gave a rate. Frames turned into times by it come
   * back as the same frames; the times themselves must not be shown to anybody.
   */
  private static final double STAND_IN = 25;

  public Timing {
    if (framesPerSecond.isPresent()) {
      FrameTimes.atRate(framesPerSecond.getAsDouble()); // says what a rate must be
    }
  }

  /** The bridge between frames and times. */
  public FrameTimes times() {
    return FrameTimes.atRate(framesPerSecond.orElse(STAND_IN));
  }

  /** Makes sure that times mean seconds. */
  void needSeconds(String video, String reason) throws DataFormatException {
    if (basis == Basis.FRAMES && framesPerSecond.isEmpty()) {
      throw new DataFormatException(
          "%s: counts frames and does not say how many a second, but %s; give the rate with --fps"
              .formatted(video, reason));
    }
  }

  /** Makes sure that frames mean frames. */
  void needFrames(String video, String reason) throws DataFormatException {
    if (basis == Basis.SECONDS && framesPerSecond.isEmpty()) {
      throw new DataFormatException(
          "%s: counts seconds and does not say how many frames there are in one, but %s; give the"
                  .formatted(video, reason)
              + " rate with --fps");
    }
  }
}
