package io.miharu.app.run;

import io.miharu.core.ConceptScore;
import io.miharu.core.EventHit;
import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaException;
import io.miharu.core.MediaTime;
import io.miharu.core.Moment;
import io.miharu.core.SourceInfo;
import io.miharu.core.TrackState;
import io.miharu.core.Zone;
import io.miharu.events.MatcherSettings;
import io.miharu.events.StreamingMatcher;
import io.miharu.ingest.PrefetchStream;
import io.miharu.temporal.relations.TrackConceptSettings;
import io.miharu.temporal.relations.TrackConcepts;
import io.miharu.temporal.tracking.KalmanTracker;
import io.miharu.temporal.tracking.Tracker;
import io.miharu.temporal.tracking.TrackerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One source on its way through all stages: decode, look, follow, decide, write.
 *
 * <pre>{@code
 * FrameStream ─► Observer ─► Tracker ─► TrackConcepts ─► StreamingMatcher ─► SourceOutputs
 * }</pre>
 *
 * <p>A loop that can be stepped through; decoding alone runs ahead, on a thread of its own. Every
 * step depends on the frames only, so the same source gives the same results. One use. Not
 * thread-safe.
 */
final class SourceRun {

  private static final int PREFETCHED_FRAMES = 8;

  private final SourceJob job;
  private final EngineParts parts;
  private final Path folder;
  private final RunListener listener;
  private final RunClock clock = new RunClock();

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
        clock.start();
        return follow(new TimedStream(source, clock), observer, zones, outputs);
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
      TimedStream decoder, Observer observer, List<Zone> zones, SourceOutputs outputs)
      throws IOException {
    SourceInfo info = decoder.info();
    Stages stages = new Stages(info, zones);
    Optional<MediaException> fault = Optional.empty();
    SourceResults results;
    try (outputs;
        PrefetchStream stream = new PrefetchStream(decoder, PREFETCHED_FRAMES)) {
      try {
        stream.forEach(frame -> visit(frame, observer, stages, outputs));
      } catch (StoppedByUser stopped) {
        // What is written stays valid, and run.json says that the run was cut short.
      } catch (MediaException damaged) {
        fault = Optional.of(damaged);
      }
      for (EventHit hit : stages.matcher.finish()) {
        publish(hit, outputs);
      }
      results = new SourceResults(job, info, zones, parts, stream.health(), fault);
    }
    clock.stop();
    return results.conclude(folder, outputs, clock);
  }

  /** The stages with a memory, in the order in which a frame passes them. */
  private final class Stages {
    private final Tracker tracker = new KalmanTracker(TrackerSettings.DEFAULT);
    private final TrackConcepts concepts;
    private final StreamingMatcher matcher;

    Stages(SourceInfo info, List<Zone> zones) {
      concepts =
          new TrackConcepts(TrackConceptSettings.DEFAULT, info.width(), info.height(), zones);
      matcher =
          new StreamingMatcher(
              job.name(), parts.definitions(), parts.graph(), MatcherSettings.DEFAULT);
    }
  }

  private void visit(Frame frame, Observer observer, Stages stages, SourceOutputs outputs)
      throws IOException {
    if (parts.interruption().requested()) {
      throw new StoppedByUser();
    }
    long started = System.nanoTime();
    MediaTime time = frame.time();
    Observer.Observation seen = observer.observe(frame);
    List<TrackState> tracks =
        seen.looked()
            ? stages.tracker.update(time, seen.detections())
            : stages.tracker.predict(time);
    List<ConceptScore> scores = new ArrayList<>(seen.scores());
    scores.addAll(
        stages.concepts.score(
            time, tracks, seen.looked() ? stages.tracker.ended() : List.of(), seen.scores()));
    Moment moment = new Moment(time, tracks, scores);
    List<EventHit> hits = stages.matcher.accept(moment);
    outputs.frame(frame, moment, stages.matcher.alerts());
    for (EventHit hit : hits) {
      publish(hit, outputs);
    }
    clock.frame(time, seen.looked(), System.nanoTime() - started);
    listener.frame(job.name(), clock.frames(), time);
  }

  private void publish(EventHit hit, SourceOutputs outputs) throws IOException {
    float least = parts.settings().minProbability().orElse(0f);
    if (hit.probability() >= least) {
      outputs.hit(hit);
      listener.hit(hit);
    }
  }
}
