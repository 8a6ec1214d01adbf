package io.miharu.events.index.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.ConceptId;
import io.miharu.events.index.ConceptIndex;
import io.miharu.events.index.IndexFormatException;
import io.miharu.events.index.IndexWriter;
import io.miharu.events.index.StoredVideo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreImportTest {

  private static final List<ConceptId> ROW = List.of(ConceptId.of("row"), ConceptId.of("dive"));
  private static final float ROUNDING = 0.5f / 255 + 1e-6f;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "ApplyEyeMakeup,apply-eye-makeup",
    "YoYo,yo-yo",
    "abseiling,abseiling",
    "doing 3D printing,doing-3-d-printing",
    "/a/airplane_cabin,a-airplane-cabin",
    "Café crème,cafe-creme",
    "HTMLPage,html-page"
  })
  void label_becomesAConceptId(String label, String id) {
    assertEquals(id, ConceptNames.of(label).value());
  }

  @Test
  void matrix_ofRowsPerVideo_keepsColumnsAndGaps() throws IOException {
    NpyMatrix matrix = new NpyMatrix(new int[] {2, 2}, new float[] {2, 0.4f, Float.NaN, 1});
    importing(
        new ScoreScale(false, 0.5),
        into -> into.matrix(Path.of("m.npy"), matrix, ROW, List.of("a", "b")));
    assertEquals(1f, value("a", "row", 0));
    assertEquals(0.2f, value("a", "dive", 0), ROUNDING);
    assertTrue(Float.isNaN(value("b", "row", 0)));
  }

  @Test
  void matrix_ofOneVideo_isItsTimeline() throws IOException {
    NpyMatrix matrix = new NpyMatrix(new int[] {3, 1}, new float[] {0, 0, 2});
    importing(
        new ScoreScale(true, 1),
        into -> into.matrix(Path.of("m.npy"), matrix, List.of(ConceptId.of("row")), List.of("a")));
    assertEquals(0.5f, value("a", "row", 1), ROUNDING);
    assertEquals(1 / (1 + Math.exp(-2)), value("a", "row", 2), ROUNDING);
  }

  @Test
  void matrix_outsideTheProbabilities_namesThePlaceAndTheCure() {
    NpyMatrix matrix = new NpyMatrix(new int[] {1, 2}, new float[] {0, 1.5f});
    assertRefused(
        "row 0, column 1: a probability lies in [0, 1], got 1.5; pass --logits",
        into -> into.matrix(Path.of("m.npy"), matrix, ROW, List.of("a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "video,start,end,concept,probability\na,0,1,row,0.5\na,1,1.4,row,1\na,0.5,1,Dive,0.25\n",
        "start,video,end,row,dive\n0,a,0.5,0.5,\n0.5,a,1,0.5,0.25\n1,\"a\",1.4,1,\n"
      })
  void csv_longOrWide_isTheSame(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("s.csv"), text);
    importing(ScoreScale.PROBABILITIES, into -> into.csv(file));
    assertEquals(0.5f, value("a", "row", 0), ROUNDING);
    assertEquals(0.5f, value("a", "row", 1), ROUNDING);
    assertEquals(1f, value("a", "row", 2));
    assertTrue(Float.isNaN(value("a", "dive", 0)));
    assertEquals(0.25f, value("a", "dive", 1), ROUNDING);
  }

  @Test
  void csv_wrongLine_isNamed() throws IOException {
    Path file =
        Files.writeString(folder.resolve("s.csv"), "video,start,concept,probability\na,x,row,1\n");
    assertRefused("line 2: column start needs a number, got \"x\"", into -> into.csv(file));
    Path other = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");
    assertRefused("line 1: the header must be", into -> into.csv(other));
  }

  @Test
  void jsonLines_ofTheExchangeFormat_areRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.jsonl"),
            "{\"source\":\"a\",\"start\":1.0,\"end\":2.0,\"concept\":\"cake\",\"logit\":0.0,"
                + "\"calibrated\":true,\"model\":\"m\",\"box\":[1,2,3,4]}\n");
    importing(ScoreScale.PROBABILITIES, into -> into.jsonLines(file, false));
    assertTrue(Float.isNaN(value("a", "cake", 1)), "before 1 s nobody looked");
    assertEquals(0.5f, value("a", "cake", 3), ROUNDING);
  }

  @Test
  void jsonLines_uncalibratedLogit_isRefusedUnlessAllowed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("s.jsonl"),
            "{\"source\":\"a\",\"start\":0,\"concept\":\"cake\",\"logit\":3}\n");
    assertRefused("--allow-raw", into -> into.jsonLines(file, false));
    importing(ScoreScale.PROBABILITIES, into -> into.jsonLines(file, true));
  }

  @Test
  void export_andImport_giveTheSameTimeline() throws IOException {
    NpyMatrix matrix = new NpyMatrix(new int[] {2, 2}, new float[] {0.25f, Float.NaN, 1, 0});
    importing(
        ScoreScale.PROBABILITIES, into -> into.matrix(Path.of("m.npy"), matrix, ROW, List.of("a")));
    Path csv = folder.resolve("out.csv");
    Path npy = folder.resolve("out.npy");
    Path lines = folder.resolve("out.jsonl");
    List<ConceptId> columns;
    try (ConceptIndex index = ConceptIndex.open(folder.resolve("index"));
        StoredVideo video = index.video("a").orElseThrow()) {
      ScoreExport export = new ScoreExport(video);
      export.csv(csv);
      export.npy(npy);
      export.jsonLines(lines);
      columns = export.concepts();
    }
    float before = value("a", "row", 0);
    importing(ScoreScale.PROBABILITIES, into -> into.csv(csv));
    assertEquals(before, value("a", "row", 0));
    importing(
        ScoreScale.PROBABILITIES,
        into -> into.matrix(npy, NpyMatrix.read(npy), columns, List.of("a")));
    assertEquals(before, value("a", "row", 0));
    assertTrue(Float.isNaN(value("a", "dive", 0)));
    importing(ScoreScale.PROBABILITIES, into -> into.jsonLines(lines, false));
    assertEquals(before, value("a", "row", 0));
    assertEquals(0f, value("a", "dive", 1));
  }

  private interface Importing {
    List<String> into(ScoreImport scores) throws IOException;
  }

  private void importing(ScoreScale scale, Importing importing) throws IOException {
    try (IndexWriter index = IndexWriter.open(folder.resolve("index"), Optional.empty())) {
      importing.into(new ScoreImport(index, scale));
    }
  }

  private void assertRefused(String reason, Importing importing) {
    IndexFormatException refused =
        assertThrows(
            IndexFormatException.class, () -> importing(ScoreScale.PROBABILITIES, importing));
    assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused.toString());
  }

  private float value(String video, String concept, int step) throws IOException {
    try (ConceptIndex index = ConceptIndex.open(folder.resolve("index"));
        StoredVideo stored = index.video(video).orElseThrow()) {
      return stored.values(ConceptId.of(concept))[step];
    }
  }
}
