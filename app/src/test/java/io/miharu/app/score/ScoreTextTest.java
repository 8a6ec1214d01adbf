package io.miharu.app.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.app.score.report.Sheets;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.statistics.Bootstrap;
import io.miharu.eval.statistics.Uncertainty;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTextTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 1, 0.95);

  private static ScoreSheet small(double value) {
    return new ScoreSheet(
        "Tiny",
        "sys",
        List.of(new ScoreSheet.Score("AP", value), new ScoreSheet.Score("hits", 12)),
        List.of(
            new SheetTable(
                "Per class",
                "class",
                List.of("AP", "n"),
                List.of(
                    new SheetTable.Row("cat", List.of(0.5, 3.0)),
                    new SheetTable.Row("elephant", List.of(Double.NaN, 10.0))))),
        List.of(),
        List.of(),
        List.of("one class has no truth"));
  }

  @Test
  void text_isAlignedAndSaysWhatIsUndefined() {
    assertEquals(
        """
        Tiny
                     sys
          AP    0.250000
          hits        12

        Per class
          class         AP   n
          cat       0.5000   3
          elephant       –  10
        note: one class has no truth
        """,
        ScoreText.of(List.of(small(0.25)), Uncertainty.none(1)));
    assertTrue(
        ScoreText.of(List.of(small(Double.NaN)), Uncertainty.none(1)).contains("AP    undefined"));
  }

  @Test
  void text_ofSeveralSystems_setsThemSideBySide() {
    List<ScoreSheet> sheets = List.of(Sheets.of("a", 0.4, 50, 1), Sheets.of("b", 0.8, 50, 2));
    String text = ScoreText.of(sheets, Uncertainty.of(sheets, BOOTSTRAP));
    assertTrue(text.contains("mAP: a - b"), text);
    assertTrue(text.contains("and 10 more rows"), text);
    assertTrue(text.lines().allMatch(line -> line.length() <= 120), text);
  }

  @Test
  void json_hasTheNamesOfTheFormat() throws IOException {
    List<ScoreSheet> sheets = List.of(Sheets.of("a", 0.4, 5, 1), Sheets.of("b", 0.8, 5, 2));
    JsonNode json =
        new ObjectMapper().readTree(ScoreJson.of(sheets, Uncertainty.of(sheets, BOOTSTRAP)));
    JsonNode first = json.get(0);
    assertEquals("Made_Up_V2", first.get("scorer").asText());
    assertEquals("a", first.get("system").asText());
    assertEquals(1010, first.get("scores").get("detections").asInt());
    assertEquals(2, first.get("intervals").get("mAP").size());
    assertEquals(200, first.get("bootstrap").get("samples").asInt());
    assertEquals("b", first.get("comparisons").get(0).get("with").asText());
    assertEquals(0, json.get(1).get("comparisons").size(), "each pair once, with its first");
    assertTrue(first.get("tables").get(0).get("rows").get(3).get("AP").isNull(), "undefined");
    assertEquals("probit", first.get("curves").get(0).get("x").get("scale").asText());
    assertEquals(5, first.get("units").get(0).get("values").size());
  }

  @Test
  void json_withoutSamples_claimsNoInterval() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(ScoreJson.of(List.of(small(0.25)), Uncertainty.none(1)));
    assertFalse(json.get(0).has("intervals"));
  }

  @Test
  void systems_ofTheSameName_areNumbered() {
    assertEquals(
        List.of("sys", "sys (2)", "sys (3)"),
        SystemNames.distinct(List.of(small(1), small(1), small(1))).stream()
            .map(ScoreSheet::system)
            .toList());
  }
}
