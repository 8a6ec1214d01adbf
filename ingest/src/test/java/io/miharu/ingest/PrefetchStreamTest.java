package io.miharu.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.FrameStreamContract;
import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.core.MediaTime;
import io.miharu.core.MotionVector;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.core.SourceInfo;
import io.miharu.core.StreamHealth;
import io.miharu.ingest.javacv.TinyVideo;
import io.miharu.ingest.javacv.VideoFileStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefetchStreamTest extends FrameStreamContract {

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void writeVideo() throws IOException {
    file = TinyVideo.plain().write(folder.resolve("plain.mp4"));
  }

  @Override
  protected FrameStream open() throws IOException {
    return new PrefetchStream(VideoFileStream.open(file, "plain.mp4", OpenOptions.DEFAULT), 3);
  }

  @Test
  void next_rethrowsWhatTheDecoderThrew_afterTheFramesBefore_once() throws IOException {
    MediaException failure = new MediaException(Fault.DAMAGED, "three frames, then trouble");
    CountingStream source = new CountingStream(3, failure);
    try (PrefetchStream stream = new PrefetchStream(source, 8)) {
      for (int i = 0; i < 3; i++) {
        stream.next().orElseThrow().close();
      }
      assertSame(failure, assertThrows(MediaException.class, stream::next));
      assertEquals(Optional.empty(), stream.next());
    }
  }

  @Test
  void next_rethrowsOurOwnMistakes() throws IOException {
    CountingStream source = new CountingStream(0, new IllegalStateException("ours"));
    try (PrefetchStream stream = new PrefetchStream(source, 1)) {
      assertThrows(IllegalStateException.class, stream::next);
    }
  }

  @Test
  void decoder_waitsWhenTheQueueIsFull() throws Exception {
    CountingStream source = new CountingStream(1000, null);
    PrefetchStream stream = new PrefetchStream(source, 4);
    source.fifth.await(); // four wait in the queue, the fifth in the decoder's hand
    assertEquals(5, source.lent.get());
    stream.next().orElseThrow().close();
    stream.close();
    assertTrue(source.lent.get() <= 6, "decoded " + source.lent.get());
  }

  @Test
  void close_whileTheDecoderWaitsForRoom_closesEveryFrameAndTheStream() throws Exception {
    CountingStream source = new CountingStream(1000, null);
    PrefetchStream stream = new PrefetchStream(source, 4);
    source.fifth.await();
    stream.close();
    stream.close();
    assertEquals(source.lent.get(), source.closed.get());
    assertTrue(source.streamClosed);
  }

  @Test
  void health_isThatOfTheFrameHandedOutLast() throws Exception {
    CountingStream source = new CountingStream(1000, null);
    try (PrefetchStream stream = new PrefetchStream(source, 4)) {
      source.fifth.await();
      assertEquals(0, stream.health().framesRead());
      stream.next().orElseThrow().close();
      assertEquals(1, stream.health().framesRead());
    }
  }

  @Test
  void capacityOfZero_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new PrefetchStream(new CountingStream(1, null), 0));
  }

  /** Lends {@code frames} empty frames, then throws or ends; counts what is open. */
  private static final class CountingStream implements FrameStream {
    final AtomicInteger lent = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final CountDownLatch fifth = new CountDownLatch(1);
    volatile boolean streamClosed;
    private final int frames;
    private final @Nullable Exception failure;
    private boolean thrown;

    CountingStream(int frames, @Nullable Exception failure) {
      this.frames = frames;
      this.failure = failure;
    }

    @Override
    public SourceInfo info() {
      return new SourceInfo(
          "counting", "", "test", 8, 8, Optional.empty(), OptionalDouble.empty(), 0);
    }

    @Override
    public Optional<Frame> next() throws IOException {
      if (lent.get() < frames) {
        Frame frame = new EmptyFrame(lent.get(), closed);
        if (lent.incrementAndGet() == 5) {
          fifth.countDown();
        }
        return Optional.of(frame);
      }
      if (!thrown && failure instanceof IOException e) {
        thrown = true;
        throw e;
      }
      if (!thrown && failure instanceof RuntimeException e) {
        thrown = true;
        throw e;
      }
      return Optional.empty();
    }

    @Override
    public StreamHealth health() {
      return new StreamHealth(lent.get(), 0, List.of(), Optional.empty(), List.of());
    }

    @Override
    public void close() {
      streamClosed = true;
    }
  }

  private record EmptyFrame(long index, AtomicInteger closed) implements Frame {
    @Override
    public MediaTime time() {
      return new MediaTime(index * 40_000);
    }

    @Override
    public int width() {
      return 8;
    }

    @Override
    public int height() {
      return 8;
    }

    @Override
    public PixelView pixels(PixelFormat format, int width, int height) {
      throw new UnsupportedOperationException("no test looks at these");
    }

    @Override
    public List<MotionVector> motionVectors() {
      return List.of();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
