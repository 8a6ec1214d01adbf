package io.miharu.app.score;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.miharu.eval.sheet.Curve;
import io.miharu.eval.sheet.ScoreSheet;
import io.miharu.eval.sheet.SheetTable;
import io.miharu.eval.sheet.UnitScores;
import io.miharu.eval.statistics.Interval;
import io.miharu.eval.statistics.PairedComparison;
import io.miharu.eval.statistics.Uncertainty;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sheets as one line of JSON, with the names of {@code docs/formats.md}. A number that JSON
 * cannot write, undefined or infinite, is null.
 */
final class ScoreJson {

  private final JsonGenerator json;

  private ScoreJson(JsonGenerator json) {
    this.json = json;
  }

  static String of(List<ScoreSheet> sheets, Uncertainty uncertainty) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartArray();
      for (int i = 0; i < sheets.size(); i++) {
        new ScoreJson(json).write(sheets.get(i), uncertainty, uncertainty.intervals().get(i));
      }
      json.writeEndArray();
    }
    return text.toString();
  }

  private void write(ScoreSheet sheet, Uncertainty uncertainty, Map<String, Interval> intervals)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("scorer", sheet.scorer());
    json.writeStringField("system", sheet.system());
    json.writeObjectFieldStart("scores");
    for (ScoreSheet.Score score : sheet.headline()) {
      number(score.name(), score.value());
    }
    json.writeEndObject();
    if (!intervals.isEmpty()) {
      intervals(uncertainty, intervals);
      json.writeArrayFieldStart("comparisons");
      for (PairedComparison pair : uncertainty.comparisons()) {
        if (pair.first().equals(sheet.system())) {
          write(pair);
        }
      }
      json.writeEndArray();
    }
    json.writeArrayFieldStart("tables");
    for (SheetTable table : sheet.tables()) {
      write(table);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("curves");
    for (Curve curve : sheet.curves()) {
      write(curve);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("units");
    for (UnitScores scores : sheet.unitScores()) {
      write(scores);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("notes");
    for (String note : sheet.notes()) {
      json.writeString(note);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void intervals(Uncertainty uncertainty, Map<String, Interval> intervals)
      throws IOException {
    json.writeObjectFieldStart("bootstrap");
    json.writeNumberField("samples", uncertainty.bootstrap().samples());
    json.writeNumberField("seed", uncertainty.bootstrap().seed());
    json.writeNumberField("level", uncertainty.bootstrap().level());
    json.writeEndObject();
    json.writeObjectFieldStart("intervals");
    for (Map.Entry<String, Interval> entry : intervals.entrySet()) {
      json.writeFieldName(entry.getKey());
      interval(entry.getValue());
    }
    json.writeEndObject();
  }

  private void write(PairedComparison pair) throws IOException {
    json.writeStartObject();
    json.writeStringField("metric", pair.metric());
    json.writeStringField("with", pair.second());
    json.writeNumberField("units", pair.units());
    number("value", pair.firstValue());
    number("other", pair.secondValue());
    number("difference", pair.difference());
    json.writeFieldName("interval");
    interval(pair.interval());
    number("randomisationP", pair.randomisationP());
    number("bootstrapP", pair.bootstrapP());
    json.writeEndObject();
  }

  private void interval(Interval interval) throws IOException {
    json.writeStartArray();
    number(interval.low());
    number(interval.high());
    json.writeEndArray();
  }

  private void write(SheetTable table) throws IOException {
    json.writeStartObject();
    json.writeStringField("title", table.title());
    json.writeStringField("rowKind", table.rowKind());
    json.writeArrayFieldStart("rows");
    for (SheetTable.Row row : table.rows()) {
      json.writeStartObject();
      json.writeStringField(table.rowKind(), row.name());
      for (int i = 0; i < table.columns().size(); i++) {
        number(table.columns().get(i), row.values().get(i));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Curve curve) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", curve.name());
    json.writeStringField("kind", curve.kind());
    axis("x", curve.x());
    axis("y", curve.y());
    json.writeArrayFieldStart("points");
    for (Curve.Point point : curve.points()) {
      json.writeStartArray();
      number(point.x());
      number(point.y());
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void axis(String name, Curve.Axis axis) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("label", axis.label());
    json.writeStringField("scale", axis.scale().name().toLowerCase(Locale.ROOT));
    json.writeEndObject();
  }

  private void write(UnitScores scores) throws IOException {
    json.writeStartObject();
    json.writeStringField("metric", scores.metric());
    json.writeBooleanField("higherIsBetter", scores.higherIsBetter());
    json.writeObjectFieldStart("values");
    for (int i = 0; i < scores.units().size(); i++) {
      number(scores.units().get(i), scores.values().get(i));
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private void number(String name, double value) throws IOException {
    json.writeFieldName(name);
    number(value);
  }

  private void number(double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}
