package io.miharu.eval.actev;

import io.miharu.eval.DataFormatException;
import io.miharu.eval.FrameTimes.FrameSpan;
import io.miharu.eval.actev.ActivityRules.Objects;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grammar of an {@link ActivityFile}, one class a level. Reads one file, once. */
final class ActivityReader {

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.\\-]+");

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
          checkName(name, item);
          if (!seen.add(name) && !rules.anyVideos()) {
            throw item.fault("needed each video once, got \"%s\" again".formatted(name));
          }
          return name;
        });
    return List.copyOf(seen);
  }

  private void checkName(String video, JsonReader json) throws IOException {
    if (rules.plainNames() && !PLAIN_NAME.matcher(video).matches()) {
      throw json.fault(
          "needed a file name of letters, digits, _ - and . alone, got \"%s\"; pass -S to take any"
              .formatted(video));
    }
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
    if (rules.needsProcessingReport() && videos.isEmpty()) {
      throw json.fault("needed fileStatuses with a video or more, got none");
    }
    reported = empty ? null : videos;
  }

  private String videoOf(String video, JsonReader status) throws IOException {
    if (rules.needsProcessingReport()) {
      checkName(video, status);
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
    if (!seen.containsAll(List.of("status", "message"))) {
      throw json.fault("needed a file's status and message, got " + seen);
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
    private @Nullable List<ActivityObject> objects;

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
              case "objects" -> objects = objects(value);
              case "alertFrame" -> alertFrame(value);
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
      if (objects == null && rules.objects().compareTo(Objects.NEEDED) >= 0) {
        throw json.fault("needed an activity with objects, got one without");
      }
      return new ActivityInstance(
          activity,
          id,
          file,
          active,
          presenceConf,
          wholeConf,
          objects == null ? List.of() : objects);
    }

    private List<ActivityObject> objects(JsonReader json) throws IOException {
      if (rules.objects() == Objects.IGNORED) {
        json.skip();
        return List.of();
      }
      return json.array("objects", item -> new ObjectReader(rules).read(item));
    }

    /** Nothing is scored by it; only a system's schema says what it is. */
    private void alertFrame(JsonReader json) throws IOException {
      if (rules.needsPresenceConf()) {
        json.whole("alertFrame", rules.wholeWithPoint());
      } else {
        json.skip();
      }
    }

    private int id(JsonReader json) throws IOException {
      int number = json.whole("activityID", rules.wholeWithPoint());
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
            checkName(video, value);
            file = video;
            active = Steps.read("the frames of an activity", value, rules);
          });
    }
  }
}
