package io.miharu.eval.actev;

import io.miharu.eval.actev.ActivityObject.PixelBox;
import io.miharu.eval.actev.ActivityObject.Step;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The grammar of one item of {@code objects}. Reads one item, once. */
final class ObjectReader {

  private @Nullable String type;
  private @Nullable Integer id;
  private final TreeMap<Long, Step> path = new TreeMap<>();

  ActivityObject read(JsonReader json) throws IOException {
    json.object(
        "an object",
        (key, value) -> {
          switch (key) {
            case "objectType" -> type = value.text("objectType");
            case "objectID" -> id = value.whole("objectID");
            case "localization" -> value.object("localization", (video, frames) -> steps(frames));
            default -> value.skip();
          }
        });
    if (type == null || id == null) {
      throw json.fault("needed an object with objectType and objectID, got one without");
    }
    return new ActivityObject(type, id, List.copyOf(path.values()));
  }

  private void steps(JsonReader json) throws IOException {
    json.object(
        "the frames of an object",
        (key, value) -> {
          long frame = value.frame(key);
          path.put(frame, new StepReader().read(frame, value));
        });
  }

  /** Where an object is from one frame on: a bounding box, or nothing. */
  private static final class StepReader {

    private Optional<PixelBox> box = Optional.empty();
    private OptionalDouble presenceConf = OptionalDouble.empty();
    private boolean wholeConf;

    Step read(long frame, JsonReader json) throws IOException {
      json.object(
          "the object in a frame",
          (key, value) -> {
            switch (key) {
              case "boundingBox" -> box = Optional.of(box(value));
              case "presenceConf" -> {
                presenceConf = OptionalDouble.of(value.number("presenceConf"));
                wholeConf = value.isWhole();
              }
              default -> value.skip();
            }
          });
      return new Step(frame, box, presenceConf, wholeConf);
    }

    private static PixelBox box(JsonReader json) throws IOException {
      TreeMap<String, Integer> edges = new TreeMap<>();
      json.object(
          "boundingBox",
          (key, value) -> {
            int edge = value.whole(key);
            if ((key.equals("w") || key.equals("h")) && edge < 0) {
              throw value.fault("needed %s of 0 px or more, got %d".formatted(key, edge));
            }
            edges.put(key, edge);
          });
      Integer x = edges.get("x");
      Integer y = edges.get("y");
      Integer w = edges.get("w");
      Integer h = edges.get("h");
      if (x == null || y == null || w == null || h == null) {
        throw json.fault("needed a boundingBox with x, y, w and h, got " + edges);
      }
      return new PixelBox(x, y, w, h);
    }
  }
}
