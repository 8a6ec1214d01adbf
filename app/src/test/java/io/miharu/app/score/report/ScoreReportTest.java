package io.miharu.app.score.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.statistics.Bootstrap;
import io.miharu.eval.statistics.Uncertainty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreReportTest {

  private static final Bootstrap BOOTSTRAP = new Bootstrap(400, 1, 0.95);

  private static String page(ScoreSheet... sheets) throws IOException {
    List<ScoreSheet> all = List.of(sheets);
    return new ScoreReport(
            all, Uncertainty.of(all, BOOTSTRAP), "miharu score made-up --report r.html", "1.2.3")
        .html();
  }

  @Test
  void page_ofSeveralSystems_overlaysTheirCurvesAndComparesThem() throws IOException {
    String page =
        page(
            Sheets.of("baseline", 0.55, 30, 1),
            Sheets.of("ours", 0.75, 30, 2),
            Sheets.of("ours, larger", 0.8, 30, 3));
    keep("three.html", page);
    assertEquals(4, count(page, "<figure>"), "precision and recall, and three activities' DET");
    assertEquals(12, count(page, "<path "), "each of them with three systems");
    assertTrue(page.contains("ours is better"));
    assertTrue(page.contains("Holm"));
    assertTrue(page.contains("miharu 1.2.3"));
    assertTrue(page.contains("miharu score made-up --report r.html"));
    assertFalse(page.contains("{{"), "no hole of the template is left open");
  }

  @Test
  void page_ofOneSystem_comparesNothing() throws IOException {
    String page = page(Sheets.of("alone", 0.7, 12, 4));
    keep("one.html", page);
    assertFalse(page.contains("Which system is better"));
    assertTrue(page.contains("95 % intervals"));
    keep("many.html", page(Sheets.of("alone", 0.7, 60, 4)));
  }

  @Test
  void page_needsNothingElse() throws IOException {
    String page = page(Sheets.of("alone", 0.7, 12, 4));
    assertFalse(page.contains("http:") || page.contains("https:"), "no address");
    assertFalse(page.contains(" src=") || page.contains("url("), "nothing from elsewhere");
  }

  @Test
  void page_namesThatAreMarkup_staysText() throws IOException {
    String page = page(Sheets.of("<script>alert('x')</script>{{js}} & \"co\"", 0.7, 3, 5));
    assertFalse(page.contains("<script>alert"));
    assertTrue(
        page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;{{js}} &amp; &quot;co"));
  }

  @Test
  void page_ofTheSameSheets_isTheSame() throws IOException {
    assertEquals(
        page(Sheets.of("a", 0.5, 9, 1), Sheets.of("b", 0.6, 9, 2)),
        page(Sheets.of("a", 0.5, 9, 1), Sheets.of("b", 0.6, 9, 2)));
  }

  /** For looking at: Maven's target folder is nobody's but the build's. */
  private static void keep(String name, String page) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "score-reports"));
    Files.writeString(folder.resolve(name), page);
  }

  private static int count(String page, String part) {
    return page.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }
}
