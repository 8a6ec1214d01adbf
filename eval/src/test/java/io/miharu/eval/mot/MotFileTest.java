package io.miharu.eval.mot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.MediaTime;
import io.miharu.core.Track;
import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotFileTest {

  private static List<MotRow> read(String text) throws IOException {
    return MotFile.read("gt.txt", new StringReader(text));
  }

  private static String write(List<MotRow> rows) throws IOException {
    StringWriter text = new StringWriter();
    MotFile.write(text, rows);
    return text.toString();
  }

  @Test
  void read_aTruthLine_takesAllNineColumns() throws IOException {
    assertEquals(
        List.of(new MotRow(2, 5, 1150.8, 461.5, 42.6, 84.2, 1, 7, 0.974)),
        read("2,5,1150.8,461.5,42.6,84.2,1,7,0.974\n"));
  }

  @Test
  void read_aLineOfSixColumns_hasConfidenceOneAndNoCategory() throws IOException {
    assertEquals(List.of(new MotRow(1, 1, 10, 20, 30, 40, 1, -1, -1)), read("1,1,10,20,30,40"));
  }

  @Test
  void read_blanksForCommasAndEmptyLines_readsTheSame() throws IOException {
    assertEquals(
        read("1,1,10,20,30,40,1,-1,-1,-1\n2,1,10,20,30,40,1\n"),
        read("1 1 10 20\t30 40 1 -1 -1 -1\n\n 2, 1, 10, 20, 30, 40, 1 \r\n"));
  }

  @Test
  void read_detectionsWithoutIds_mayShareAFrame() throws IOException {
    assertEquals(2, read("1,-1,0,0,5,5,0.9\n1,-1,9,9,5,5,0.8\n").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,1,10,20,30           | column 6 | height",
        "0,1,10,20,30,40        | column 1 | from 1",
        "1.5,1,10,20,30,40      | column 1 | frame",
        "1,-2,10,20,30,40       | column 2 | id",
        "1,1,NaN,20,30,40       | column 3 | left",
        "1,1,10,20,-30,40       | column 5 | above 0",
        "1,1,10,20,30,0         | column 6 | above 0",
        "1,1,10,20,30,40,x      | column 7 | confidence",
        "1,1,10,20,30,40,1e999  | column 7 | finite",
        "1,1,10,20,30,40,1,1.5  | column 8 | category",
        "9,9,1,1,1,1            | column 2 | id 9 again in frame 9",
      })
  void read_aLineThatDoesNotFit_namesLineColumnAndNeed(String line, String place, String need) {
    DataFormatException refusal =
        assertThrows(DataFormatException.class, () -> read("9,9,1,1,1,1\n" + line + "\n"));
    String message = String.valueOf(refusal.getMessage());
    assertEquals(true, message.startsWith("gt.txt, line 2, " + place + ": "), message);
    assertEquals(true, message.contains(need), message);
  }

  @Test
  void read_bytesThatAreNotText_refuses(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("gt.txt"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    assertThrows(DataFormatException.class, () -> MotFile.read(file));
  }

  @Test
  void write_ofTracks_ordersByFrameThenId_countsFramesFromOne_andEndsInMinusOnes()
      throws IOException {
    Track late = track(2, 0, new Box(1.5f, 2, 4, 10), 1);
    Track early = track(1, 1, new Box(-0.001f, 0, 1, 1), 0.25f);
    Track both = track(3, 0, new Box(0, 0, 100, 50), 0.98766f);
    assertEquals(
        """
        1,2,1.50,2.00,2.50,8.00,1,-1,-1,-1
        1,3,0.00,0.00,100.00,50.00,0.9877,-1,-1,-1
        2,1,0.00,0.00,1.00,1.00,0.2500,-1,-1,-1
        """,
        write(MotFile.rowsOf(List.of(late, early, both))));
  }

  @Test
  void write_ofATruth_keepsCategoryAndVisibility() throws IOException {
    String line = "2,5,1150.80,461.50,42.60,84.20,0,7,0.9740\n";
    assertEquals(line, write(read(line)));
  }

  @Test
  void write_ofASizeTooSmallForTwoDigits_canBeReadAgain() throws IOException {
    String text = write(List.of(new MotRow(1, 1, 0, 0, 0.001, 0.004, 1, -1, -1)));
    assertEquals(1, read(text).size());
  }

  @Test
  void write_thenRead_thenWrite_changesNoByte(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tracks.txt");
    List<MotRow> rows = read("3,1,10.005,20.1,30.77,40.2,0.123456\n1,2,-5.25,0,3,4,1\n");
    MotFile.write(file, rows);
    String once = Files.readString(file);
    assertEquals(once, write(MotFile.read(file)));
  }

  @Test
  void tracksOf_givesCoreFramesFromZero_timesAndConfidenceWithinItsRange() throws IOException {
    List<Track> tracks =
        MotFile.tracksOf(
            read("3,1,10,20,30,40,-1\n1,1,0,0,3,4,1\n"),
            ConceptId.of("person"),
            FrameTimes.atRate(10));
    Track.Point first = new Track.Point(0, MediaTime.ZERO, new Box(0, 0, 3, 4), 1);
    Track.Point third = new Track.Point(2, MediaTime.ofSeconds(0.2), new Box(10, 20, 40, 60), 0);
    assertEquals(List.of(new Track(1, ConceptId.of("person"), List.of(first, third))), tracks);
  }

  @Test
  void between_keepsBothEnds() throws IOException {
    List<MotRow> rows = read("1,1,0,0,1,1\n2,1,0,0,1,1\n3,1,0,0,1,1\n4,1,0,0,1,1\n");
    assertEquals(List.of(rows.get(1), rows.get(2)), MotFile.between(rows, 2, 3));
  }

  private static Track track(int id, long frame, Box box, float confidence) {
    return new Track(
        id,
        ConceptId.of("person"),
        List.of(new Track.Point(frame, new MediaTime(frame * 100_000), box, confidence)));
  }
}
