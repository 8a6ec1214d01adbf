package io.miharu.app.benchmark;

import io.miharu.app.run.Stage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One run of one variant. Immutable.
 *
 * @param frames decoded
 * @param looks how many of them a detector looked at
 * @param wallSeconds from the first frame asked for to the last result written
 * @param cpuSeconds of all cores together, opening included
 * @param stageMillis of one core, by stage; empty for what is not a full analysis
 */
public record Measurement(
    long frames,
    long looks,
    double wallSeconds,
    double cpuSeconds,
    Map<Stage, Double> stageMillis) {

  public Measurement {
    Map<Stage, Double> copy = new EnumMap<>(Stage.class);
    copy.putAll(stageMillis);
    stageMillis = Collections.unmodifiableMap(copy);
  }

  /** Frames per second of wall time. */
  double fps() {
    return frames / wallSeconds;
  }

  /** Milliseconds of a core per frame. */
  double coreMillis() {
    return 1000 * cpuSeconds / frames;
  }

  double looksPerFrame() {
    return (double) looks / frames;
  }
}
