package io.miharu.app.score.report;

import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.statistics.Uncertainty;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page over all systems of one scoring run: self-contained, the same bytes for the same run.
 */
public final class ScoreReport {

  private final List<ScoreSheet> sheets;
  private final Uncertainty uncertainty;
  private final String commandLine;
  private final String version;

  /**
   * A report.
   *
   * @param sheets one per system, with names that differ
   * @param uncertainty of the same sheets
   * @param commandLine what was typed
   * @param version of this build
   */
  public ScoreReport(
      List<ScoreSheet> sheets, Uncertainty uncertainty, String commandLine, String version) {
    this.sheets = List.copyOf(sheets);
    this.uncertainty = uncertainty;
    this.commandLine = commandLine;
    this.version = version;
  }

  /** The whole page. */
  public String html() throws IOException {
    String scorers =
        sheets.stream().map(ScoreSheet::scorer).distinct().collect(Collectors.joining(", "));
    String systems = sheets.stream().map(ScoreSheet::system).collect(Collectors.joining(", "));
    HeadlineSection headline = new HeadlineSection(sheets, uncertainty);
    Html body = new Html();
    body.open("header", "class", "page").open("h1").text(scorers);
    body.element("small", systems).close().close();
    body.open("main");
    body.add(headline.html()).add(headline.comparisons());
    body.add(new CurveSection(sheets).html()).add(new TableSection(sheets).html());
    notes(body);
    body.open("footer").open("p").text("miharu " + version).close();
    body.open("pre").text(commandLine).close().close().close();
    // The page's own text comes last: a name that looks like a hole of the template stays a name.
    return resource("score.html")
        .replace("{{title}}", Html.escape(scorers).replace("{", "&#123;"))
        .replace("{{css}}", resource("score.css"))
        .replace("{{js}}", resource("score.js"))
        .replace("{{body}}", body.toString());
  }

  private void notes(Html body) {
    if (sheets.stream().allMatch(sheet -> sheet.notes().isEmpty())) {
      return;
    }
    body.open("section", "class", "notes").element("h2", "Notes");
    for (ScoreSheet sheet : sheets) {
      if (sheets.size() > 1 && !sheet.notes().isEmpty()) {
        body.element("h3", sheet.system());
      }
      body.open("ul");
      sheet.notes().forEach(note -> body.element("li", note));
      body.close();
    }
    body.close();
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = ScoreReport.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new AssertionError("resource missing from the build: " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
