package io.miharu.app.run;

import io.miharu.core.ConceptScore;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.core.MediaTime;
import io.miharu.detectors.Detector;
import io.miharu.detectors.SceneDetector;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks with one detector when its schedule says so. Owns the detector and the specialists. Not
 * thread-safe.
 *
 * <pre>{@code
 * begin ─► schedule ─► network, several frames at once ─► what remembers, frame by frame ─► observe
 * }</pre>
 *
 * <p>What a network sees in a frame does not depend on other frames, so they are looked at side by
 * side. What remembers, the scene's background and the embedded detector, sees them in their order,
 * each after the one before. Between looks that are far apart only the picture's agitation is
 * followed, and what was said of the scene last still holds. What is seen does not depend on the
 * number of threads.
 */
final class DetectorObserver implements Observer {

  /** What one look gave. */
  private record Seen(List<Detection> detections, List<ConceptScore> scores) {}

  /** How much care a frame gets. */
  private enum Care {
    LOOK,
    GLANCE,
    NONE
  }

  /** Without a look for so long, a frame is glanced at. */
  private static final double GLANCE_S = 0.1;

  /** Microseconds do not make a look late. */
  private static final double TOLERANCE_S = 1e-3;

  /** What is decided on a frame that was begun; without a look, no objects are seen. */
  private record Look(Care care, CompletableFuture<Seen> seen) {}

  private static final Seen NOTHING = new Seen(List.of(), List.of());

  private final Detector detector;
  private final @Nullable SceneDetector scene;
  private final @Nullable Lookers lookers;
  private Schedule schedule;
  private @Nullable PatientSchedule patient;
  private final Executor threads;
  private final StageTimes times = new StageTimes();
  private final Deque<Look> begun = new ArrayDeque<>();

  /** The last look that was begun: the next frame is remembered after this one. */
  private CompletableFuture<Seen> latest = CompletableFuture.completedFuture(NOTHING);

  /** When the picture's agitation last went on by a step. */
  private @Nullable MediaTime stepped;

  private final Specialists specialists;
  private List<ConceptScore> scores = List.of();

  /**
   * @param workers where looking is done; borrowed
   */
  DetectorObserver(Detector detector, Specialists specialists, Schedule schedule, Workers workers) {
    this.detector = detector;
    this.specialists = specialists;
    this.schedule = schedule;
    this.threads = workers.threads();
    this.scene = detector instanceof SceneDetector both ? both : null;
    this.lookers = scene == null ? null : new Lookers(scene.objects(), workers.count(), times);
  }

  @Override
  public StageTimes times() {
    return times;
  }

  @Override
  public void giveWay(BooleanSupplier behind) {
    patient = new PatientSchedule(schedule, behind);
    schedule = patient;
  }

  @Override
  public long looksSkipped() {
    return patient == null ? 0 : patient.skipped();
  }

  @Override
  public Future<?> begin(Frame frame) {
    Look look = decide(frame);
    begun.add(look);
    return look.seen();
  }

  private Look decide(Frame frame) {
    long started = StageTimes.now();
    boolean due = schedule.isDue(frame);
    times.add(Stage.SCHEDULE, StageTimes.now() - started);
    CompletableFuture<Seen> before = latest;
    SceneDetector memory = scene;
    boolean step = isStep(frame, due);
    if (!due && step && memory != null) {
      latest = before.thenApplyAsync(earlier -> glance(memory, frame, earlier), threads);
      return new Look(Care.GLANCE, latest);
    } else if (!due) {
      return new Look(Care.NONE, CompletableFuture.completedFuture(NOTHING));
    }
    Lookers network = lookers;
    latest =
        network == null
            ? before.thenApplyAsync(earlier -> remember(frame, List.of()), threads)
            : CompletableFuture.supplyAsync(() -> look(network, frame), threads)
                .thenCombineAsync(before, (seen, earlier) -> remember(frame, seen), threads);
    return new Look(Care.LOOK, latest);
  }

  private static List<Detection> look(Lookers network, Frame frame) {
    try {
      return network.look(frame);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Seen remember(Frame frame, List<Detection> seen) {
    long started = StageTimes.now();
    try {
      List<Detection> all = scene == null ? detector.detect(frame) : scene.complete(frame, seen);
      return new Seen(all, detector.concepts());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      times.add(Stage.SCENE, StageTimes.now() - started);
    }
  }

  /** Whether the picture's agitation goes on by a step at a frame, which a glance may wait for. */
  private boolean isStep(Frame frame, boolean due) {
    MediaTime last = stepped;
    double since = last == null ? Double.POSITIVE_INFINITY : frame.time().secondsSince(last);
    boolean step = since < 0 || since >= (due ? SceneDetector.STEP_S : GLANCE_S) - TOLERANCE_S;
    stepped = step ? frame.time() : stepped;
    return step;
  }

  private Seen glance(SceneDetector memory, Frame frame, Seen earlier) {
    long started = StageTimes.now();
    memory.glance(frame);
    times.add(Stage.SCENE, StageTimes.now() - started);
    return earlier;
  }

  @Override
  public Observation observe(Frame frame) throws IOException {
    Look known = begun.poll();
    Look look = known == null ? decide(frame) : known;
    if (look.care() == Care.NONE) {
      return new Observation(false, List.of(), scores);
    }
    Seen seen = result(look.seen());
    if (look.care() == Care.GLANCE) {
      return new Observation(false, List.of(), scores);
    }
    scores = seen.scores();
    return new Observation(true, seen.detections(), scores);
  }

  private static Seen result(Future<Seen> look) throws IOException {
    try {
      return look.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof UncheckedIOException broken && broken.getCause() != null) {
        throw broken.getCause();
      }
      if (failed.getCause() instanceof RuntimeException ours) {
        throw ours;
      }
      throw new AssertionError("a look failed in a way nobody foresaw", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a frame was looked at");
    }
  }

  @Override
  public Specialists specialists() {
    return specialists;
  }

  @Override
  public void close() {
    if (lookers != null) {
      lookers.close();
    }
    specialists.close();
    detector.close();
  }
}
