package io.miharu.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaException;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AheadStreamTest {

  private static final int FRAMES = 20;

  private final List<TestFrame> made = new ArrayList<>();
  private final List<Long> begun = new ArrayList<>();

  @Test
  void next_begins_soManyFramesAheadAndHandsThemOnInOrder() throws IOException {
    try (AheadStream stream = new AheadStream(frames(Optional.empty()), this::done, 4)) {
      for (long i = 0; i < FRAMES; i++) {
        try (Frame frame = stream.next().orElseThrow()) {
          assertEquals(i, frame.index());
          assertEquals(Math.min(FRAMES, i + 4), begun.size());
        }
      }
      assertEquals(Optional.empty(), stream.next());
      assertEquals(Optional.empty(), stream.next());
    }
  }

  @Test
  void next_workThatTakesLong_isOverWhenTheFrameComes() throws IOException {
    ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    List<Future<?>> works = new ArrayList<>();
    try (AheadStream stream =
        new AheadStream(
            frames(Optional.empty()),
            frame -> {
              Future<?> work = later.schedule(() -> "seen", 2, TimeUnit.MILLISECONDS);
              works.add(work);
              return work;
            },
            3)) {
      for (int i = 0; i < FRAMES; i++) {
        stream.next().orElseThrow().close();
        assertTrue(works.get(i).isDone(), "frame " + i);
      }
    } finally {
      later.shutdown();
    }
  }

  @Test
  void next_damage_isToldAfterTheFramesBeforeIt() throws IOException {
    MediaException damage = new MediaException(MediaException.Fault.DAMAGED, "cut off");
    try (AheadStream stream = new AheadStream(frames(Optional.of(damage)), this::done, 7)) {
      for (int i = 0; i < FRAMES; i++) {
        stream.next().orElseThrow().close();
      }
      assertEquals("cut off", assertThrows(MediaException.class, stream::next).getMessage());
      assertEquals(Optional.empty(), stream.next());
    }
  }

  @Test
  void close_inMidStream_closesWhatIsWaiting() throws IOException {
    AheadStream stream = new AheadStream(frames(Optional.empty()), this::done, 5);
    Frame taken = stream.next().orElseThrow();
    stream.close();
    assertFalse(made.get(0).closed, "the frame that was handed on is its taker's");
    assertEquals(5, made.size());
    assertTrue(made.subList(1, 5).stream().allMatch(frame -> frame.closed));
    taken.close();
  }

  @Test
  void next_workThatFailed_stillHandsTheFrameOn() throws IOException {
    try (AheadStream stream =
        new AheadStream(
            frames(Optional.empty()),
            frame -> CompletableFuture.failedFuture(new IOException("broken")),
            2)) {
      assertEquals(0, stream.next().orElseThrow().index());
    }
  }

  private CompletableFuture<Frame> done(Frame frame) {
    begun.add(frame.index());
    return CompletableFuture.completedFuture(frame);
  }

  private FrameStream frames(Optional<MediaException> fault) {
    return new FrameStream() {
      private boolean told;

      @Override
      public SourceInfo info() {
        return new SourceInfo(
            "test", "test", "none", 64, 48, Optional.<Duration>empty(), OptionalDouble.empty(), 0);
      }

      @Override
      public Optional<Frame> next() throws IOException {
        if (made.size() < FRAMES) {
          made.add(new TestFrame(made.size()));
          return Optional.of(made.get(made.size() - 1));
        }
        if (fault.isPresent() && !told) {
          told = true;
          throw fault.get();
        }
        return Optional.empty();
      }

      @Override
      public StreamHealth health() {
        return new StreamHealth(made.size(), 0, List.of(), Optional.empty(), List.of());
      }

      @Override
      public void close() {}
    };
  }
}
