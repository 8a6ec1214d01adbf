package io.miharu.ingest.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.miharu.core.Frame;
import io.miharu.core.MediaException;
import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.ingest.live.BackOff;
import io.miharu.ingest.live.CameraOptions;
import io.miharu.ingest.live.LiveAddress;
import io.miharu.ingest.live.LiveReport;
import io.miharu.ingest.live.LiveSettings;
import io.miharu.ingest.live.LiveStream;
import io.miharu.ingest.live.LiveStream.Surroundings;
import io.miharu.ingest.live.Overflow;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sources of the network that a few lines of Java can play. */
@Timeout(120)
class CameraSourceTest {

  private static final LiveSettings QUICK =
      LiveSettings.DEFAULT
          .withOverflow(Overflow.BLOCK, 8)
          .withLimits(Duration.ofSeconds(8), Duration.ofMillis(700), Duration.ofSeconds(5))
          .withRetries(
              new BackOff(Duration.ofMillis(50), 2, Duration.ofMillis(400), 0.2),
              Duration.ofSeconds(20),
              Duration.ofSeconds(30));

  @TempDir private Path folder;

  private static LiveStream open(String url, LiveSettings settings) throws IOException {
    LiveAddress address = LiveAddress.of(url).orElseThrow();
    return LiveStream.open(
        "gate",
        new CameraSource(address, "gate", CameraOptions.DEFAULT, System::nanoTime),
        settings,
        Surroundings.PLAIN);
  }

  private static Frame next(LiveStream stream) throws IOException {
    return stream.next().orElseThrow();
  }

  private static void skip(LiveStream stream, int frames) throws IOException {
    for (int i = 0; i < frames; i++) {
      next(stream).close();
    }
  }

  /** The first frame of a later segment; the time of the one before is left in {@code before}. */
  private static Frame nextSegment(LiveStream stream, MediaTime[] before) throws IOException {
    Frame frame = next(stream);
    int segment = frame.segment();
    while (frame.segment() == segment) {
      before[0] = frame.time();
      frame.close();
      frame = next(stream);
    }
    return frame;
  }

  @Test
  void mjpeg_hasPicturesAndTimesOfReceipt() throws IOException {
    try (MjpegServer camera = MjpegServer.start();
        LiveStream stream = open(camera.url("/video"), QUICK)) {
      assertEquals(96, stream.info().width());
      try (Frame first = next(stream)) {
        assertEquals(MediaTime.ZERO, first.time());
        int[] blue = TinyVideo.QUARTERS[0];
        assertEquals(blue[0], first.pixels(PixelFormat.BGR24).at(80 % 40, 10, 0), 12);
      }
      skip(stream, 40);
      try (Frame later = next(stream)) {
        // 41 pictures, one each 20 ms at the earliest.
        assertTrue(later.time().seconds() > 0.4, later.time()::toString);
      }
      assertTrue(
          stream.health().warnings().get(0).contains("sends no times"),
          stream.health().warnings()::toString);
    }
  }

  @Test
  void mjpeg_changeOfSize_isShownInTheFirstSize_inANewSegment() throws IOException {
    try (MjpegServer camera = MjpegServer.start();
        LiveStream stream = open(camera.url("/video"), QUICK)) {
      skip(stream, 5);
      camera.show(192, 128);
      MediaTime[] before = new MediaTime[1];
      try (Frame changed = nextSegment(stream, before)) {
        assertEquals(1, changed.segment());
        assertEquals(96, changed.width());
        assertEquals(64, changed.height());
        assertTrue(changed.time().isAfter(before[0]));
      }
      assertTrue(
          stream.health().warnings().stream()
              .anyMatch(said -> said.contains("from 96 x 64 to 192 x 128 px")),
          stream.health().warnings()::toString);
    }
  }

  @Test
  void mjpeg_frozenThenThawed_comesBackInANewSegment() throws IOException {
    try (MjpegServer camera = MjpegServer.start();
        LiveStream stream = open(camera.url("/video"), QUICK)) {
      skip(stream, 5);
      camera.freeze(true);
      new Thread(() -> thawLater(camera), "thaw").start();
      MediaTime[] before = new MediaTime[1];
      try (Frame back = nextSegment(stream, before)) {
        assertTrue(back.time().secondsSince(before[0]) >= 0.7, () -> back.time() + " after freeze");
      }
      assertEquals(1, stream.report().outages());
      assertTrue(
          stream.health().warnings().stream().anyMatch(said -> said.contains("no data in time")),
          stream.health().warnings()::toString);
    }
  }

  private static void thawLater(MjpegServer camera) {
    try {
      Thread.sleep(1500);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    camera.freeze(false);
  }

  @Test
  void mjpeg_cutAndBack_goesOn() throws IOException {
    try (MjpegServer camera = MjpegServer.start();
        LiveStream stream = open(camera.url("/video"), QUICK)) {
      skip(stream, 5);
      camera.cut(true);
      new Thread(
              () -> {
                try {
                  Thread.sleep(600);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                camera.cut(false);
              },
              "back")
          .start();
      MediaTime[] before = new MediaTime[1];
      nextSegment(stream, before).close();
      skip(stream, 5);
      LiveReport report = stream.report();
      assertEquals(1, report.outages());
      assertEquals(2, report.connections());
      assertTrue(report.attempts() >= 2);
      assertEquals(0, report.framesDropped());
    }
  }

  @Test
  void wrongPassword_isSaidAtOnce() throws IOException {
    try (MjpegServer camera = MjpegServer.start()) {
      MediaException e =
          assertThrows(MediaException.class, () -> open(camera.url("/locked"), QUICK).close());
      assertTrue(String.valueOf(e.getMessage()).contains("password"), e.getMessage());
    }
  }

  @Test
  void nobodyThere_isSaidAfterSomePatience() {
    LiveSettings brief =
        QUICK.withRetries(QUICK.backOff(), Duration.ofMillis(300), Duration.ofSeconds(1));
    MediaException e =
        assertThrows(
            MediaException.class, () -> open("rtsp://u:secret@127.0.0.1:1/x", brief).close());
    assertEquals(MediaException.Fault.CANNOT_OPEN, e.fault());
    assertTrue(String.valueOf(e.getMessage()).contains("refused"), e.getMessage());
    assertTrue(!String.valueOf(e.getMessage()).contains("secret"), e.getMessage());
  }

  @Test
  void transportStreamOverUdp_keepsTheTimesOfItsSender() throws Exception {
    Path file =
        TinyVideo.plain().in("mpegts", VideoFileWriter.H264).write(folder.resolve("plain.ts"));
    byte[] bytes = Files.readAllBytes(file);
    int port = freeUdpPort();
    Thread sender = new Thread(() -> send(bytes, port), "udp-sender");
    sender.setDaemon(true);
    sender.start();
    try (LiveStream stream = open("udp://127.0.0.1:" + port, QUICK)) {
      List<MediaTime> times = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        try (Frame frame = next(stream)) {
          times.add(frame.time());
        }
      }
      int steps = 0;
      for (int i = 1; i < times.size(); i++) {
        steps += times.get(i).micros() - times.get(i - 1).micros() == 40_000 ? 1 : 0;
      }
      // The film is a second long and sent again and again, so at most two steps are seams.
      assertTrue(steps >= 17, times::toString);
    } finally {
      sender.interrupt();
    }
  }

  private static int freeUdpPort() throws IOException {
    try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** The file over and over, seven packets of 188 bytes at a time, in about its own time. */
  private static void send(byte[] bytes, int port) {
    try (DatagramSocket socket = new DatagramSocket()) {
      int datagram = 7 * 188;
      long pause = 960L * datagram / bytes.length;
      InetAddress host = InetAddress.getLoopbackAddress();
      while (!Thread.currentThread().isInterrupted()) {
        for (int at = 0; at < bytes.length; at += datagram) {
          int length = Math.min(datagram, bytes.length - at);
          socket.send(new DatagramPacket(bytes, at, length, host, port));
          Thread.sleep(Math.max(1, pause));
        }
      }
    } catch (IOException | InterruptedException over) {
      // So is the test.
    }
  }

  @Test
  void hlsThatEnds_isAWholeRecording() throws IOException {
    TinyVideo.plain().in("mpegts", VideoFileWriter.H264).write(folder.resolve("part.ts"));
    Files.writeString(
        folder.resolve("index.m3u8"),
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:1\n#EXTINF:1.0,\npart.ts\n#EXT-X-ENDLIST\n");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
          byte[] body = Files.readAllBytes(file);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/index.m3u8";
    try (LiveStream stream = open(url, QUICK)) {
      List<Long> times = new ArrayList<>();
      stream.forEach(frame -> times.add(frame.time().micros()));
      assertEquals(25, times.size());
      assertEquals(24 * 40_000L, times.get(24));
    } finally {
      server.stop(0);
    }
  }
}
