package io.miharu.app.search;

import static io.miharu.app.report.PageText.escape;

import io.miharu.app.report.PageText;
import io.miharu.app.report.Snapshot;
import io.miharu.core.MediaTime;
import io.miharu.core.TimeSpan;
import io.miharu.events.index.SearchHit;
import io.miharu.events.zeroshot.ZeroShotScore.Counterfactual;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One self-contained page with the hits of a search: a picture where the video is at hand, when the
 * evidence was there inside what was scored, and a bar for what each part added to the score. Needs
 * no script. Not thread-safe.
 */
public final class SearchReport {

  /** Where to take the pictures from. */
  @FunctionalInterface
  public interface Pictures {

    /** The picture of a video from a time on, if it can be had. */
    Optional<Snapshot> at(String video, MediaTime time) throws IOException;
  }

  private static final int SHOWN_COUNTERFACTUALS = 3;

  private final Pictures pictures;
  private final StringBuilder body = new StringBuilder();
  private int hits;

  public SearchReport(Pictures pictures) {
    this.pictures = pictures;
  }

  /** Adds the answer to one question, best hit first. */
  public void add(AskedEvent event, List<SearchHit> found) throws IOException {
    body.append("<section class=\"source\"><h2>").append(escape(event.label())).append("</h2>\n");
    for (String remark : event.remarks()) {
      body.append("<p class=\"muted\">").append(escape(remark)).append("</p>\n");
    }
    if (found.isEmpty()) {
      body.append("<p class=\"none\">Nothing of it was seen.</p>\n");
    }
    double largest = 0;
    for (SearchHit hit : found) {
      for (SearchHit.Sighting seen : hit.evidence()) {
        largest = Math.max(largest, Math.abs(seen.part().amount()));
      }
    }
    body.append("<div class=\"events\">\n");
    for (int i = 0; i < found.size(); i++) {
      card(event, i + 1, found.get(i), largest);
      hits++;
    }
    body.append("</div></section>\n");
  }

  /** Writes the page. */
  public void write(Path file, String title, String subtitle) throws IOException {
    Files.writeString(
        file,
        PageText.resource("search.html")
            .replace("{{title}}", escape(title))
            .replace("{{subtitle}}", escape("%d hits, %s".formatted(hits, subtitle)))
            .replace("{{css}}", PageText.resource("report.css") + PageText.resource("search.css"))
            .replace("{{body}}", body.toString()));
  }

  private void card(AskedEvent event, int rank, SearchHit hit, double largest) throws IOException {
    body.append("<article class=\"card\">\n");
    Optional<Snapshot> picture = pictures.at(hit.video(), middle(hit.span()));
    if (picture.isPresent()) {
      body.append("<img alt=\"\" src=\"data:image/jpeg;base64,")
          .append(Base64.getEncoder().encodeToString(picture.get().jpeg()))
          .append("\">\n");
    }
    body.append(
        String.format(
            Locale.ROOT,
            "<div class=\"text\"><h3><span>%d. %s</span><span class=\"p\">%.3f</span></h3>%n"
                + "<p class=\"when\">%s &ndash; %s</p>%n",
            rank,
            escape(hit.video()),
            hit.probability(),
            hit.span().start(),
            hit.span().end()));
    span(hit);
    body.append("<table class=\"parts\">\n");
    hit.evidence().forEach(seen -> row("", seen, event, largest));
    hit.required().forEach(seen -> row("requires ", seen, event, largest));
    body.append("</table>\n");
    hit.reckoning().counterfactuals().stream()
        .filter(one -> !Double.isNaN(one.score()))
        .limit(SHOWN_COUNTERFACTUALS)
        .forEach(one -> without(event, one));
    body.append("</div></article>\n");
  }

  private static MediaTime middle(TimeSpan span) {
    return MediaTime.ofSeconds((span.start().seconds() + span.end().seconds()) / 2);
  }

  /** Where inside what was scored the evidence was there. */
  private void span(SearchHit hit) {
    double start = hit.window().start().seconds();
    double length = hit.window().end().seconds() - start;
    body.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"span\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\"><title>%s &ndash; %s"
                + " was scored</title><rect class=\"track\" width=\"100\" height=\"6\"/>"
                + "<rect class=\"there\" x=\"%.2f\" width=\"%.2f\" height=\"6\"/></svg>%n",
            hit.window().start(),
            hit.window().end(),
            100 * (hit.span().start().seconds() - start) / length,
            Math.max(
                1, 100 * (hit.span().end().seconds() - hit.span().start().seconds()) / length)));
  }

  /** One part: its name and why it counts, what it added as a bar from the middle, and when. */
  private void row(String role, SearchHit.Sighting seen, AskedEvent event, double largest) {
    double amount = seen.part().amount();
    double width = largest == 0 ? 0 : Math.min(50, 50 * Math.abs(amount) / largest);
    body.append(
        String.format(
            Locale.ROOT,
            "<tr><td>%s%s<div class=\"why\">%s</div></td><td class=\"bar\">"
                + "<svg viewBox=\"0 0 100 14\" preserveAspectRatio=\"none\">"
                + "<rect class=\"zero\" x=\"49.5\" width=\"1\" height=\"14\"/>"
                + "<rect class=\"%s\" x=\"%.2f\" y=\"2\" width=\"%.2f\" height=\"10\"/></svg></td>"
                + "<td class=\"n\">%+.3f<div class=\"why\">%s</div></td></tr>%n",
            role,
            escape(seen.part().name()),
            escape(event.because().getOrDefault(seen.part().name(), "asked for")),
            amount < 0 ? "against" : "for",
            amount < 0 ? 50 - width : 50,
            width,
            amount,
            when(seen)));
  }

  private static String when(SearchHit.Sighting seen) {
    if (Double.isNaN(seen.part().pooled())) {
      return "nobody looked for it";
    }
    return seen.peak()
        .map(peak -> String.format(Locale.ROOT, "%.2f at %s", seen.probability(), peak.start()))
        .orElse("not seen");
  }

  private void without(AskedEvent event, Counterfactual one) {
    body.append(
        String.format(
            Locale.ROOT,
            "<p class=\"muted\">without %s it would be %.3f</p>%n",
            escape(one.name()),
            event.query().decision().probability(one.score())));
  }
}
