package io.miharu.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.FrameStream;
import io.miharu.core.FrameStreamContract;
import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.core.MediaTime;
import io.miharu.ingest.javacv.TinyVideo;
import io.miharu.ingest.javacv.VideoFileStream;
import io.miharu.ingest.live.LiveSettings;
import io.miharu.ingest.live.LiveStream;
import io.miharu.ingest.live.LiveStream.Surroundings;
import io.miharu.ingest.live.Overflow;
import io.miharu.ingest.live.ReplaySource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording replayed is a live stream that keeps every promise of a stream. */
class ReplayTest extends FrameStreamContract {

  private static final LiveSettings WHOLE = LiveSettings.DEFAULT.withOverflow(Overflow.BLOCK, 4);

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void writeVideo() throws IOException {
    file = TinyVideo.plain().write(folder.resolve("plain.mp4"));
  }

  @Override
  protected FrameStream open() throws IOException {
    return replay(file, OpenOptions.DEFAULT, 1000);
  }

  private static LiveStream replay(Path file, OpenOptions options, double speed)
      throws IOException {
    ReplaySource source =
        new ReplaySource(
            () -> VideoFileStream.open(file, "plain.mp4", options), speed, System::nanoTime);
    return LiveStream.open("plain.mp4", source, WHOLE, Surroundings.PLAIN);
  }

  private static List<MediaTime> times(FrameStream stream) throws IOException {
    List<MediaTime> times = new ArrayList<>();
    stream.forEach(frame -> times.add(frame.time()));
    return times;
  }

  @Test
  void replay_takesAsLongAsTheFilm() throws IOException {
    long started = System.nanoTime();
    try (LiveStream stream = replay(file, OpenOptions.DEFAULT, 2)) {
      assertEquals(25, times(stream).size());
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    assertTrue(seconds >= 0.96 / 2, "0.96 s at double speed took " + seconds);
  }

  @Test
  void replayOfAPart_keepsTheTimesOfTheFile() throws IOException {
    OpenOptions part =
        OpenOptions.DEFAULT.withStart(new MediaTime(400_000)).withEnd(new MediaTime(520_000));
    try (LiveStream stream = replay(file, part, 100)) {
      assertEquals(
          List.of(new MediaTime(400_000), new MediaTime(440_000), new MediaTime(480_000)),
          times(stream));
    }
  }

  @Test
  void missingFile_isSaidInTheFilesOwnWords() {
    MediaException e =
        assertThrows(
            MediaException.class,
            () -> replay(folder.resolve("none.mp4"), OpenOptions.DEFAULT, 1).close());
    assertEquals(Fault.CANNOT_OPEN, e.fault());
    assertTrue(String.valueOf(e.getMessage()).contains("does not exist"), e.getMessage());
  }
}
