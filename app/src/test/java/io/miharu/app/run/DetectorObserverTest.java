package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.CameraKind;
import io.miharu.core.ConceptId;
import io.miharu.core.Detection;
import io.miharu.core.Frame;
import io.miharu.detectors.Detector;
import io.miharu.detectors.SceneDetector;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorObserverTest {

  private static final ConceptId CAR = ConceptId.of("car");

  /** Sees a car as wide as the frame's number, and takes longer for even frames. */
  private static final class Slow implements Detector {
    private final AtomicInteger open;
    private final long brokenAt;

    Slow(AtomicInteger open, long brokenAt) {
      this.open = open;
      this.brokenAt = brokenAt;
      open.incrementAndGet();
    }

    @Override
    public String name() {
      return "slow";
    }

    @Override
    public Set<ConceptId> vocabulary() {
      return Set.of(CAR);
    }

    @Override
    public List<Detection> detect(Frame frame) throws IOException {
      if (frame.index() == brokenAt) {
        throw new IOException("broken at " + brokenAt);
      }
      try {
        Thread.sleep(frame.index() % 2 == 0 ? 3 : 0);
      } catch (InterruptedException stopped) {
        throw new IOException(stopped);
      }
      return List.of(new Detection(CAR, new Box(0, 0, 1 + frame.index(), 10), 0.9f));
    }

    @Override
    public Optional<Detector> twin() {
      return Optional.of(new Slow(open, brokenAt));
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void observe_begunOnManyThreads_seesInEachFrameWhatIsInIt(int threads) throws Exception {
    AtomicInteger open = new AtomicInteger();
    try (Workers workers = Workers.start(threads);
        DetectorObserver observer = observer(new Slow(open, -1), workers)) {
      Deque<Frame> begun = new ArrayDeque<>();
      List<Future<?>> works = new ArrayList<>();
      List<Float> widths = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Frame frame = new TestFrame(i);
        works.add(observer.begin(frame));
        begun.add(frame);
        if (begun.size() == 6) {
          widths.add(width(observer.observe(begun.remove())));
        }
      }
      while (!begun.isEmpty()) {
        widths.add(width(observer.observe(begun.remove())));
      }
      for (int i = 0; i < 30; i++) {
        assertTrue(works.get(i).isDone());
        assertEquals(1 + i, widths.get(i));
      }
    }
    assertEquals(0, open.get(), "every twin is closed");
  }

  @Test
  void observe_aLookThatFails_throwsAtItsFrame() throws Exception {
    try (Workers workers = Workers.start(2);
        DetectorObserver observer = observer(new Slow(new AtomicInteger(), 1), workers)) {
      List<Future<?>> works = new ArrayList<>();
      List<Frame> frames = List.of(new TestFrame(0), new TestFrame(1));
      for (Frame frame : frames) {
        works.add(observer.begin(frame));
      }
      assertEquals(2, works.size());
      assertEquals(1, width(observer.observe(frames.get(0))));
      IOException broken = assertThrows(IOException.class, () -> observer.observe(frames.get(1)));
      assertEquals("broken at 1", broken.getMessage());
    }
  }

  /** Thirty frames a second: what is not looked at is glanced at a tenth of a second after. */
  @ParameterizedTest
  @CsvSource({"6, 0 3 6 9 12", "2, 0 2 3 4 6 8 9 10 12", "1, 0 1 2 3 4 5 6 7 8 9 10 11 12"})
  void observe_betweenLooksThatAreFarApart_agitationIsFollowed(int every, String expected)
      throws Exception {
    try (Workers workers = Workers.start(2);
        DetectorObserver observer =
            new DetectorObserver(
                new SceneDetector(new Slow(new AtomicInteger(), -1), CameraKind.FIXED),
                Specialists.NONE,
                Schedule.of(LookPlan.every(every), true),
                workers)) {
      List<String> touched = new ArrayList<>();
      for (int i = 0; i < 13; i++) {
        TestFrame frame = new TestFrame(i);
        Future<?> work = observer.begin(frame);
        Observer.Observation observed = observer.observe(frame);
        assertTrue(work.isDone());
        assertEquals(i % every == 0, observed.looked());
        assertEquals(i % every == 0 ? 1 : 0, observed.detections().size());
        if (frame.seen || observed.looked()) {
          touched.add(Integer.toString(i));
        }
      }
      assertEquals(expected, String.join(" ", touched));
    }
  }

  private static DetectorObserver observer(Detector detector, Workers workers) {
    return new DetectorObserver(
        new SceneDetector(detector, CameraKind.FIXED),
        Specialists.NONE,
        Schedule.of(LookPlan.every(1), true),
        workers);
  }

  private static float width(Observer.Observation seen) {
    return (float) seen.detections().get(0).box().width();
  }
}
