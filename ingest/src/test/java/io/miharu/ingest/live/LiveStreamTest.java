package io.miharu.ingest.live;

import static io.miharu.ingest.live.FakeCamera.shot;
import static io.miharu.ingest.live.FakeCamera.steady;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Frame;
import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.ingest.live.FakeCamera.Step;
import io.miharu.ingest.live.LiveConnection.Timing;
import io.miharu.ingest.live.LiveStream.Surroundings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stream over a camera that breaks in every way, without any camera. */
@Timeout(60)
class LiveStreamTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  /** Waits of a millisecond; gives up after half a second. */
  private static final LiveSettings QUICK =
      LiveSettings.DEFAULT
          .withOverflow(Overflow.BLOCK, 4)
          .withRetries(
              new BackOff(Duration.ofMillis(1), 1, Duration.ofMillis(1), 0),
              Duration.ofMillis(500),
              Duration.ofMillis(500));

  private static LiveStream open(FakeCamera camera, LiveSettings settings) throws IOException {
    return LiveStream.open("gate", camera, settings, Surroundings.PLAIN);
  }

  /** {@code segment:micros} of every frame up to the end, or to what is thrown. */
  private static List<String> readAll(LiveStream stream) {
    List<String> frames = new ArrayList<>();
    try {
      stream.forEach(frame -> frames.add(frame.segment() + ":" + frame.time().micros()));
    } catch (IOException end) {
      frames.add(String.valueOf(end.getMessage()).replaceFirst(" at .*", ""));
    }
    return frames;
  }

  @Test
  void outage_goesOnByTheClockOnTheWall_inANewSegment() throws IOException {
    FakeCamera camera =
        new FakeCamera()
            .then(steady(2, new Step.Cut()))
            // The camera was started anew, so its times start anew; 3 s have passed.
            .then(List.of(shot(0, 3_000_000), shot(40_000, 40_000), new Step.End()));
    try (LiveStream stream = open(camera, QUICK)) {
      assertEquals(List.of("0:0", "0:40000", "1:3040000", "1:3080000"), readAll(stream));
      LiveReport report = stream.report();
      assertEquals(2, report.connections());
      assertEquals(1, report.outages());
      assertEquals(3.0, report.outageSeconds());
      assertEquals(1, report.breaches());
      assertTrue(
          stream.health().warnings().get(0).startsWith("no picture for 3.0 s after 0:00.04 (cut)"),
          stream.health().warnings()::toString);
    }
  }

  @Test
  void clockThatIsSetBack_goesOnByTheClockOnTheWall_inANewSegment() throws IOException {
    FakeCamera camera =
        new FakeCamera()
            .then(
                List.of(
                    shot(0, 0),
                    shot(40_000, 40_000),
                    new Step.Change(true, "the sender's clock goes back"),
                    shot(60_000, 50_000),
                    shot(100_000, 40_000),
                    new Step.End()));
    try (LiveStream stream = open(camera, QUICK)) {
      assertEquals(List.of("0:0", "0:40000", "1:90000", "1:130000"), readAll(stream));
    }
  }

  @Test
  void clockThatLeapsAhead_goesOnByTheClockOnTheWall_inANewSegment() throws IOException {
    FakeCamera camera =
        new FakeCamera()
            .then(
                List.of(
                    shot(0, 0),
                    shot(3_600_000_000L, 40_000),
                    shot(3_600_040_000L, 35_000),
                    new Step.End()));
    try (LiveStream stream = open(camera, QUICK)) {
      assertEquals(List.of("0:0", "1:40000", "1:80000"), readAll(stream));
    }
  }

  @Test
  void backlog_keepsTheSendersTimes() throws IOException {
    FakeCamera camera =
        new FakeCamera()
            .then(List.of(shot(0, 0), shot(40_000, 8_000_000), shot(80_000, 100), new Step.End()));
    try (LiveStream stream = open(camera, QUICK)) {
      assertEquals(List.of("0:0", "0:40000", "0:80000"), readAll(stream));
    }
  }

  @Test
  void recording_keepsItsGaps() throws IOException {
    FakeCamera camera =
        new FakeCamera()
            .timed(Timing.RECORDING)
            .then(List.of(shot(0, 0), shot(9_000_000, 10), new Step.End()));
    try (LiveStream stream = open(camera, QUICK)) {
      assertEquals(List.of("0:0", "0:9000000"), readAll(stream));
    }
  }

  @Test
  void senderWithoutTimes_getsThoseOfReceipt() throws IOException {
    FakeCamera camera =
        new FakeCamera()
            .timed(Timing.RECEIPT)
            .then(
                List.of(shot(0, 500), shot(40_000, 31_000), shot(80_000, 52_000), new Step.End()));
    try (LiveStream stream = open(camera, QUICK)) {
      assertEquals(List.of("0:0", "0:31000", "0:83000"), readAll(stream));
    }
  }

  @Test
  void changeOfSize_isANewSegmentOnTheSameClock() throws IOException {
    FakeCamera camera =
        new FakeCamera()
            .then(
                List.of(
                    shot(0, 0),
                    new Step.Change(false, "the picture changes"),
                    shot(40_000, 70_000),
                    new Step.End()));
    try (LiveStream stream = open(camera, QUICK)) {
      assertEquals(List.of("0:0", "1:40000"), readAll(stream));
      assertEquals(
          List.of("the picture changes at 0:00.04; tracks start anew"), stream.health().warnings());
    }
  }

  @Test
  void cameraThatStaysAway_isGivenUpAfterItsFrames() throws IOException {
    FakeCamera camera = new FakeCamera().then(steady(2, new Step.Cut()));
    try (LiveStream stream = open(camera, QUICK)) {
      assertEquals(List.of("0:0", "0:40000", "gate is given up"), readAll(stream));
      assertEquals(Optional.empty(), stream.next());
    }
    assertTrue(camera.attempts.get() > 2);
    assertEquals(0, camera.open.get());
  }

  @Test
  void cameraThatNeverCame_cannotBeOpened() {
    MediaException e =
        assertThrows(MediaException.class, () -> open(new FakeCamera(), QUICK).close());
    assertEquals(Fault.CANNOT_OPEN, e.fault());
    assertTrue(String.valueOf(e.getMessage()).contains("nobody there"), e.getMessage());
  }

  @Test
  void refusal_isNotTriedAgain() {
    FakeCamera camera = new FakeCamera().then(List.of(new Step.Refuse()));
    MediaException e = assertThrows(MediaException.class, () -> open(camera, QUICK).close());
    assertEquals("gate: wrong password", e.getMessage());
    assertEquals(1, camera.attempts.get());
  }

  @Test
  void brokenPipe_isDamageAndNotTriedAgain() throws IOException {
    FakeCamera camera = new FakeCamera().once().then(steady(1, new Step.Cut()));
    try (LiveStream stream = open(camera, QUICK)) {
      assertEquals(List.of("0:0", "gate broke off"), readAll(stream));
    }
    assertEquals(1, camera.attempts.get());
  }

  @Test
  void hungCall_isAbandoned_andTheStreamGoesOn() throws Exception {
    FakeCamera camera =
        new FakeCamera()
            .then(steady(1, new Step.Hang(), shot(99, 0)))
            .then(steady(2, new Step.End()));
    LiveSettings impatient = QUICK.withLimits(LONG, Duration.ofMillis(30), Duration.ofMillis(30));
    try (LiveStream stream = open(camera, impatient)) {
      List<String> frames = readAll(stream);
      assertEquals(3, frames.size(), frames::toString);
      assertEquals("0:0", frames.get(0));
      assertEquals(1, stream.report().abandonedCalls());
      assertTrue(
          stream.health().warnings().get(0).startsWith("a native call hung"),
          stream.health().warnings()::toString);
      // When the call comes back after all, its frame goes nowhere and its connection is closed.
      camera.hangOver.countDown();
      while (camera.open.get() > 0 || camera.openFrames.get() > 0) {
        Thread.sleep(5);
      }
      assertEquals(Optional.empty(), stream.next());
    }
  }

  @Test
  void tooManyHungCalls_endTheStream() throws Exception {
    FakeCamera camera = new FakeCamera();
    for (int i = 0; i < Supervisor.MAX_ABANDONED; i++) {
      camera.then(steady(1, new Step.Hang()));
    }
    LiveSettings impatient = QUICK.withLimits(LONG, Duration.ofMillis(30), Duration.ofMillis(30));
    try (LiveStream stream = open(camera, impatient)) {
      List<String> frames = readAll(stream);
      assertEquals("gate is given up", frames.get(frames.size() - 1));
      assertEquals(Supervisor.MAX_ABANDONED, stream.report().abandonedCalls());
    } finally {
      camera.hangOver.countDown();
    }
  }

  @Test
  void dropOldest_keepsTheNewest_andCounts() throws Exception {
    FakeCamera camera = new FakeCamera().then(steady(10, new Step.End()));
    LiveSettings dropping = QUICK.withOverflow(Overflow.DROP_OLDEST, 3);
    try (LiveStream stream = open(camera, dropping)) {
      while (camera.open.get() > 0) {
        Thread.sleep(5); // nobody looks until the camera has sent everything
      }
      assertTrue(stream.isBehind());
      List<Long> indices = new ArrayList<>();
      stream.forEach(frame -> indices.add(frame.index()));
      assertEquals(List.of(7L, 8L, 9L), indices);
      assertFalse(stream.isBehind());
      assertEquals(7, stream.report().framesDropped());
      assertEquals(3, stream.report().latency().frames());
    }
    assertEquals(0, camera.openFrames.get());
  }

  @Test
  void block_dropsNothing_howeverSlowTheViewer() throws Exception {
    FakeCamera camera = new FakeCamera().then(steady(10, new Step.End()));
    try (LiveStream stream = open(camera, QUICK.withOverflow(Overflow.BLOCK, 1))) {
      Thread.sleep(50);
      assertFalse(stream.isBehind()); // nothing will be lost
      assertEquals(10, readAll(stream).size());
      assertEquals(0, stream.report().framesDropped());
    }
  }

  @Test
  void length_endsTheStream_alsoWhenTheCameraIsAway() throws IOException {
    LiveSettings patient = QUICK.withRetries(QUICK.backOff(), LONG, LONG);
    FakeCamera long1 = new FakeCamera().then(steady(100, new Step.Cut()));
    Surroundings shortly = Surroundings.PLAIN.withLength(Duration.ofMillis(200));
    try (LiveStream stream = LiveStream.open("gate", long1, patient, shortly)) {
      assertEquals(5, readAll(stream).size()); // 0, 40, 80, 120, 160 ms
    }
    FakeCamera away = new FakeCamera().then(steady(1, new Step.Cut()));
    try (LiveStream stream = LiveStream.open("gate", away, patient, shortly)) {
      assertEquals(List.of("0:0"), readAll(stream));
    }
  }

  @Test
  void stop_endsTheStream_whileTheCameraIsAway() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    LiveSettings patient = QUICK.withRetries(QUICK.backOff(), LONG, LONG);
    FakeCamera camera = new FakeCamera().then(steady(1, new Step.Cut()));
    Surroundings stoppable =
        new Surroundings(
            System::nanoTime,
            Surroundings.PLAIN.wall(),
            stop::get,
            Optional.empty(),
            LiveListener.SILENT);
    try (LiveStream stream = LiveStream.open("gate", camera, patient, stoppable)) {
      stream.next().orElseThrow().close();
      stop.set(true);
      assertEquals(Optional.<Frame>empty(), stream.next());
    }
  }

  @Test
  void faultOfOurs_isNotTakenForAnOutage() {
    LiveSource faulty =
        new LiveSource() {
          @Override
          public LiveConnection connect(Patience patience) {
            throw new IllegalArgumentException("the crop lies outside");
          }

          @Override
          public boolean reconnects() {
            return true;
          }
        };
    assertThrows(
        IllegalArgumentException.class,
        () -> LiveStream.open("gate", faulty, QUICK, Surroundings.PLAIN).close());
  }
}
