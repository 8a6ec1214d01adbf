package io.miharu.app.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.ConceptTimeline;
import io.miharu.core.EventHit;
import io.miharu.core.Evidence;
import io.miharu.core.Point;
import io.miharu.core.TrackState;
import io.miharu.core.Zone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code report.html}: one self-contained page with a timeline per source and a card per event.
 *
 * <p>The page is a template with its style and script beside it in the resources; this class only
 * turns results into the JSON that the script draws. Pictures are embedded, videos are linked.
 */
public final class HtmlReport {

  /** Concept rows of a timeline: more than these nobody reads. */
  private static final int MAX_SERIES = 12;

  /** A row that adds up to less than this, in steps of full certainty, would look empty. */
  private static final double LEAST_SHOWN = 0.2;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ReportWords words;

  public HtmlReport(ReportWords words) {
    this.words = words;
  }

  /** Writes the page over {@code sources}, with the tables of a truth, if there is one, on top. */
  public void write(
      Path file, String title, String subtitle, List<ScoreTable> scores, List<SourceReport> sources)
      throws IOException {
    ObjectNode data = JSON.createObjectNode();
    data.put("title", title);
    data.put("subtitle", subtitle);
    if (!scores.isEmpty()) {
      ArrayNode tables = data.putArray("scores");
      scores.forEach(table -> tables.add(JSON.<ObjectNode>valueToTree(table)));
    }
    ArrayNode sections = data.putArray("sources");
    sources.forEach(source -> sections.add(section(source)));
    // "</script>" within a file name must not end the script element.
    String json = JSON.writeValueAsString(data).replace("</", "<\\/").replace("<!--", "<\\!--");
    String page =
        PageText.resource("report.html")
            .replace("{{title}}", PageText.escape(title))
            .replace("{{css}}", PageText.resource("report.css"))
            .replace("{{js}}", PageText.resource("report.js"))
            .replace("{{data}}", json);
    Files.writeString(file, page);
  }

  private ObjectNode section(SourceReport source) {
    ObjectNode section = JSON.createObjectNode();
    section.put("id", source.id());
    section.put("name", source.info().name());
    section.put("width", source.info().width());
    section.put("height", source.info().height());
    section.put("duration", source.durationSeconds());
    section.put("facts", source.facts());
    source.video().ifPresent(video -> section.put("video", video));
    ArrayNode warnings = section.putArray("warnings");
    source.warnings().forEach(warnings::add);
    ArrayNode zones = section.putArray("zones");
    for (Zone zone : source.zones()) {
      ArrayNode corners = zones.addObject().put("name", zone.name()).putArray("corners");
      for (Point corner : zone.area().corners()) {
        corners.addArray().add(corner.x()).add(corner.y());
      }
    }
    ArrayNode events = section.putArray("events");
    source.cards().forEach(card -> events.add(card(card)));
    section.put("step", source.timeline().step().seconds());
    ArrayNode series = section.putArray("series");
    for (ConceptId concept : shownConcepts(source)) {
      ObjectNode row = series.addObject().put("label", words.label(concept));
      ArrayNode values = row.putArray("values");
      for (float value : source.timeline().series(concept)) {
        if (Float.isNaN(value)) {
          values.addNull();
        } else {
          values.add(Math.round(value * 100) / 100.0);
        }
      }
    }
    return section;
  }

  private ObjectNode card(SourceReport.Card card) {
    EventHit hit = card.hit();
    ObjectNode object = JSON.createObjectNode();
    object.put("event", hit.event().value());
    object.put("label", hit.label());
    object.put("labelJa", words.japaneseLabel(hit.event()));
    object.put("start", hit.span().start().seconds());
    object.put("end", hit.span().end().seconds());
    object.put("alert", hit.alert().seconds());
    object.put("probability", hit.probability());
    object.put("rule", hit.rule());
    card.verdict().ifPresent(verdict -> object.put("verdict", verdict.toString()));
    ArrayNode reasons = object.putArray("reasons");
    words.reasons(hit.evidence()).forEach(reasons::add);
    object.set("evidence", evidence(hit.evidence()));
    ArrayNode drawn = object.putArray("drawn");
    card.snapshot()
        .ifPresent(
            snapshot -> {
              object.put(
                  "picture",
                  "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(snapshot.jpeg()));
              for (TrackState track : snapshot.tracks()) {
                ObjectNode entry = drawn.addObject();
                entry.put("track", track.id());
                entry.put("label", words.label(track.label()));
                entry.put("member", hit.tracks().contains(track.id()));
                Box box = track.box();
                entry
                    .putArray("box")
                    .add(box.left())
                    .add(box.top())
                    .add(box.right())
                    .add(box.bottom());
              }
            });
    return object;
  }

  private ObjectNode evidence(Evidence evidence) {
    ObjectNode object = JSON.createObjectNode();
    object.put("text", words.say(evidence));
    object.put("without", words.without(evidence));
    object.put("probability", evidence.probability());
    object.put("start", evidence.span().start().seconds());
    object.put("end", evidence.span().end().seconds());
    ArrayNode children = object.putArray("children");
    evidence.children().forEach(child -> children.add(evidence(child)));
    return object;
  }

  /** The concepts that explain an event first, then those seen most clearly, then by name. */
  private static List<ConceptId> shownConcepts(SourceReport source) {
    ConceptTimeline timeline = source.timeline();
    Set<ConceptId> explaining = new LinkedHashSet<>();
    source.cards().forEach(card -> collect(card.hit().evidence(), explaining));
    List<ConceptId> shown = new ArrayList<>(timeline.concepts());
    shown.removeIf(concept -> sum(timeline.series(concept)) < LEAST_SHOWN);
    shown.sort(
        Comparator.comparing((ConceptId concept) -> !explaining.contains(concept))
            .thenComparing(concept -> -sum(timeline.series(concept)))
            .thenComparing(Comparator.naturalOrder()));
    return shown.subList(0, Math.min(MAX_SERIES, shown.size()));
  }

  private static void collect(Evidence evidence, Set<ConceptId> concepts) {
    if (evidence instanceof Evidence.Concept concept) {
      concepts.add(concept.concept());
    }
    evidence.children().forEach(child -> collect(child, concepts));
  }

  private static double sum(float[] series) {
    double sum = 0;
    for (float value : series) {
      sum += Float.isNaN(value) ? 0 : value;
    }
    return sum;
  }
}
