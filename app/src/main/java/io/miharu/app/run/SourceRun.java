package io.miharu.app.run;

import io.miharu.core.EventHit;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaException;
import io.miharu.core.Moment;
import io.miharu.core.SourceInfo;
import io.miharu.core.Zone;
import io.miharu.events.EventAlert;
import io.miharu.events.MatcherSettings;
import io.miharu.events.StreamingMatcher;
import io.miharu.ingest.PrefetchStream;
import io.miharu.ingest.live.LiveReport;
import io.miharu.ingest.live.LiveStream;
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
  private final Optional<Path> folder;
  private final RunListener listener;

  SourceRun(SourceJob job, EngineParts parts, Optional<Path> folder, RunListener listener) {
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
        // A file that is replayed is to give what it gives to detect, as long as it can.
        if (source instanceof LiveStream live && job.file().isEmpty()) {
          observer.giveWay(live::isBehind);
        }
        SourceOutputs outputs = SourceOutputs.open(folder, info, zones, parts);
        RunClock clock = new RunClock(observer.times());
        clock.start();
        return follow(source, observer, zones, outputs, clock);
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
      FrameStream source,
      Observer observer,
      List<Zone> zones,
      SourceOutputs outputs,
      RunClock clock)
      throws IOException {
    SourceInfo info = source.info();
    Perception perception = new Perception(observer, info, zones, clock.stages(), job.habits());
    StreamingMatcher matcher =
        new StreamingMatcher(
            job.name(), parts.definitions(), parts.graph(), MatcherSettings.DEFAULT);
    Optional<MediaException> fault = Optional.empty();
    SourceResults results;
    try (outputs;
        FrameStream decoded = decoded(source, clock);
        FrameStream stream = ahead(decoded, observer)) {
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
      Optional<LiveReport> live = live(source);
      live.ifPresent(report -> listener.live(job.name(), report, observer.looksSkipped()));
      results = new SourceResults(job, info, zones, parts, stream.health(), live, fault);
    }
    clock.stop(observer.looksSkipped());
    return results.conclude(folder, outputs, clock);
  }

  /** A live stream has its own thread and its own queue; a second one would only add delay. */
  private static FrameStream decoded(FrameStream source, RunClock clock) {
    return source instanceof LiveStream
        ? source
        : new PrefetchStream(new TimedStream(source, clock), PREFETCHED_FRAMES);
  }

  /** Nor is there anything ahead in a live stream: its next frame has not happened yet. */
  private static FrameStream ahead(FrameStream decoded, Observer observer) {
    return decoded instanceof LiveStream ? decoded : observer.ahead(decoded);
  }

  private static Optional<LiveReport> live(FrameStream source) {
    return source instanceof LiveStream live ? Optional.of(live.report()) : Optional.empty();
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
    List<EventHit> hits = perception.judged() ? matcher.accept(moment) : List.of();
    List<EventAlert> alerts = perception.judged() ? matcher.alerts() : List.of();
    alerts.stream().filter(alert -> alert.probability() >= least()).forEach(listener::alert);
    long decided = StageTimes.now();
    outputs.frame(frame, moment, perception.looked(), alerts);
    for (EventHit hit : hits) {
      publish(hit, outputs);
    }
    clock.stages().add(Stage.EVENTS, decided - perceived);
    clock.stages().add(Stage.WRITING, StageTimes.now() - decided);
    clock.frame(moment.time(), perception.looked(), System.nanoTime() - started);
    listener.frame(job.name(), clock.frames(), moment.time());
  }

  private void publish(EventHit hit, SourceOutputs outputs) throws IOException {
    if (hit.probability() >= least()) {
      outputs.hit(hit);
      listener.hit(hit);
    }
  }

  private float least() {
    return parts.settings().minProbability().orElse(0f);
  }
}
