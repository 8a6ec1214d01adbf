package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.MediaTime;
import io.miharu.core.PixelFormat;
import io.miharu.core.PixelView;
import io.miharu.ingest.javacv.VideoFileWriter;
import io.miharu.nets.onnx.TinyOnnx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code detect} says to input that is not what it seems: one clear line, the right code. */
class BadInputTest {

  private static final int FRAMES = 200;

  @TempDir private static Path shared;
  @TempDir private Path folder;

  /** Eight seconds of moving noise, 25 frames/s. */
  private static byte[] video = new byte[0];

  @BeforeAll
  static void makeVideo() throws IOException {
    Path file = shared.resolve("whole.mp4");
    Random random = new Random(7);
    byte[] pixels = new byte[96 * 64 * 3];
    ByteBuffer direct = ByteBuffer.allocateDirect(pixels.length);
    try (VideoFileWriter writer = VideoFileWriter.mp4(file, 96, 64, 25)) {
      for (int i = 0; i < FRAMES; i++) {
        random.nextBytes(pixels);
        direct.clear().put(pixels).flip();
        writer.write(new PixelView(PixelFormat.BGR24, 96, 64, direct), new MediaTime(i * 40_000L));
      }
    }
    video = Files.readAllBytes(file);
  }

  @Test
  void missingFile_isNamedAndExits3() {
    refused(3, "none.mp4", folder.resolve("none.mp4"));
  }

  @Test
  void emptyFile_exits3() throws IOException {
    refused(3, "empty.mp4", written("empty.mp4", new byte[0]));
  }

  @Test
  void textRenamedToMp4_exits3() throws IOException {
    byte[] text = "Dear diary, today nothing moved.\n".repeat(50).getBytes(StandardCharsets.UTF_8);
    refused(3, "diary.mp4", written("diary.mp4", text));
  }

  @Test
  void audioOnly_exits3AndSaysSo() throws IOException {
    int bytes = 16_000;
    ByteBuffer wav = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
    CommandRun run = refused(3, "talk.wav", written("talk.wav", wav.array()));
    assertTrue(run.err().contains("audio"), run.err());
  }

  @Test
  void framesOfNoSize_exit3() throws IOException {
    byte[] nothing =
        "YUV4MPEG2 W0 H0 F25:1 Ip A1:1 C420jpeg\nFRAME\n".getBytes(StandardCharsets.US_ASCII);
    refused(3, "nothing.y4m", written("nothing.y4m", nothing));
  }

  @Test
  void folderWithoutVideos_exits3() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("documents"));
    Files.writeString(empty.resolve("letter.txt"), "no picture here");
    refused(3, "documents", empty);
  }

  @Test
  void mp4WithoutItsIndex_exits3() throws IOException {
    byte[] headless = video.clone();
    int index = indexOf(headless, "moov");
    headless[index] = 'x'; // not "free": FFmpeg finds an index that was freed
    refused(3, "headless.mp4", written("headless.mp4", headless));
  }

  @Test
  void mp4CutShort_writesWhatIsThereAndExits4() throws IOException {
    Path cut = written("cut.mp4", Arrays.copyOf(video, video.length * 6 / 10));
    damaged("cut.mp4", cut);
  }

  @Test
  void mp4DamagedInTheMiddle_readsOnAndExits4() throws IOException {
    byte[] broken = video.clone();
    Arrays.fill(broken, video.length * 4 / 10, video.length / 2, (byte) 0xA5);
    damaged("broken.mp4", written("broken.mp4", broken));
  }

  @Test
  void oneBadSourceOfTwo_theOtherIsStillWritten() throws IOException {
    Path good = written("good.mp4", video);
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of("detect", folder.resolve("none.mp4"), good, "--out", out, "--quiet");
    assertEquals(3, run.exitCode(), run.err());
    assertTrue(Files.exists(out.resolve("good.mp4/run.json")));
    assertTrue(Files.exists(out.resolve("report.html")));
  }

  @Test
  void unwritableOut_exits6BeforeAnyWork() throws IOException {
    Path file = written("occupied", new byte[] {1});
    for (Path out : new Path[] {file, file.resolve("below")}) {
      CommandRun run = CommandRun.of("detect", written("good.mp4", video), "--out", out);
      assertEquals(6, run.exitCode(), run.err());
      oneClearLine(run, "occupied");
    }
  }

  @Test
  void onnxFileThatIsNoDetector_exits5() throws IOException {
    Path model = written("adder.onnx", TinyOnnx.doubling(Map.of(), 1, 4));
    refusedDefinition("adder.onnx", "--detector", model);
  }

  @Test
  void fileThatIsNoOnnx_exits5() throws IOException {
    Path model = written("noise.onnx", new byte[] {1, 2, 3});
    refusedDefinition("noise.onnx", "--detector", model);
  }

  @Test
  void eventFileWithASyntaxError_exits5WithTheLine() throws IOException {
    Path file =
        written(
            "broken.ttl",
            "@prefix e: <urn:miharu:event:> .\n\ne:party a [ .\n".getBytes(StandardCharsets.UTF_8));
    CommandRun run = refusedDefinition("broken.ttl:3", "--event-file", file);
    assertFalse(run.err().contains("Exception"), run.err());
  }

  @Test
  void eventFileWithAnUnknownConcept_exits5AndSuggests() throws IOException {
    Path file = eventFile("mh:pattern [ mh:seen c:persn ]", "");
    CommandRun run = refusedDefinition("persn", "--event-file", file);
    assertTrue(run.err().contains("c:person"), run.err());
  }

  @Test
  void eventFileWithACycle_exits5() throws IOException {
    Path file =
        eventFile(
            "mh:pattern [ mh:seen c:hen ]",
            """
            c:hen a mh:Concept ; mh:kind "object" ; skos:prefLabel "hen"@en, "ニワトリ"@ja ;
              rdfs:subClassOf c:egg .
            c:egg a mh:Concept ; mh:kind "object" ; skos:prefLabel "egg"@en, "卵"@ja ;
              rdfs:subClassOf c:hen .
            """);
    CommandRun run = refusedDefinition("c:", "--event-file", file);
    assertTrue(run.err().contains("cycle") || run.err().contains("circle"), run.err());
  }

  @Test
  void unknownEvent_exits2AndSuggests() throws IOException {
    CommandRun run =
        CommandRun.of(
            "detect",
            written("good.mp4", video),
            "--out",
            folder.resolve("out"),
            "--events",
            "loitring");
    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains("loitering"), run.err());
  }

  @Test
  void zoneOutsideThePicture_exits2() throws IOException {
    CommandRun run =
        CommandRun.of(
            "detect",
            written("good.mp4", video),
            "--out",
            folder.resolve("out"),
            "--zone",
            "gate=900,0;950,0;950,50");
    assertEquals(2, run.exitCode(), run.err());
    oneClearLine(run, "gate");
  }

  private Path eventFile(String pattern, String more) throws IOException {
    String text =
        """
        @prefix mh: <urn:miharu:onto:> .
        @prefix c: <urn:miharu:concept:> .
        @prefix e: <urn:miharu:event:> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

        e:party a mh:Event ; mh:version 1 ; mh:group "mine" ;
          skos:prefLabel "Party"@en, "パーティー"@ja ;
          rdfs:comment "A party."@en ;
          %s .
        %s
        """
            .formatted(pattern, more);
    return written("party.ttl", text.getBytes(StandardCharsets.UTF_8));
  }

  private CommandRun refused(int exitCode, String named, Path source) {
    CommandRun run = CommandRun.of("detect", source, "--out", folder.resolve("out"), "--quiet");
    assertEquals(exitCode, run.exitCode(), run.err());
    oneClearLine(run, named);
    return run;
  }

  private void damaged(String named, Path source) throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = refused(4, named, source);
    assertTrue(Files.exists(out.resolve(named).resolve("events.jsonl")), run.err());
    String record = Files.readString(out.resolve(named).resolve("run.json"));
    assertFalse(record.contains("\"framesRead\" : 0,"), record);
    assertTrue(record.contains(named), "run.json repeats the warning: " + record);
  }

  private CommandRun refusedDefinition(String named, String option, Path file) throws IOException {
    Path out = folder.resolve("out");
    CommandRun run =
        CommandRun.of("detect", written("good.mp4", video), "--out", out, option, file);
    assertEquals(5, run.exitCode(), run.err());
    oneClearLine(run, named);
    assertFalse(Files.exists(out), "refused before any work starts");
    return run;
  }

  private static void oneClearLine(CommandRun run, String named) {
    assertTrue(run.err().startsWith("miharu: "), run.err());
    assertTrue(run.err().contains(named), run.err());
    assertFalse(run.err().contains("\tat "), "no stack trace: " + run.err());
    assertFalse(run.err().contains("internal error"), run.err());
  }

  private Path written(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static int indexOf(byte[] bytes, String word) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(word);
  }
}
