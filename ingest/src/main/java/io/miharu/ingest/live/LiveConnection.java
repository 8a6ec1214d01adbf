package io.miharu.ingest.live;

import io.miharu.core.FrameStream;
import java.util.Optional;

/**
 * One connection to a source, from its first picture to its end. Its frames' times count from its
 * own first frame. When the connection is lost, {@link #next} returns empty or throws, and {@link
 * #ending} says why. Not thread-safe.
 */
public interface LiveConnection extends FrameStream {

  /** Where the times of the frames come from. */
  enum Timing {
    /** From the sender, whose clock runs as fast as ours but may be set. */
    SENDER,
    /** The sender gives none, so the time of receipt counts. */
    RECEIPT,
    /** From a recording, whose stamps are the truth at whatever pace it is read. */
    RECORDING
  }

  /**
   * How a connection ended.
   *
   * @param regular whether the source has ended, so that nothing is missing
   * @param reason in words, for the middle of a sentence
   */
  record Ending(boolean regular, String reason) {}

  /**
   * What separates a frame from the one before it.
   *
   * @param clockReset whether the sender's clock does not go on where it was
   * @param what in words
   */
  record Breach(boolean clockReset, String what) {}

  Timing timing();

  /** When the data of the last frame were complete, by the clock that the source was given. */
  long receivedNanos();

  /**
   * What separates the last frame from the one before it: a clock that was set back, or a picture
   * of another size. Empty where the one follows the other.
   */
  Optional<Breach> breach();

  /** Why there is no further frame; asked after {@link #next} returned empty. */
  Ending ending();
}
