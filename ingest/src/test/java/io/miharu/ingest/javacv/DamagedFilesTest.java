package io.miharu.ingest.javacv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.MediaException;
import io.miharu.core.MediaException.Fault;
import io.miharu.core.MediaTime;
import io.miharu.core.StreamHealth;
import io.miharu.ingest.OpenOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gives a clear message, everything readable, and never a crash or a silent loss. */
class DamagedFilesTest {

  private static final int FRAMES = 250;

  @TempDir Path folder = Path.of("");

  /** What reading a file to its end gave. */
  private record Outcome(
      List<MediaTime> times, Optional<MediaException> failure, StreamHealth health) {}

  private static Outcome read(Path file) throws IOException {
    List<MediaTime> times = new ArrayList<>();
    Optional<MediaException> failure = Optional.empty();
    try (VideoFileStream stream = VideoFileStreamTest.open(file, OpenOptions.DEFAULT)) {
      try {
        stream.forEach(frame -> times.add(frame.time()));
      } catch (MediaException e) {
        failure = Optional.of(e);
        assertEquals(Optional.empty(), stream.next(), "thrown once, then the end");
      }
      return new Outcome(times, failure, stream.health());
    }
  }

  private Path video(String container, String codec, Map<String, String> options)
      throws IOException {
    return TinyVideo.plain()
        .in(container, codec, avutil.AV_PIX_FMT_YUV420P, options)
        .odd(0, 25, 0, 0)
        .shownAt(TinyVideo.every(40_000, FRAMES))
        .write(folder.resolve("whole." + container));
  }

  private Path cut(Path whole, double share) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    Path file = folder.resolve("cut-" + whole.getFileName());
    return Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));
  }

  private MediaException failsToOpen(Path file) {
    MediaException e =
        assertThrows(
            MediaException.class, () -> VideoFileStreamTest.open(file, OpenOptions.DEFAULT));
    assertEquals(Fault.CANNOT_OPEN, e.fault());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith(String.valueOf(file.getFileName())), message);
    return e;
  }

  private void failsToOpen(Path file, String words) {
    String message = String.valueOf(failsToOpen(file).getMessage());
    assertTrue(message.contains(words), message);
  }

  @Test
  void missingFile_cannotBeOpened() {
    failsToOpen(folder.resolve("nowhere.mp4"), "does not exist");
  }

  @Test
  void emptyFile_cannotBeOpened() throws IOException {
    failsToOpen(Files.createFile(folder.resolve("empty.mp4")), "is empty (0 bytes)");
  }

  @Test
  void folder_cannotBeOpenedAsAFile() {
    failsToOpen(folder, "is not a file");
  }

  @Test
  void textNamedMp4_cannotBeOpened() throws IOException {
    Path file = folder.resolve("notes.mp4");
    Files.writeString(file, "Meeting at nine. Bring the tapes.\n".repeat(200));
    failsToOpen(file, "is not a video that can be read");
  }

  /** FFmpeg would play it as what a terminal shows. */
  @Test
  void textNamedTxt_cannotBeOpened() throws IOException {
    Path file = folder.resolve("notes.txt");
    Files.writeString(file, "1,-1,371.9,101.0,44.5,122.6,0.98\n".repeat(200));
    failsToOpen(file, "is text, not a video");
  }

  @Test
  void noise_cannotBeOpened() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    failsToOpen(Files.write(folder.resolve("noise.mp4"), noise));
  }

  @Test
  void mp4WithoutItsIndex_cannotBeOpened() throws IOException {
    // By default the index is behind the pictures, so that a cut takes it away.
    failsToOpen(cut(video("mp4", "mpeg4", Map.of()), 0.5), "has no index (moov box)");
  }

  @Test
  void audioOnly_cannotBeOpened() throws IOException {
    failsToOpen(Files.write(folder.resolve("voice.wav"), silence()), "has no video stream");
  }

  /** A second of silence as RIFF/WAVE: 8000 samples/s, 16 bit, one channel. */
  private static byte[] silence() {
    int bytes = 16_000;
    ByteBuffer wave = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wave.put(ascii("RIFF")).putInt(36 + bytes).put(ascii("WAVEfmt ")).putInt(16);
    wave.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16_000);
    wave.putShort((short) 2).putShort((short) 16).put(ascii("data")).putInt(bytes);
    return wave.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void zeroSizeFrames_cannotBeOpened() throws IOException {
    Path whole =
        TinyVideo.plain()
            .in("avi", "rawvideo", avutil.AV_PIX_FMT_BGR24, Map.of())
            .odd(0, 25, 0, 0)
            .write(folder.resolve("raw.avi"));
    byte[] bytes = Files.readAllBytes(whole);
    // BITMAPINFOHEADER follows the "strf" tag and its size: biSize, biWidth, biHeight.
    int strf = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("strf");
    Arrays.fill(bytes, strf + 12, strf + 20, (byte) 0);
    failsToOpen(Files.write(folder.resolve("zero.avi"), bytes));
  }

  @Test
  void indexWithoutPictures_cannotBeOpened() throws IOException {
    Path whole = video("mp4", "mpeg4", Map.of("movflags", "+faststart"));
    byte[] bytes = Files.readAllBytes(whole);
    int mdat = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat");
    Arrays.fill(bytes, mdat + 4, bytes.length, (byte) 0x55);
    failsToOpen(Files.write(folder.resolve("hollow.mp4"), bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, libopenh264, +faststart",
    "mp4, mpeg4, +faststart",
    "mp4, mpeg4, +frag_keyframe+empty_moov",
    "matroska, libopenh264, ''",
    "mpegts, libopenh264, ''",
    "avi, mpeg4, ''",
    "flv, flv, ''"
  })
  void truncatedFile_givesAllBeforeTheCutAndThenSaysSo(
      String container, String codec, String movflags) throws IOException {
    Path whole =
        video(container, codec, movflags.isEmpty() ? Map.of() : Map.of("movflags", movflags));
    assertEquals(FRAMES, read(whole).times().size());
    assertEquals(Optional.empty(), read(whole).failure());

    // Odd, so that a transport stream ends inside a packet of 188 bytes.
    Outcome outcome = read(cut(whole, 0.61));
    assertTrue(outcome.times().size() > FRAMES / 4, "read " + outcome.times().size());
    assertTrue(outcome.times().size() < FRAMES, "read " + outcome.times().size());
    MediaException failure = outcome.failure().orElseThrow();
    assertEquals(Fault.DAMAGED, failure.fault());
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith("cut-whole." + container + " is damaged: "), message);
    assertTrue(message.contains("reading stopped after 0:0"), message);
    assertTrue(outcome.health().damage().isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, libopenh264",
    "mp4, mpeg4",
    "matroska, mpeg4",
    "avi, mpeg4",
    "mpegts, libopenh264"
  })
  void damagedMiddle_isSkippedCountedAndListed_andReadingGoesOn(String container, String codec)
      throws IOException {
    // Short clusters, so that Matroska has a place to go on from.
    Map<String, String> options =
        container.equals("matroska") ? Map.of("cluster_time_limit", "400") : Map.of();
    Path whole = video(container, codec, options);
    byte[] bytes = Files.readAllBytes(whole);
    byte[] noise = new byte[bytes.length / 20];
    new Random(5).nextBytes(noise);
    System.arraycopy(noise, 0, bytes, bytes.length / 2, noise.length);
    Outcome outcome = read(Files.write(folder.resolve("hurt." + container), bytes));

    int got = outcome.times().size();
    assertTrue(got > FRAMES / 2 && got < FRAMES, "read " + got);
    MediaTime last = outcome.times().get(got - 1);
    assertTrue(last.seconds() > 8, "reading went on to " + last);
    assertTrue(outcome.health().framesSkipped() > 0, outcome.health().toString());
    assertFalse(outcome.health().skippedAt().isEmpty());
    MediaTime first = outcome.health().skippedAt().get(0);
    assertTrue(first.seconds() > 3 && first.seconds() < 7, "listed at " + first);
    assertEquals(Fault.DAMAGED, outcome.failure().orElseThrow().fault());
  }

  /** FFmpeg leaves out a block of a track that it does not know, or stops there as at the end. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void matroskaBlockThatCannotBeRead_isMissed(boolean otherTrack) throws IOException {
    Path whole = video("matroska", "mpeg4", Map.of());
    byte[] bytes = Files.readAllBytes(whole);
    int at = simpleBlock(bytes, bytes.length / 2);
    if (otherTrack) {
      bytes[at] = (byte) 0x85; // track 5, where there is a first alone
    } else {
      bytes[at + 3] |= 0x06; // several frames in one block, with sizes that cannot be
      Arrays.fill(bytes, at + 4, at + 12, (byte) 0xFF);
    }
    Outcome outcome = read(Files.write(folder.resolve("block.matroska"), bytes));
    assertTrue(outcome.times().size() < FRAMES, "read " + outcome.times().size());
    String message = String.valueOf(outcome.failure().orElseThrow().getMessage());
    assertTrue(message.contains("holds " + FRAMES + " frames, but only "), message);
  }

  /** Where the contents of the first simple block of track 1 after a place begin. */
  private static int simpleBlock(byte[] bytes, int from) {
    for (int at = from; at < bytes.length - 8; at++) {
      // A size of one byte; one frame in the block, and no key frame.
      boolean block = bytes[at] == (byte) 0xA3 && (bytes[at + 1] & 0x80) != 0;
      if (block && bytes[at + 2] == (byte) 0x81 && bytes[at + 5] == 0) {
        return at + 2;
      }
    }
    throw new AssertionError("no block after byte " + from);
  }

  @Test
  void longRubbish_stopsAfter250BadPacketsInARow() throws IOException {
    Path whole =
        TinyVideo.plain()
            .in("mp4", "libopenh264", avutil.AV_PIX_FMT_YUV420P, Map.of("movflags", "+faststart"))
            .odd(0, 25, 0, 0)
            .shownAt(TinyVideo.every(40_000, 600))
            .write(folder.resolve("long.mp4"));
    byte[] bytes = Files.readAllBytes(whole);
    Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0x55);
    Outcome outcome = read(Files.write(folder.resolve("rubbish.mp4"), bytes));
    String message = String.valueOf(outcome.failure().orElseThrow().getMessage());
    assertTrue(message.contains("after 250 bad packets in a row"), message);
    assertTrue(outcome.health().framesSkipped() >= 249, message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "matroska", "avi", "mpegts", "flv"})
  void anyDamage_neverCrashesAndTimesNeverGoBack(String container) throws IOException {
    String codec = container.equals("flv") ? "flv" : "mpeg4";
    byte[] whole = Files.readAllBytes(video(container, codec, Map.of()));
    for (long seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      byte[] bytes = whole.clone();
      for (int i = 0; i < 1 + random.nextInt(40); i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("fuzz." + container), bytes);
      try {
        List<MediaTime> times = read(file).times();
        for (int i = 1; i < times.size(); i++) {
          assertTrue(times.get(i).isAfter(times.get(i - 1)), "seed %d: %s".formatted(seed, times));
        }
      } catch (MediaException e) {
        assertEquals(Fault.CANNOT_OPEN, e.fault(), "seed " + seed);
      }
    }
  }
}
