package io.miharu.app.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.Curve.Axis;
import io.miharu.eval.sheet.Curve.Point;
import io.miharu.eval.sheet.Curve.Scale;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.ScoreSheet.Score;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.SheetTable.Row;
import io.miharu.eval.sheet.UnitScores;
import io.miharu.events.zeroshot.ConceptWeight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a run found, as text, as JSON, and as the sheets of a page. */
record MedSheets(List<EventResult> results) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TASK = "Event detection from concepts";

  MedSheets {
    results = List.copyOf(results);
  }

  private boolean hasExamples() {
    return results.stream().noneMatch(result -> Double.isNaN(result.fewShot()));
  }

  private double mean(ToDoubleFunction<EventResult> part) {
    return results.stream().mapToDouble(part).average().orElse(Double.NaN);
  }

  /** {@code {"map", "zeroShotMap", "fewShotMap", "events": {…}}}; null where undefined. */
  String json() {
    ObjectNode report = JSON.createObjectNode();
    put(report, "map", mean(EventResult::hybrid));
    put(report, "zeroShotMap", mean(EventResult::zeroShot));
    put(report, "fewShotMap", mean(EventResult::fewShot));
    ObjectNode events = report.putObject("events");
    for (EventResult one : results) {
      ObjectNode event = events.putObject(one.event());
      put(event, "ap", one.hybrid());
      put(event, "zeroShotAp", one.zeroShot());
      put(event, "fewShotAp", one.fewShot());
      event.put("positives", one.positives());
      ArrayNode concepts = event.putArray("concepts");
      for (ConceptWeight weight : one.concepts()) {
        concepts
            .addObject()
            .put("concept", weight.concept().value())
            .put("weight", weight.weight())
            .put("because", weight.why().sources());
      }
      Ranking first = one.first();
      first.falseAlarms().forEach(r -> event.withArray("falseAlarms").add(first.video(r)));
      first.misses().forEach(r -> event.withArray("misses").add(first.video(r)));
    }
    return report.toString();
  }

  private static void put(ObjectNode node, String name, double value) {
    if (Double.isNaN(value)) {
      node.putNull(name);
    } else {
      node.put(name, value);
    }
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%-28s %9s %9s %9s%n", "average precision", "hybrid", "zero-shot", "few-shot"));
    for (EventResult one : results) {
      line(text, one.event(), one.hybrid(), one.zeroShot(), one.fewShot());
    }
    line(
        text,
        "mean of " + results.size() + " events",
        mean(EventResult::hybrid),
        mean(EventResult::zeroShot),
        mean(EventResult::fewShot));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, double... values) {
    text.append(String.format("%-28s", name));
    for (double value : values) {
      text.append(Double.isNaN(value) ? "         -" : String.format(Locale.ROOT, "%10.3f", value));
    }
    text.append(System.lineSeparator());
  }

  /** The sheet of the run, and beside it those of its parts where there are examples. */
  List<ScoreSheet> sheets() {
    if (!hasExamples()) {
      return List.of(main("zero-shot"));
    }
    return List.of(
        main("hybrid"),
        part("zero-shot", EventResult::zeroShot),
        part("few-shot", EventResult::fewShot));
  }

  private ScoreSheet main(String name) {
    ScoreSheet plain = part(name, EventResult::hybrid);
    List<SheetTable> tables = new ArrayList<>(plain.tables());
    List<Curve> curves = new ArrayList<>();
    for (EventResult one : results) {
      tables.add(concepts(one));
      tables.add(failures(one));
      curves.add(curve(one));
    }
    return new ScoreSheet(
        plain.scorer(),
        name,
        plain.headline(),
        tables,
        curves,
        plain.unitScores(),
        List.of(
            "Average precision is the mean over the draws; curves and failures are those of the first.",
            "A false alarm stands high and does not hold the event; a miss holds it and stands low."));
  }

  private ScoreSheet part(String name, ToDoubleFunction<EventResult> value) {
    List<String> events = results.stream().map(EventResult::event).toList();
    List<Double> values = results.stream().map(value::applyAsDouble).toList();
    List<Row> rows = results.stream().map(r -> row(r.event(), value.applyAsDouble(r))).toList();
    return new ScoreSheet(
        TASK,
        name,
        List.of(new Score("MAP", mean(value))),
        List.of(new SheetTable("Per event", "event", List.of("average precision"), rows)),
        List.of(),
        List.of(UnitScores.mean("MAP", true, events, values)),
        List.of());
  }

  private static SheetTable concepts(EventResult one) {
    return new SheetTable(
        one.event() + ": concepts chosen",
        "concept",
        List.of("weight"),
        one.concepts().stream()
            .map(c -> row(c.concept() + " (" + c.why().sources() + ")", c.weight()))
            .toList());
  }

  private static SheetTable failures(EventResult one) {
    Ranking first = one.first();
    List<Row> rows = new ArrayList<>();
    first.falseAlarms().forEach(r -> rows.add(row("false alarm " + first.video(r), r)));
    first.misses().forEach(r -> rows.add(row("miss " + first.video(r), r)));
    return new SheetTable(
        "%s: failures to look at, of %d ranked".formatted(one.event(), first.videos().size()),
        "video",
        List.of("rank"),
        rows);
  }

  private static Row row(String name, double value) {
    return new Row(name, List.of(value));
  }

  /** Precision over recall, one point per positive. */
  private static Curve curve(EventResult one) {
    List<Boolean> positive = one.first().positive();
    long all = positive.stream().filter(p -> p).count();
    List<Point> points = new ArrayList<>();
    int hits = 0;
    for (int rank = 1; rank <= positive.size(); rank++) {
      if (positive.get(rank - 1)) {
        hits++;
        points.add(new Point((double) hits / all, (double) hits / rank));
      }
    }
    return new Curve(
        one.event(),
        "Precision and recall",
        new Axis("recall", Scale.LINEAR),
        new Axis("precision", Scale.LINEAR),
        points);
  }
}
