package io.miharu.eval.actev;

import com.fasterxml.jackson.core.JsonGenerator;
import io.miharu.eval.actev.ActivityObject.PixelBox;
import io.miharu.eval.actev.ActivityObject.Step;
import java.io.IOException;

/** The order of members that an {@link ActivityFile} is written in. */
final class ActivityWriter {

  private ActivityWriter() {}

  static void write(JsonGenerator json, ActivityInstance instance) throws IOException {
    json.writeStartObject();
    json.writeStringField("activity", instance.activity());
    json.writeNumberField("activityID", instance.id());
    if (instance.presenceConf().isPresent()) {
      writeConf(json, instance.presenceConf().getAsDouble(), instance.wholeConf());
    }
    json.writeObjectFieldStart("localization");
    json.writeFieldName(instance.file());
    JsonLines.writeSteps(json, instance.active());
    json.writeEndObject();
    if (!instance.objects().isEmpty()) {
      json.writeArrayFieldStart("objects");
      for (ActivityObject object : instance.objects()) {
        write(json, instance.file(), object);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeConf(JsonGenerator json, double conf, boolean whole) throws IOException {
    if (whole) {
      json.writeNumberField("presenceConf", Math.round(conf));
    } else {
      json.writeNumberField("presenceConf", conf);
    }
  }

  private static void write(JsonGenerator json, String file, ActivityObject object)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("objectType", object.type());
    json.writeNumberField("objectID", object.id());
    json.writeObjectFieldStart("localization");
    json.writeObjectFieldStart(file);
    for (Step step : object.path()) {
      json.writeObjectFieldStart(Long.toString(step.frame()));
      if (step.presenceConf().isPresent()) {
        writeConf(json, step.presenceConf().getAsDouble(), step.wholeConf());
      }
      if (step.box().isPresent()) {
        PixelBox box = step.box().get();
        json.writeObjectFieldStart("boundingBox");
        json.writeNumberField("x", box.x());
        json.writeNumberField("y", box.y());
        json.writeNumberField("w", box.width());
        json.writeNumberField("h", box.height());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }
}
