package io.miharu.ingest.live;

import io.miharu.core.Frame;
import io.miharu.ingest.live.LiveConnection.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection, read to its end on a thread of its own. When a native call hangs for good, the
 * thread is abandoned: whatever it still does is without effect, and should it ever come back, it
 * closes what it holds.
 */
final class Reading {

  /** How long closing may take; a camera that is gone does not answer a goodbye. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final LiveSource source;
  private final LiveSettings settings;
  private final Splice splice;
  private final FrameQueue queue;
  private final Patience patience;
  private final Thread thread;

  private volatile boolean abandoned;

  private final CountDownLatch over = new CountDownLatch(1);

  // Guarded by this.
  private boolean sawPicture;
  private Ending ending = new Ending(false, "it ended without a word");
  private @Nullable Throwable failure;

  Reading(
      String threadName,
      LiveSource source,
      LiveSettings settings,
      Splice splice,
      FrameQueue queue,
      LongSupplier nanos) {
    this.source = source;
    this.settings = settings;
    this.splice = splice;
    this.queue = queue;
    this.patience = new Patience(nanos);
    this.thread = new Thread(this::run, threadName);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      read();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (Throwable why) {
      fail(why);
    } finally {
      over.countDown();
    }
  }

  private void read() throws IOException, InterruptedException {
    patience.allow(settings.connectLimit());
    LiveConnection connection = source.connect(patience);
    patience.settle();
    try {
      if (!abandoned) {
        splice.connected(connection);
      }
      for (Optional<Frame> next = next(connection); next.isPresent(); next = next(connection)) {
        pass(connection, next.get());
      }
      synchronized (this) {
        ending = connection.ending();
      }
    } finally {
      if (!abandoned) {
        splice.closing(connection);
      }
      patience.allow(CLOSE_LIMIT);
      connection.close();
      patience.settle();
    }
  }

  private Optional<Frame> next(LiveConnection connection) throws IOException {
    if (abandoned) {
      return Optional.empty();
    }
    patience.allow(settings.stallLimit());
    try {
      return connection.next();
    } finally {
      patience.settle();
    }
  }

  private void pass(LiveConnection connection, Frame frame) throws InterruptedException {
    if (abandoned) {
      frame.close();
      return;
    }
    LiveFrame joined = splice.join(connection, frame);
    synchronized (this) {
      sawPicture = true;
    }
    queue.put(joined, () -> !abandoned);
  }

  private synchronized void fail(Throwable why) {
    failure = why;
    ending = new Ending(false, String.valueOf(why.getMessage()));
  }

  /** Waits a moment for the end; true when it has come. */
  boolean await(long millis) throws InterruptedException {
    return over.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Whether a call takes so long that nothing will come of it. */
  boolean hangs() {
    return patience.isOverdue(settings.abandonGrace());
  }

  /** Asks the thread to stop, and takes no further frame of it. */
  void stop() {
    abandoned = true;
    patience.callOff();
    thread.interrupt();
  }

  boolean isAlive() {
    return thread.isAlive();
  }

  synchronized boolean sawPicture() {
    return sawPicture;
  }

  synchronized Ending ending() {
    return ending;
  }

  synchronized @Nullable Throwable failure() {
    return failure;
  }
}
