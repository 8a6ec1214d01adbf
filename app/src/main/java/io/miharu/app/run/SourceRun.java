package io.miharu.app.run;

import io.miharu.core.EventHit;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaException;
import io.miharu.core.Moment;
import io.miharu.core.SourceInfo;
import io.miharu.core.Zone;
import io.miharu.events.MatcherSettings;
import io.miharu.events.StreamingMatcher;
import io.miharu.ingest.PrefetchStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One source on its way through all stages: decode, look, follow, decide, write.
 *
 * <pre>{@code
 * FrameStream ─► Observer ─► Perception ─► StreamingMatcher ─► SourceOutputs
 * }</pre>
 *
 * <p>A loop that can be stepped through; decoding runs ahead on a thread of its own, and looking on
 * the workers. Every step depends on the frames only, so the same source gives the same results.
 * One use. Not thread-safe.
 */
final class SourceRun {

  private static final int PREFETCHED_FRAMES = 8;

  private final SourceJob job;
  private final EngineParts parts;
  private final Path folder;
  private final RunListener listener;

  SourceRun(SourceJob job, EngineParts parts, Path folder, RunListener listener) {
    this.job = job;
    this.parts = parts;
    this.folder = folder;
    this.listener = listener;
  }

  /**
   * Runs the source to its end, or until the user interrupts.
   *
   * @return what was found, and what was lost
   * @throws OutputException when the results cannot be written
   * @throws SettingsException when a zone or the crop lies outside the picture
   */
  SourceOutcome run() throws IOException {
    FrameStream opened;
    try {
      opened = job.opener().open();
    } catch (MediaException unopened) {
      return SourceOutcome.unopened(job.name(), unopened);
    } catch (IllegalArgumentException misfit) {
      throw new SettingsException(job.name(), misfit);
    }
    try (FrameStream source = opened) {
      SourceInfo info = source.info();
      List<Zone> zones = zones(info);
      listener.started(info, job.name());
      try (Observer observer = job.observers().open(info, zones)) {
        SourceOutputs outputs = SourceOutputs.open(folder, info, zones, parts);
        RunClock clock = new RunClock(observer.times());
        clock.start();
        return follow(new TimedStream(source, clock), observer, zones, outputs, clock);
      }
    }
  }

  private List<Zone> zones(SourceInfo info) throws SettingsException {
    try {
      return job.zones().stream().map(zone -> zone.in(info.width(), info.height())).toList();
    } catch (IllegalArgumentException misfit) {
      throw new SettingsException(job.name(), misfit);
    }
  }

  private SourceOutcome follow(
      TimedStream decoder,
      Observer observer,
      List<Zone> zones,
      SourceOutputs outputs,
      RunClock clock)
      throws IOException {
    SourceInfo info = decoder.info();
    Perception perception = new Perception(observer, info, zones, clock.stages());
    StreamingMatcher matcher =
        new StreamingMatcher(
            job.name(), parts.definitions(), parts.graph(), MatcherSettings.DEFAULT);
    Optional<MediaException> fault = Optional.empty();
    SourceResults results;
    try (outputs;
        PrefetchStream decoded = new PrefetchStream(decoder, PREFETCHED_FRAMES);
        FrameStream stream = observer.ahead(decoded)) {
      try {
        stream.forEach(frame -> visit(frame, perception, matcher, outputs, clock));
      } catch (StoppedByUser stopped) {
        // What is written stays valid, and run.json says that the run was cut short.
      } catch (MediaException damaged) {
        fault = Optional.of(damaged);
      }
      for (EventHit hit : matcher.finish()) {
        publish(hit, outputs);
      }
      results = new SourceResults(job, info, zones, parts, stream.health(), fault);
    }
    clock.stop();
    return results.conclude(folder, outputs, clock);
  }

  private void visit(
      Frame frame,
      Perception perception,
      StreamingMatcher matcher,
      SourceOutputs outputs,
      RunClock clock)
      throws IOException {
    if (parts.interruption().requested()) {
      throw new StoppedByUser();
    }
    long started = System.nanoTime();
    Moment moment = perception.perceive(frame);
    long perceived = StageTimes.now();
    List<EventHit> hits = matcher.accept(moment);
    long decided = StageTimes.now();
    outputs.frame(frame, moment, matcher.alerts());
    for (EventHit hit : hits) {
      publish(hit, outputs);
    }
    clock.stages().add(Stage.EVENTS, decided - perceived);
    clock.stages().add(Stage.WRITING, StageTimes.now() - decided);
    clock.frame(moment.time(), perception.looked(), System.nanoTime() - started);
    listener.frame(job.name(), clock.frames(), moment.time());
  }

  private void publish(EventHit hit, SourceOutputs outputs) throws IOException {
    float least = parts.settings().minProbability().orElse(0f);
    if (hit.probability() >= least) {
      outputs.hit(hit);
      listener.hit(hit);
    }
  }
}
