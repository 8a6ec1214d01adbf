package io.miharu.ingest.javacv;

import io.miharu.core.Frame;
import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.ingest.OpenOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads hurt copies of one clip in a process of its own, which a crash of native code may take
 * down. Arguments: the clip, the donor of splices, a scratch file, the first seed and the one after
 * the last, and the seconds one file may take. Says {@code begin SEED}, then {@code end SEED
 * OUTCOME FRAMES words}, for each.
 */
final class MutationReader {

  /** What reading gave. */
  enum Outcome {
    /** Nothing could be read, and a message says so. */
    REFUSED,
    /** Some frames, and what is lost is said. */
    DAMAGED,
    /** Nothing was said: either nothing is lost, or it is lost in silence. */
    CALM,
    /** A failure that is no {@link MediaException}, or times that go back. */
    WRONG
  }

  /**
   * What reading one file gave.
   *
   * @param frames how many frames came
   * @param words what was said
   */
  record Reading(Outcome outcome, long frames, String words) {

    /** On one line: outcome, frames, words. */
    String line() {
      return String.format(Locale.ROOT, "%s %d %s", outcome, frames, words.replaceAll("\\s+", " "));
    }

    static Reading parse(String line) {
      String[] parts = line.split(" ", 3);
      return new Reading(Outcome.valueOf(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }
  }

  /** Exit status when one file takes too long. */
  static final int HUNG = 99;

  /** Every so many frames, the picture is converted too. */
  private static final int LOOK_EVERY = 25;

  private static final AtomicLong startedNanos = new AtomicLong();

  private MutationReader() {}

  public static void main(String[] arguments) throws Exception {
    byte[] whole = Files.readAllBytes(Path.of(arguments[0]));
    byte[] donor = Files.readAllBytes(Path.of(arguments[1]));
    Path scratch = Path.of(arguments[2]);
    long end = Long.parseLong(arguments[4]);
    watch(Long.parseLong(arguments[5]), Thread.currentThread());
    for (long seed = Long.parseLong(arguments[3]); seed < end; seed++) {
      System.out.println("begin " + seed);
      Files.write(scratch, new Mutation(seed).of(whole, donor));
      startedNanos.set(System.nanoTime());
      System.out.println("end " + seed + " " + read(scratch).line());
    }
    System.out.flush();
    Runtime.getRuntime().halt(0); // the watch would keep it alive
  }

  private static void watch(long patienceS, Thread reading) {
    Thread watch =
        new Thread(
            () -> {
              while (true) {
                long started = startedNanos.get();
                if (started != 0 && System.nanoTime() - started > patienceS * 1_000_000_000L) {
                  for (StackTraceElement at : reading.getStackTrace()) {
                    System.out.println("  at " + at);
                  }
                  System.out.flush();
                  Runtime.getRuntime().halt(HUNG);
                }
                try {
                  Thread.sleep(100);
                } catch (InterruptedException stopped) {
                  return;
                }
              }
            },
            "patience");
    watch.setDaemon(true);
    watch.start();
  }

  static Reading read(Path file) {
    long frames = 0;
    try (VideoFileStream stream = VideoFileStream.open(file, "clip", OpenOptions.DEFAULT)) {
      MediaTime last = null;
      try {
        for (Optional<Frame> next = stream.next(); next.isPresent(); next = stream.next()) {
          try (Frame frame = next.get()) {
            frames++;
            if (last != null && !frame.time().isAfter(last)) {
              return new Reading(
                  Outcome.WRONG, frames, "time goes from " + last + " to " + frame.time());
            }
            last = frame.time();
            if (frames % LOOK_EVERY == 1) {
              frame.pixels(PixelFormat.BGR24, 96, 64);
            }
          }
        }
      } catch (MediaException said) {
        return said.fault() == Fault.DAMAGED
            ? new Reading(Outcome.DAMAGED, frames, String.valueOf(said.getMessage()))
            : new Reading(Outcome.WRONG, frames, "the wrong fault: " + said);
      }
      return new Reading(
          stream.health().damage().isPresent() ? Outcome.WRONG : Outcome.CALM,
          frames,
          stream.health().toString());
    } catch (MediaException refused) {
      return new Reading(Outcome.REFUSED, frames, String.valueOf(refused.getMessage()));
    } catch (IOException | RuntimeException | Error wrong) {
      return new Reading(Outcome.WRONG, frames, wrong.toString());
    }
  }
}
