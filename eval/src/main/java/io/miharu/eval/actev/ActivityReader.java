package io.miharu.eval.actev;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The grammar of an {@link ActivityFile}, one class a level. Reads one file, once. */
final class ActivityReader {

  private final Path path;
  private final ActivityRules rules;
  private final Set<Integer> ids = new HashSet<>();
  private @Nullable List<String> files;
  private @Nullable List<ActivityInstance> activities;
  private @Nullable List<String> reported;

  ActivityReader(Path path, ActivityRules rules) {
    this.path = path;
    this.rules = rules;
  }

  ActivityFile file(JsonReader json) throws IOException {
    json.object(
        "an ActEV file",
        (key, value) -> {
          switch (key) {
            case "filesProcessed" -> files = files(value);
            case "activities" ->
                activities = value.array("activities", item -> new Instance().read(item));
            case "processingReport" -> processingReport(value);
            default -> value.skip();
          }
        });
    if (rules.anyVideos() && !rules.needsPresenceConf()) {
      files = files == null ? List.of() : files;
      activities = activities == null ? List.of() : activities;
    }
    if (files == null || activities == null) {
      throw new DataFormatException(
          "%s: needed the members \"filesProcessed\" and \"activities\", got no \"%s\""
              .formatted(path, files == null ? "filesProcessed" : "activities"));
    }
    if (rules.needsProcessingReport() && reported == null) {
      throw new DataFormatException(
          path + ": needed the member \"processingReport\" with \"fileStatuses\", got none");
    }
    Set<String> processed = new HashSet<>(files);
    for (ActivityInstance instance : activities) {
      if (!rules.anyVideos() && !processed.contains(instance.file())) {
        throw new DataFormatException(
            "%s: needed every video of an activity in filesProcessed, got \"%s\" in activity %d only"
                .formatted(path, instance.file(), instance.id()));
      }
    }
    // Where there is a report, the reference takes the videos from there.
    return new ActivityFile(reported == null ? files : reported, activities);
  }

  private List<String> files(JsonReader json) throws IOException {
    Set<String> seen = new LinkedHashSet<>();
    json.array(
        "filesProcessed",
        item -> {
          String name = item.text("a file name");
          if (!seen.add(name) && !rules.anyVideos()) {
            throw item.fault("needed each video once, got \"%s\" again".formatted(name));
          }
          return name;
        });
    return List.copyOf(seen);
  }

  private void processingReport(JsonReader json) throws IOException {
    if (!rules.needsProcessingReport() && !json.isObject()) {
      json.skip();
      return;
    }
    List<String> videos = new ArrayList<>();
    Set<String> members = new HashSet<>();
    json.object(
        "processingReport",
        (key, value) -> {
          members.add(key);
          if (key.equals("fileStatuses") && (rules.needsProcessingReport() || value.isObject())) {
            value.object("fileStatuses", (video, status) -> videos.add(videoOf(video, status)));
          } else {
            value.skip();
          }
        });
    boolean empty =
        rules.needsProcessingReport() ? !members.contains("fileStatuses") : members.isEmpty();
    reported = empty ? null : videos;
  }

  private String videoOf(String video, JsonReader status) throws IOException {
    if (rules.needsProcessingReport()) {
      fileStatus(status);
    } else {
      status.skip();
    }
    return video;
  }

  private static void fileStatus(JsonReader json) throws IOException {
    Set<String> seen = new HashSet<>();
    json.object(
        "the status of a file",
        (key, value) -> {
          seen.add(key);
          switch (key) {
            case "status" -> {
              String status = value.text("status");
              if (!status.equals("success") && !status.equals("fail")) {
                throw value.fault("needed \"success\" or \"fail\", got \"%s\"".formatted(status));
              }
            }
            case "message" -> value.text("message");
            default -> value.skip();
          }
        });
    if (!seen.contains("status")) {
      throw json.fault("needed a file's status, got " + seen);
    }
  }

  /** One item of {@code activities}. */
  private final class Instance {

    private @Nullable String activity;
    private @Nullable Integer id;
    private @Nullable String file;
    private List<FrameSpan> active = List.of();
    private OptionalDouble presenceConf = OptionalDouble.empty();
    private boolean wholeConf;
    private List<ActivityObject> objects = List.of();

    ActivityInstance read(JsonReader json) throws IOException {
      json.object(
          "an activity",
          (key, value) -> {
            switch (key) {
              case "activity" -> activity = value.text("activity");
              case "activityID" -> id = id(value);
              case "presenceConf" -> {
                presenceConf = OptionalDouble.of(value.number("presenceConf"));
                wholeConf = value.isWhole();
              }
              case "localization" -> localization(value);
              case "objects" ->
                  objects = value.array("objects", item -> new ObjectReader().read(item));
              default -> value.skip();
            }
          });
      if (activity == null || id == null || file == null) {
        throw json.fault(
            "needed an activity with activity, activityID and localization, got one without "
                + (activity == null ? "activity" : id == null ? "activityID" : "localization"));
      }
      if (rules.needsPresenceConf() && presenceConf.isEmpty()) {
        throw json.fault("needed a system's activity with presenceConf, got one without");
      }
      return new ActivityInstance(activity, id, file, active, presenceConf, wholeConf, objects);
    }

    private int id(JsonReader json) throws IOException {
      int number = json.whole("activityID");
      if (!ids.add(number) && !rules.lenient()) {
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
            active = Steps.read("the frames of an activity", value, rules);
          });
    }
  }
}
