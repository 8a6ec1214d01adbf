package io.miharu.eval.actev;

import io.miharu.eval.actev.ActivityObject.PixelBox;
import io.miharu.eval.actev.ActivityObject.Step;
import io.miharu.eval.actev.ActivityRules.Objects;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The grammar of one item of {@code objects}. Reads one item, once. */
final class ObjectReader {

  private static final Set<String> EDGES = Set.of("x", "y", "w", "h");

  private final ActivityRules rules;
  private @Nullable String type;
  private @Nullable Integer id;
  private boolean localized;
  private final TreeMap<Long, Step> path = new TreeMap<>();

  ObjectReader(ActivityRules rules) {
    this.rules = rules;
  }

  private boolean bySchema() {
    return rules.objects().compareTo(Objects.NEEDED) >= 0;
  }

  ActivityObject read(JsonReader json) throws IOException {
    json.object(
        "an object",
        (key, value) -> {
          switch (key) {
            case "objectType" -> type = value.text("objectType");
            case "objectID" -> id = value.whole("objectID", rules.wholeWithPoint());
            case "localization" -> localization(value);
            default -> value.skip();
          }
        });
    if (type == null || id == null) {
      throw json.fault("needed an object with objectType and objectID, got one without");
    }
    if (bySchema() && (!localized || path.size() < 2)) {
      throw json.fault(
          "needed an object with a localization of two steps or more, got %d"
              .formatted(path.size()));
    }
    return new ActivityObject(type, id, List.copyOf(path.values()));
  }

  private void localization(JsonReader json) throws IOException {
    json.object(
        "localization",
        (video, frames) -> {
          if (localized && bySchema()) {
            throw frames.fault("needed a localization in one video, got a second: " + video);
          }
          localized = true;
          steps(frames);
        });
  }

  private void steps(JsonReader json) throws IOException {
    json.object(
        "the frames of an object",
        (key, value) -> {
          long frame = value.frame(key);
          if (frame < 0 && bySchema()) {
            throw value.fault("needed a frame number of 0 or more as key, got " + frame);
          }
          path.put(frame, new StepReader().read(frame, value));
        });
  }

  /** Where an object is from one frame on: a bounding box, or nothing. */
  private final class StepReader {

    private boolean empty = true;
    private Optional<PixelBox> box = Optional.empty();
    private OptionalDouble presenceConf = OptionalDouble.empty();
    private boolean wholeConf;

    Step read(long frame, JsonReader json) throws IOException {
      json.object(
          "the object in a frame",
          (key, value) -> {
            empty = false;
            switch (key) {
              case "boundingBox" -> box = Optional.of(box(value));
              case "presenceConf" -> {
                presenceConf = OptionalDouble.of(value.number("presenceConf"));
                wholeConf = value.isWhole();
              }
              default -> value.skip();
            }
          });
      boolean scored = rules.objects() != Objects.NEEDED_WITH_SCORES || presenceConf.isPresent();
      if (bySchema() && !empty && (box.isEmpty() || !scored)) {
        throw json.fault(
            "needed {} or an object with a boundingBox"
                + (rules.objects() == Objects.NEEDED ? "" : " and a presenceConf")
                + ", got one without");
      }
      return new Step(frame, box, presenceConf, wholeConf);
    }

    private PixelBox box(JsonReader json) throws IOException {
      TreeMap<String, Integer> edges = new TreeMap<>();
      json.object(
          "boundingBox",
          (key, value) -> {
            int edge = value.whole(key, rules.wholeWithPoint());
            if (!EDGES.contains(key) && bySchema()) {
              throw value.fault("needed no member but x, y, w and h, got " + key);
            }
            if ((key.equals("w") || key.equals("h")) && edge < 0 && !rules.lenient()) {
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
