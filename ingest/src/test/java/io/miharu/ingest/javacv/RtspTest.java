package io.miharu.ingest.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Frame;
import io.miharu.core.FrameStream;
import io.miharu.core.MediaException;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.ingest.OpenOptions;
import io.miharu.ingest.live.BackOff;
import io.miharu.ingest.live.CameraOptions;
import io.miharu.ingest.live.CameraOptions.Transport;
import io.miharu.ingest.live.LiveAddress;
import io.miharu.ingest.live.LiveReport;
import io.miharu.ingest.live.LiveSettings;
import io.miharu.ingest.live.LiveStream;
import io.miharu.ingest.live.LiveStream.Surroundings;
import io.miharu.ingest.live.Overflow;
import io.miharu.ingest.live.RtspServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real RTSP server that is cut, frozen, changed and brought back. Skipped where it is absent. */
@Timeout(120)
class RtspTest {

  private static final LiveSettings QUICK =
      LiveSettings.DEFAULT
          .withOverflow(Overflow.BLOCK, 8)
          .withLimits(Duration.ofSeconds(8), Duration.ofMillis(1500), Duration.ofSeconds(5))
          .withRetries(
              new BackOff(Duration.ofMillis(100), 2, Duration.ofSeconds(1), 0.2),
              Duration.ofSeconds(20),
              Duration.ofSeconds(30));

  @TempDir private Path folder;

  private static LiveStream open(String url, Transport transport) throws IOException {
    LiveAddress address = LiveAddress.of(url).orElseThrow();
    CameraOptions options = CameraOptions.DEFAULT.withTransport(transport);
    return LiveStream.open(
        "gate",
        new CameraSource(address, "gate", options, System::nanoTime),
        QUICK,
        Surroundings.PLAIN);
  }

  private static TinyVideo h264() {
    return TinyVideo.plain().in("mp4", VideoFileWriter.H264);
  }

  private static Frame next(LiveStream stream) throws IOException {
    return stream.next().orElseThrow();
  }

  private static void skip(LiveStream stream, int frames) throws IOException {
    for (int i = 0; i < frames; i++) {
      next(stream).close();
    }
  }

  /** Reads on until a new segment begins; returns how long the breach was, in seconds. */
  private static double awaitSegment(LiveStream stream, int segment) throws IOException {
    MediaTime before = MediaTime.ZERO;
    while (true) {
      try (Frame frame = next(stream)) {
        assertTrue(frame.time().isAfter(before) || frame.index() == 0, "times must rise");
        if (frame.segment() >= segment) {
          return frame.time().secondsSince(before);
        }
        before = frame.time();
      }
    }
  }

  private record Shown(MediaTime time, int pictureHash) {}

  private static List<Shown> readAll(FrameStream stream) throws IOException {
    List<Shown> frames = new ArrayList<>();
    stream.forEach(
        frame ->
            frames.add(
                new Shown(
                    frame.time(), frame.pixels(PixelFormat.GRAY8, 24, 16).bytes().hashCode())));
    return frames;
  }

  @Test
  void overTcp_givesThePicturesAndTimesOfTheFile_andEndsWithIt() throws IOException {
    Path film = h264().shownAt(TinyVideo.every(40_000, 60)).write(film("film.mp4"));
    List<Shown> fromFile;
    try (FrameStream file = VideoFileStream.open(film, "film.mp4", OpenOptions.DEFAULT)) {
      fromFile = readAll(file);
    }
    try (RtspServer server = RtspServer.start(folder, "film=" + RtspServer.h264(film));
        LiveStream stream = open(server.url("film"), Transport.TCP)) {
      List<Shown> live = readAll(stream);
      assertEquals(fromFile.size(), live.size(), () -> stream.health().toString());
      for (int i = 0; i < live.size(); i++) {
        assertEquals(fromFile.get(i).pictureHash(), live.get(i).pictureHash(), "picture " + i);
        // The clock of RTP counts 90,000 a second.
        assertEquals(fromFile.get(i).time().seconds(), live.get(i).time().seconds(), 0.001);
      }
      assertEquals(0, stream.report().outages());
    }
  }

  private Path film(String name) {
    return folder.resolve(name);
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void cutAndBroughtBack_goesOnInANewSegment(Transport transport) throws Exception {
    Path film = h264().shownAt(TinyVideo.every(40_000, 1500)).write(film("film.mp4"));
    try (RtspServer server = RtspServer.start(folder, "film=" + RtspServer.h264(film));
        LiveStream stream = open(server.url("film"), transport)) {
      skip(stream, 15);
      server.cut();
      long cutAt = System.nanoTime();
      Thread.sleep(1000);
      server.bringBack();
      double gap = awaitSegment(stream, 1);
      double wall = (System.nanoTime() - cutAt) / 1e9;
      assertTrue(gap > 0.9 && gap < wall + 1, "gap %.2f s, wall %.2f s".formatted(gap, wall));
      skip(stream, 15);
      LiveReport report = stream.report();
      assertEquals(1, report.outages());
      assertEquals(2, report.connections());
    }
  }

  @Test
  void frozenServer_isLeft_andTakenAgainWhenItThaws() throws Exception {
    Path film = h264().shownAt(TinyVideo.every(40_000, 1500)).write(film("film.mp4"));
    try (RtspServer server = RtspServer.start(folder, "film=" + RtspServer.h264(film));
        LiveStream stream = open(server.url("film"), Transport.TCP)) {
      skip(stream, 15);
      server.freeze();
      Thread thaw =
          new Thread(
              () -> {
                try {
                  Thread.sleep(3000);
                  server.thaw();
                } catch (Exception e) {
                  throw new AssertionError(e);
                }
              },
              "thaw");
      thaw.start();
      double gap = awaitSegment(stream, 1);
      thaw.join();
      assertTrue(gap > 1.5 && gap < 20, "gap %.2f s".formatted(gap));
      skip(stream, 10);
      assertEquals(1, stream.report().outages());
      assertEquals(0, stream.report().abandonedCalls(), "FFmpeg's own interruption is enough");
      assertTrue(
          stream.health().warnings().stream().anyMatch(said -> said.contains("no data in time")),
          stream.health().warnings()::toString);
    }
  }

  @Test
  void changeOfResolution_midStream_keepsTheSizeOfTheFirst() throws Exception {
    // JPEG over RTP says its size in every packet, so one stream can change it.
    try (RtspServer server = RtspServer.start(folder, "film=" + RtspServer.resizable());
        LiveStream stream = open(server.url("film"), Transport.TCP)) {
      assertEquals(96, stream.info().width());
      skip(stream, 10);
      server.resize();
      double gap = awaitSegment(stream, 1);
      assertTrue(gap < 1.5, "gap %.2f s".formatted(gap));
      try (Frame frame = next(stream)) {
        assertEquals(96, frame.width());
        assertEquals(64, frame.height());
      }
      assertTrue(
          stream.health().warnings().stream()
              .anyMatch(said -> said.contains("from 96 x 64 to 192 x 128 px")),
          stream.health().warnings()::toString);
    }
  }

  @Test
  void resolutionChangedBehindAnOutage_keepsTheSizeOfTheFirst() throws Exception {
    Path film = h264().shownAt(TinyVideo.every(40_000, 1500)).write(film("film.mp4"));
    try (RtspServer server = RtspServer.start(folder, "film=" + RtspServer.h264(film));
        LiveStream stream = open(server.url("film"), Transport.TCP)) {
      skip(stream, 10);
      server.cut();
      h264().size(192, 128).shownAt(TinyVideo.every(40_000, 1500)).write(film("film.mp4"));
      server.bringBack();
      awaitSegment(stream, 1);
      try (Frame frame = next(stream)) {
        assertEquals(96, frame.width());
        assertEquals(64, frame.height());
      }
    }
  }

  @Test
  void pathThatTheServerDoesNotKnow_isRefusedAtOnce() throws IOException {
    Path film = h264().write(film("film.mp4"));
    try (RtspServer server = RtspServer.start(folder, "film=" + RtspServer.h264(film))) {
      MediaException e =
          assertThrows(
              MediaException.class, () -> open(server.url("other"), Transport.TCP).close());
      assertTrue(String.valueOf(e.getMessage()).contains("no such stream"), e.getMessage());
    }
  }
}
