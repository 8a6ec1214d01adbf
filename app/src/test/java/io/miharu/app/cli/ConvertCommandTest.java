package io.miharu.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {

  @TempDir private Path folder;

  @Test
  void convert_saysWhatItWroteAndWhatIsLost() throws IOException {
    Path mot = Files.writeString(folder.resolve("a.txt"), "1,1,10,10,5,5,0.5,-1,-1,-1\n");
    CommandRun done = CommandRun.of("convert", "--to", "cvat", mot, folder.resolve("a.xml"));
    assertEquals(0, done.exitCode(), done.err());
    assertTrue(done.out().contains("1 video(s), 1 track(s), 0 event(s)"), done.out());
    assertTrue(done.out().contains("lost: 1 confidence(s) of boxes"), done.out());
    CommandRun back =
        CommandRun.of(
            "convert",
            "--from",
            "cvat",
            "--to",
            "mot",
            folder.resolve("a.xml"),
            folder.resolve("b.txt"));
    assertEquals(0, back.exitCode(), back.err());
    assertEquals(
        "1,1,10.00,10.00,5.00,5.00,1,-1,-1,-1\n", Files.readString(folder.resolve("b.txt")));
  }

  @Test
  void convert_toAFormatNobodyKnows_namesThose() {
    CommandRun done = CommandRun.of("convert", "--to", "word", "a", "b");
    assertEquals(2, done.exitCode());
    assertTrue(done.err().contains("openlabel, webvtt"), done.err());
  }

  @Test
  void convert_ofAMissingFile_isRefused() {
    CommandRun done = CommandRun.of("convert", "--to", "mot", folder.resolve("none"), "b");
    assertEquals(7, done.exitCode());
    assertTrue(done.err().contains("no such file"), done.err());
    CommandRun named =
        CommandRun.of("convert", "--from", "mot", "--to", "mot", folder.resolve("none"), "b");
    assertEquals(7, named.exitCode());
  }

  @Test
  void convert_toAPlaceThatCannotBeWritten_saysSo() throws IOException {
    Path mot = Files.writeString(folder.resolve("a.txt"), "1,1,10,10,5,5,1,-1,-1,-1\n");
    CommandRun done =
        CommandRun.of("convert", "--to", "coco", mot, folder.resolve("a.txt/within/a.json"));
    assertEquals(6, done.exitCode(), done.err());
  }
}
