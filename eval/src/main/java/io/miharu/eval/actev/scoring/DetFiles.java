package io.miharu.eval.actev.scoring;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.miharu.eval.actev.scoring.ActevScores.Activity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The points of all curves, in the folder {@code dm} of a run.
 *
 * <p>ActEV_Scorer leaves Python objects there, {@code RFA_Closing.dm}, that only its own classes
 * can read. Ours has the same content under the same members as JSON, {@code RFA_Closing.json}.
 */
final class DetFiles {

  private static final JsonFactory JSON = new JsonFactory();

  private DetFiles() {}

  static void write(Path folder, ActevScores scores) throws IOException {
    Files.createDirectories(folder);
    for (String rate : List.of("RFA", "TFA")) {
      for (Activity activity : scores.activities()) {
        for (DetPoints points : activity.detail().dets()) {
          if (points.rate().equals(rate)) {
            String stem = rate + "_" + fileName(activity.name());
            write(folder.resolve(stem + ".json"), activity.name(), activity.name(), points);
          }
        }
      }
      List<DetPoints> curves = scores.dets(rate);
      if (!curves.isEmpty()) {
        String stem = rate + "_mean_byfa";
        DetPoints mean = DetPoints.mean(rate, curves);
        write(folder.resolve(stem + ".json"), "AGGREGATED", stem, mean);
      }
    }
  }

  /** An activity's name as part of a file's. */
  static String fileName(String activity) {
    return activity.replaceAll("[/\\\\:]", "_");
  }

  private static void write(Path file, String activity, String label, DetPoints points)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(Files.newOutputStream(file))) {
      json.enable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeStringField("activity", activity);
      json.writeStringField("label", label);
      json.writeStringField("fa_label", points.rate());
      json.writeStringField("fn_label", "PMISS");
      array(json, "fa", points.falseAlarms());
      array(json, "fn", points.misses());
      array(json, "threshold", points.scores());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  /** Undefined numbers are null. */
  private static void array(JsonGenerator json, String name, List<? extends Number> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Number value : values) {
      if (value instanceof Double number && number.isNaN()) {
        json.writeNull();
      } else if (value instanceof Double number) {
        json.writeNumber(number);
      } else {
        json.writeNumber(value.longValue());
      }
    }
    json.writeEndArray();
  }
}
