package io.miharu.eval.mot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.mot.MotBenchmark.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackEvalReportTest {

  @TempDir private Path folder;

  private static TrackingScores perfect(int frames) {
    List<MotRow> rows = new ArrayList<>();
    for (int frame = 1; frame <= frames; frame++) {
      rows.add(new MotRow(frame, 1, 0, 0, 10, 10, 1, -1, -1));
    }
    return TrackingScores.of(rows, rows);
  }

  private static TrackEvalReport report(TrackEvalFamily... families) {
    TreeMap<String, TrackingScores> sequences = new TreeMap<>();
    sequences.put("B", perfect(3));
    sequences.put("A", perfect(2));
    return new TrackEvalReport(sequences, List.of(families));
  }

  private List<Sequence> sequences(Optional<Path> seqmap) throws IOException {
    return MotBenchmark.sequences(folder, seqmap, MotBenchmark.USUAL_TRUTH);
  }

  @Test
  void summary_isTwoLinesInTrackEvalsOrder_inPercent() throws IOException {
    Path file = folder.resolve("pedestrian_summary.txt");
    report(TrackEvalFamily.VACE, TrackEvalFamily.IDENTITY).writeSummary(file);
    assertEquals(
        """
        IDF1 IDR IDP IDTP IDFN IDFP Dets GT_Dets IDs GT_IDs SFDA ATA\r
        100 100 100 5 0 0 5 5 2 2 100 100\r
        """,
        Files.readString(file));
  }

  @Test
  void detailed_hasALinePerSequenceByName_andOneForAll() throws IOException {
    Path file = folder.resolve("pedestrian_detailed.csv");
    report(TrackEvalFamily.IDENTITY).writeDetailed(file);
    assertEquals(
        """
        seq,IDF1,IDR,IDP,IDTP,IDFN,IDFP,Dets,GT_Dets,IDs,GT_IDs\r
        A,1.0,1.0,1.0,2,0,0,2,2,1,1\r
        B,1.0,1.0,1.0,3,0,0,3,3,1,1\r
        COMBINED,1.0,1.0,1.0,5,0,0,5,5,2,2\r
        """,
        Files.readString(file));
  }

  @Test
  void detailed_ofHota_namesThresholdsInPercent() throws IOException {
    Path file = folder.resolve("pedestrian_detailed.csv");
    report(TrackEvalFamily.HOTA).writeDetailed(file);
    String header = Files.readAllLines(file).get(0);
    assertTrue(header.startsWith("seq,HOTA(0),LocA(0),HOTALocA(0),HOTA___5,HOTA___10,"), header);
    assertTrue(header.contains(",HOTA___95,HOTA___AUC,DetA___5,"), header);
    assertTrue(header.endsWith(",HOTA_FP___95,HOTA_FP___AUC,Dets,GT_Dets,IDs,GT_IDs"), header);
  }

  private void sequence(String name, String info) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name).resolve("gt"));
    Files.writeString(home.resolve("gt.txt"), "1,1,0,0,5,5,1,1,1\n");
    Files.writeString(folder.resolve(name).resolve("seqinfo.ini"), info);
  }

  @Test
  void sequences_ofASeqmap_areThoseBelowItsHeader() throws IOException {
    sequence("A", "[Sequence]\nname=A\nseqLength=7\n");
    sequence("B", "[Sequence]\nseqLength = 9\n");
    Path seqmap = Files.writeString(folder.resolve("map.txt"), "name\nB\n\n");
    List<Sequence> chosen = sequences(Optional.of(seqmap));
    assertEquals(List.of("B"), chosen.stream().map(Sequence::name).toList());
    assertEquals(9, chosen.get(0).length());
    List<Sequence> all = sequences(Optional.empty());
    assertEquals(List.of("A", "B"), all.stream().map(Sequence::name).toList());
  }

  @Test
  void aLengthThatIsNone_isRefusedWithItsLine() throws IOException {
    sequence("A", "[Sequence]\nseqLength=many\n");
    DataFormatException refusal =
        assertThrows(DataFormatException.class, () -> sequences(Optional.empty()));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("seqinfo.ini, line 2"), refusal::getMessage);
  }

  @Test
  void aMissingFileOfATracker_isNamed() {
    DataFormatException refusal =
        assertThrows(DataFormatException.class, () -> MotBenchmark.found(folder, "data", "SEQ"));
    assertTrue(String.valueOf(refusal.getMessage()).contains("SEQ.txt"), refusal::getMessage);
  }

  @Test
  void aSequenceCutInTwoWithoutCommonTracks_addsUpToTheWhole() {
    List<MotRow> truth = new ArrayList<>();
    List<MotRow> found = new ArrayList<>();
    for (int frame = 1; frame <= 20; frame++) {
      int track = frame <= 10 ? 1 : 2;
      truth.add(new MotRow(frame, track, frame, 0, 10, 10, 1, -1, -1));
      if (frame % 3 != 0) {
        found.add(new MotRow(frame, track, frame + 1, 0, 10, 10, 1, -1, -1));
      }
    }
    TrackingScores whole = TrackingScores.of(truth, found);
    TrackingScores parts =
        TrackingScores.of(MotFile.between(truth, 1, 10), MotFile.between(found, 1, 10))
            .plus(
                TrackingScores.of(MotFile.between(truth, 11, 20), MotFile.between(found, 11, 20)));
    assertEquals(whole.hota().hota(), parts.hota().hota(), 1e-12);
    assertEquals(whole.clear().mota(), parts.clear().mota(), 1e-12);
    assertEquals(whole.identity(), parts.identity());
    assertEquals(whole.vace().ata(), parts.vace().ata(), 1e-12);
  }
}
