package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  /** Counts what it is shown, and whether it was closed. */
  private static final class Counter implements Observer {
    final AtomicInteger frames = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();

    @Override
    public Observation observe(Frame frame) {
      frames.incrementAndGet();
      return new Observation(true, List.of(), List.of());
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @Test
  void run_forAWhile_showsFramesAndClosesWhatWasOpened() throws IOException {
    Counter counter = new Counter();
    AtomicInteger opened = new AtomicInteger();
    Rehearsal.run(
        parts(),
        (info, zones) -> {
          opened.incrementAndGet();
          return counter;
        },
        Duration.ofMillis(300));
    assertTrue(counter.frames.get() > 0, "no frame was shown");
    assertTrue(opened.get() > 0 && opened.get() == counter.closed.get());
  }

  @Test
  void run_forNoTime_opensNothing() throws IOException {
    Rehearsal.run(
        parts(),
        (info, zones) -> {
          throw new AssertionError("opened");
        },
        Duration.ZERO);
  }

  private static EngineParts parts() throws IOException {
    EventVocabulary vocabulary = EventVocabulary.load(RunSettings.DEFAULT);
    return new EngineParts(
        RunSettings.DEFAULT,
        vocabulary.definitions(),
        vocabulary.graph(),
        vocabulary,
        Map.of(),
        Interruption.never());
  }
}
