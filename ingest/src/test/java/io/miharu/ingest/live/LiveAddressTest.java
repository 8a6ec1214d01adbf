package io.miharu.ingest.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.ingest.live.LiveAddress.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveAddressTest {

  @ParameterizedTest
  @CsvSource({
    "rtsp://cam/stream, RTSP",
    "RTSPS://cam:322/stream, RTSP",
    "http://cam/video.mjpg, HTTP",
    "https://host/live/index.m3u8, HTTP",
    "rtmp://host/app/key, RTMP",
    "udp://239.0.0.1:5000, PACKETS",
    "rtp://0.0.0.0:5004, PACKETS",
    "session.sdp, SDP",
    "/dev/video0, WEBCAM",
    "-, STANDARD_INPUT",
    "pipe:, STANDARD_INPUT",
  })
  void of_knowsEachKind(String text, Kind kind) {
    assertEquals(Optional.of(kind), LiveAddress.of(text).map(LiveAddress::kind));
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip.mp4", "/data/rtsp/clip.mp4", "videos", "gopher://old/file"})
  void of_leavesEverythingElseToOthers(String text) {
    assertEquals(Optional.empty(), LiveAddress.of(text));
  }

  @Test
  void looksLikeAddress_tellsUnknownSchemesFromPaths() {
    assertTrue(LiveAddress.looksLikeAddress("gopher://old/file"));
    assertFalse(LiveAddress.looksLikeAddress("C:\\videos\\clip.mp4"));
    assertFalse(LiveAddress.looksLikeAddress("a/b.mp4"));
  }

  @Test
  void passwords_areNeverShown() {
    LiveAddress address = LiveAddress.of("rtsp://admin:se:cret@cam.lan:554/ch1?x=1").orElseThrow();
    assertEquals("rtsp://cam.lan:554/ch1?x=1", address.shown());
    assertEquals("cam.lan-554-ch1", address.name());
    assertFalse(address.toString().contains("cret"));
  }

  @Test
  void name_isFitForAFolder() {
    assertEquals("dev-video0", LiveAddress.of("/dev/video0").orElseThrow().name());
    assertEquals("standard-input", LiveAddress.of("-").orElseThrow().name());
    assertEquals("camera", LiveAddress.of("udp://@").orElseThrow().name());
  }
}
