package io.miharu.eval.actev;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes.FrameSpan;
import io.miharu.eval.actev.ActivityObject.PixelBox;
import io.miharu.eval.actev.ActivityObject.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The grammar of an {@link ActivityFile}, one class a level. Reads one file, once. */
final class ActivityReader {

  private final Path path;
  private final Set<Integer> ids = new HashSet<>();
  private @Nullable List<String> files;
  private @Nullable List<ActivityInstance> activities;

  ActivityReader(Path path) {
    this.path = path;
  }

  ActivityFile file(JsonReader json) throws IOException {
    json.object(
        "an ActEV file",
        (key, value) -> {
          switch (key) {
            case "filesProcessed" -> files = files(value);
            case "activities" ->
                activities = value.array("activities", item -> new Instance().read(item));
            default -> value.skip();
          }
        });
    if (files == null || activities == null) {
      throw new DataFormatException(
          "%s: needed the members \"filesProcessed\" and \"activities\", got no \"%s\""
              .formatted(path, files == null ? "filesProcessed" : "activities"));
    }
    for (ActivityInstance instance : activities) {
      if (!files.contains(instance.file())) {
        throw new DataFormatException(
            "%s: needed every video of an activity in filesProcessed, got \"%s\" in activity %d only"
                .formatted(path, instance.file(), instance.id()));
      }
    }
    return new ActivityFile(files, activities);
  }

  private static List<String> files(JsonReader json) throws IOException {
    Set<String> seen = new HashSet<>();
    return json.array(
        "filesProcessed",
        item -> {
          String name = item.text("a file name");
          if (!seen.add(name)) {
            throw item.fault("needed each video once, got \"%s\" again".formatted(name));
          }
          return name;
        });
  }

  /** One item of {@code activities}. */
  private final class Instance {

    private @Nullable String activity;
    private @Nullable Integer id;
    private @Nullable String file;
    private List<FrameSpan> active = List.of();
    private OptionalDouble presenceConf = OptionalDouble.empty();
    private List<ActivityObject> objects = List.of();

    ActivityInstance read(JsonReader json) throws IOException {
      json.object(
          "an activity",
          (key, value) -> {
            switch (key) {
              case "activity" -> activity = value.text("activity");
              case "activityID" -> id = id(value);
              case "presenceConf" -> presenceConf = OptionalDouble.of(value.number("presenceConf"));
              case "localization" -> localization(value);
              case "objects" -> objects = value.array("objects", item -> new Thing().read(item));
              default -> value.skip();
            }
          });
      if (activity == null || id == null || file == null) {
        throw json.fault(
            "needed an activity with activity, activityID and localization, got one without "
                + (activity == null ? "activity" : id == null ? "activityID" : "localization"));
      }
      return new ActivityInstance(activity, id, file, active, presenceConf, objects);
    }

    private int id(JsonReader json) throws IOException {
      int number = json.whole("activityID");
      if (!ids.add(number)) {
        throw json.fault("needed each activityID once, got %d again".formatted(number));
      }
      return number;
    }

    private void localization(JsonReader json) throws IOException {
      json.object(
          "localization",
          (video, value) -> {
            if (file != null) {
              throw value.fault(
                  "needed a localization in one video, got \"%s\" beside \"%s\""
                      .formatted(video, file));
            }
            file = video;
            active = Steps.read("the frames of an activity", value);
          });
    }
  }

  /** One item of {@code objects}. */
  private static final class Thing {

    private @Nullable String type;
    private @Nullable Integer id;
    private final TreeMap<Long, Optional<PixelBox>> path = new TreeMap<>();

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
      return new ActivityObject(
          type, id, path.entrySet().stream().map(e -> new Step(e.getKey(), e.getValue())).toList());
    }

    private void steps(JsonReader json) throws IOException {
      json.object(
          "the frames of an object",
          (key, value) -> path.put(value.frame(key), new PixelBoxes().read(value)));
    }
  }

  /** Where an object is from one frame on: a bounding box, or nothing. */
  private static final class PixelBoxes {

    private Optional<PixelBox> box = Optional.empty();

    Optional<PixelBox> read(JsonReader json) throws IOException {
      json.object(
          "the object in a frame",
          (key, value) -> {
            if (key.equals("boundingBox")) {
              box = Optional.of(box(value));
            } else {
              value.skip();
            }
          });
      return box;
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
