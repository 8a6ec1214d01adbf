package io.miharu.app.cli;

import io.miharu.app.console.UsageException;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.live.CameraOptions;
import io.miharu.ingest.live.CameraOptions.Transport;
import io.miharu.ingest.live.LiveAddress;
import io.miharu.ingest.live.LiveSettings;
import io.miharu.ingest.live.Overflow;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how to treat what does not wait. */
final class LiveOptions {

  /** What {@code --on-overload} takes. */
  enum OnOverload {
    DROP,
    BLOCK
  }

  @Option(
      names = "--on-overload",
      paramLabel = "drop|block",
      description =
          "When frames come faster than they are looked at: drop the oldest that waits, and count it"
              + " (default), or let the sender wait (default for standard input).")
  private @Nullable OnOverload onOverload;

  @Option(
      names = "--queue",
      paramLabel = "N",
      description = "How many frames may wait (default: ${DEFAULT-VALUE}).")
  private int queue = LiveSettings.DEFAULT.queueFrames();

  @Option(
      names = "--rtsp-transport",
      paramLabel = "tcp|udp",
      description =
          "What carries an RTSP stream: tcp loses nothing (default), udp waits for nothing.")
  private Transport transport = Transport.TCP;

  @Option(
      names = "--low-latency",
      description =
          "Show pictures at the earliest moment; the first ones of a connection may be lost.")
  private boolean lowLatency;

  @Option(
      names = "--connect-timeout",
      paramLabel = "SECONDS",
      description = "How long connecting may take (default: ${DEFAULT-VALUE}).")
  private double connectSeconds = 10;

  @Option(
      names = "--stall-timeout",
      paramLabel = "SECONDS",
      description =
          "A source that is silent for so long is taken for lost, and connected again (default:"
              + " ${DEFAULT-VALUE}).")
  private double stallSeconds = 5;

  @Option(
      names = "--give-up",
      paramLabel = "SECONDS",
      description =
          "Give up a source that is away for so long; 0: at its first failure (default:"
              + " ${DEFAULT-VALUE}).")
  private double giveUpSeconds = 600;

  @Option(
      names = "--rehearsal",
      paramLabel = "SECONDS",
      description =
          "Before cameras whose frames may be dropped, work on drawn scenes for so long, so that all"
              + " is loaded when the first frame comes; 0: connect at once (default:"
              + " ${DEFAULT-VALUE}).")
  private double rehearsalSeconds = 5;

  @Option(
      names = "--stagger",
      paramLabel = "SECONDS",
      description =
          "Connect cameras whose frames may be dropped one after the other, so long apart, so that"
              + " what is loaded for the first costs no frames of the others; all of them within"
              + " 30 s; 0: all at once (default: ${DEFAULT-VALUE}).")
  private double staggerSeconds = 1.5;

  @Option(
      names = "--input-option",
      paramLabel = "KEY=VALUE",
      description =
          "Hand an option to FFmpeg's input, such as video_size=1280x720 for a webcam. May be"
              + " repeated.")
  private Map<String, String> input = new LinkedHashMap<>();

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Replay files at X times their pace (default: 1).")
  private double speed = 1;

  /** Refuses what makes no sense. */
  void check() {
    if (!(speed > 0 && speed <= 1000)) {
      throw new UsageException("--speed takes a number from above 0 to 1000, got " + speed);
    }
    if (queue < 1 || queue > 1000) {
      throw new UsageException("--queue takes 1 to 1000 frames, got " + queue);
    }
    seconds("--connect-timeout", connectSeconds, 0.1);
    seconds("--stall-timeout", stallSeconds, 0.1);
    seconds("--give-up", giveUpSeconds, 0);
    rehearsal();
    stagger();
  }

  Duration rehearsal() {
    return seconds("--rehearsal", rehearsalSeconds, 0);
  }

  Duration stagger() {
    return seconds("--stagger", staggerSeconds, 0);
  }

  static Duration seconds(String option, double seconds, double least) {
    if (!(seconds >= least && seconds <= 1e9)) { // written so that NaN fails too
      throw new UsageException(
          "%s takes seconds from %s on, got %s".formatted(option, least, seconds));
    }
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /**
   * How to treat one source.
   *
   * @param number of the source, so that cameras do not come back in step
   */
  LiveSettings settings(boolean piped, int number) {
    boolean blocks = onOverload == null ? piped : onOverload == OnOverload.BLOCK;
    Duration giveUp = seconds("--give-up", giveUpSeconds, 0);
    Duration first = LiveSettings.DEFAULT.firstPatience();
    return LiveSettings.DEFAULT
        .withOverflow(blocks ? Overflow.BLOCK : Overflow.DROP_OLDEST, queue)
        .withLimits(
            seconds("--connect-timeout", connectSeconds, 0.1),
            seconds("--stall-timeout", stallSeconds, 0.1),
            LiveSettings.DEFAULT.abandonGrace())
        .withRetries(
            LiveSettings.DEFAULT.backOff(), giveUp.compareTo(first) < 0 ? giveUp : first, giveUp)
        .withSeed(number);
  }

  CameraOptions camera(OpenOptions frames) {
    return new CameraOptions(transport, lowLatency, new TreeMap<>(input), frames);
  }

  double speed() {
    return speed;
  }

  static boolean isPiped(LiveAddress address) {
    return address.kind() == LiveAddress.Kind.STANDARD_INPUT;
  }
}
