package io.miharu.app.run;

import io.miharu.core.MediaTime;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long a source has taken, and where. Decoding is added from the decoder's thread; everything
 * else belongs to the thread that runs the source.
 */
final class RunClock {

  private final AtomicLong decodeNanos = new AtomicLong();
  private final StageTimes stages;
  private long startedNanos;
  private long stoppedNanos;
  private long analysisNanos;
  private long frames;
  private long detectorFrames;
  private long looksSkipped;
  private MediaTime first = MediaTime.ZERO;
  private MediaTime last = MediaTime.ZERO;

  /**
   * @param stages told by the stages themselves how long they take
   */
  RunClock(StageTimes stages) {
    this.stages = stages;
  }

  StageTimes stages() {
    return stages;
  }

  void start() {
    startedNanos = System.nanoTime();
  }

  /**
   * @param skipped how many looks were left out for frames that were waiting
   */
  void stop(long skipped) {
    stoppedNanos = System.nanoTime();
    looksSkipped = skipped;
  }

  void decoded(long nanos) {
    decodeNanos.addAndGet(nanos);
  }

  void frame(MediaTime time, boolean looked, long nanos) {
    if (frames == 0) {
      first = time;
    }
    frames++;
    detectorFrames += looked ? 1 : 0;
    analysisNanos += nanos;
    last = time;
  }

  long frames() {
    return frames;
  }

  long detectorFrames() {
    return detectorFrames;
  }

  long looksSkipped() {
    return looksSkipped;
  }

  /** The time of the last frame. */
  MediaTime last() {
    return last;
  }

  /** From the first frame to the last, and the last frame's own share. */
  double mediaSeconds() {
    double span = last.secondsSince(first);
    return frames < 2 ? span : span * frames / (frames - 1);
  }

  double wallSeconds() {
    return (stoppedNanos - startedNanos) / 1e9;
  }

  double decodeSeconds() {
    return decodeNanos.get() / 1e9;
  }

  double analysisSeconds() {
    return analysisNanos / 1e9;
  }
}
