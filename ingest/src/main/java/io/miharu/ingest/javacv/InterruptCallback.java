package io.miharu.ingest.javacv;

import io.miharu.ingest.live.Patience;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.Pointer;

/**
 * FFmpeg's question, from inside its calls, whether to give up, answered by a {@link Patience}.
 *
 * <p>JavaCPP can make only a few native callbacks of a type, so all inputs share one, and are told
 * apart by a number that travels as the callback's opaque pointer. Thread-safe.
 */
final class InterruptCallback implements AutoCloseable {

  private static final Map<Long, Patience> ASKED = new ConcurrentHashMap<>();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final AVIOInterruptCB.Callback_Pointer CALLBACK = new Callback();

  private static final class Callback extends AVIOInterruptCB.Callback_Pointer {

    @Override
    public int call(Pointer opaque) {
      Patience patience = ASKED.get(opaque.address());
      return patience == null || patience.isOver() ? 1 : 0;
    }
  }

  /** A number in the shape of a pointer; nobody looks at what it points to. */
  private static final class Numbered extends Pointer {

    private Numbered(long number) {
      address = number;
    }
  }

  private final long number = NUMBERS.incrementAndGet();

  private InterruptCallback() {}

  /** From now on, until closed, calls on {@code context} ask {@code patience}. */
  static InterruptCallback install(AVFormatContext context, Patience patience) {
    InterruptCallback asked = new InterruptCallback();
    ASKED.put(asked.number, patience);
    context.interrupt_callback().callback(CALLBACK);
    context.interrupt_callback().opaque(new Numbered(asked.number));
    return asked;
  }

  /** To be called when the context is closed. */
  @Override
  public void close() {
    ASKED.remove(number);
  }
}
