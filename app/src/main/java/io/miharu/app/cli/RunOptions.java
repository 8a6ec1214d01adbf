package io.miharu.app.cli;

import io.miharu.app.console.DetectorSizeOption;
import io.miharu.app.console.UsageException;
import io.miharu.app.run.CameraFile;
import io.miharu.app.run.CameraFileException;
import io.miharu.app.run.DetectorSetting;
import io.miharu.app.run.LookPlan;
import io.miharu.app.run.RunSettings;
import io.miharu.app.run.ZoneSpec;
import io.miharu.core.CameraKind;
import io.miharu.core.EventId;
import io.miharu.core.MediaTime;
import io.miharu.detectors.tiles.TileBudget;
import io.miharu.ingest.Crop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options that say how to look and what to look for; every verb that runs the engine has them.
 */
final class RunOptions {

  @Option(
      names = "--events",
      paramLabel = "ID",
      split = ",",
      description = "Look for these events only; see miharu ontology list.")
  private List<String> events = List.of();

  @Option(
      names = "--event-file",
      paramLabel = "FILE",
      description = "Load event definitions of your own, in Turtle. May be repeated.")
  private List<Path> eventFiles = List.of();

  @Option(
      names = "--zone",
      paramLabel = "NAME=x,y;x,y;…",
      description = {
        "Name a part of the picture, by its corners: in pixels after rotation and cropping, or as"
            + " shares of the picture when no number is above 1. Restricted (intrusion, loitering)"
            + " unless written NAME:KIND=…, with KIND watched, roadway, parking, or one-way with"
            + " its direction: NAME:one-way@1,0=…. May be repeated."
      })
  private List<String> zones = List.of();

  @Option(
      names = "--camera-file",
      paramLabel = "FILE",
      description = "Zones and mounting of the camera, in YAML (docs/formats.md).")
  private @Nullable Path cameraFile;

  @Option(
      names = "--camera",
      paramLabel = "KIND",
      description = "How the camera is mounted: fixed, dashcam, or auto to find out (default).")
  private @Nullable CameraKind camera;

  @Option(
      names = "--detector",
      paramLabel = "FILE|own|hog",
      description =
          "Look with this network: ONNX (YOLO, NanoDet, FastestDet, SSD), or a Darknet .cfg with its"
              + " .weights beside it. own: with the small network that is built in, and motion beside"
              + " it before a fixed camera (default); hog: with moving regions and OpenCV's people"
              + " detector alone.")
  private String detector = DetectorSetting.EMBEDDED;

  @Mixin private DetectorSizeOption detectorSize = new DetectorSizeOption();

  @Mixin private NetworkOptions networks = new NetworkOptions();

  @Option(
      names = "--every",
      paramLabel = "N",
      description =
          "Run the detector on every N-th frame; tracks carry the boxes between (default: at most"
              + " 30 times per second of video, 15 times with what is built in).")
  private @Nullable Integer every;

  @Option(
      names = "--schedule",
      paramLabel = "KIND",
      description =
          "every: run the detector by the count of frames (default). motion: where something"
              + " moves, on at most a fifth of the frames, and once a second in any case; needs a"
              + " network.")
  private LookPlan.@Nullable Kind schedule;

  @Option(
      names = "--looks-per-second",
      paramLabel = "R",
      description = "The budget of --schedule motion: so many looks per second of video.")
  private @Nullable Double looksPerSecond;

  @Option(
      names = "--max-cpu",
      paramLabel = "P",
      description =
          "The budget of --schedule motion by what a look costs here: with the video in real time,"
              + " looks take at most P percent of all cores. Needs a network. run.json says which"
              + " --looks-per-second it came to, and that repeats the run anywhere.")
  private @Nullable Integer maxCpu;

  @Option(
      names = "--tiles",
      paramLabel = "auto|off|N",
      defaultValue = "off",
      description =
          "For small things in large pictures: also look at tiles of 640 px, those"
              + " in which most moves (N of them; auto: two fifths of all) and each in its turn."
              + " Costs one inference more per tile (default: off).")
  private String tiles = "off";

  @Option(
      names = "--crop",
      paramLabel = "x,y,w,h",
      description = "Look only at this part of the picture, in pixels after rotation.")
  private @Nullable String crop;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      defaultValue = "0",
      description = "Leave out what comes before: seconds, m:s or h:m:s.")
  private String start = "0";

  @Option(
      names = "--end",
      paramLabel = "TIME",
      description = "Leave out what comes from here on: seconds, m:s or h:m:s.")
  private @Nullable String end;

  @Option(
      names = "--min-probability",
      paramLabel = "P",
      description = "Report only events of this probability or more, from 0 to 1.")
  private @Nullable Float minProbability;

  @Option(
      names = "--annotate",
      description = "Also write annotated.mp4, the video with tracks and events drawn in.")
  private boolean annotate;

  /**
   * The options as settings.
   *
   * @throws UsageException when a value makes no sense
   */
  RunSettings settings() throws CameraFileException {
    List<ZoneSpec> allZones = new ArrayList<>();
    CameraKind kind = CameraKind.AUTO;
    if (cameraFile != null) {
      CameraFile file = CameraFile.read(cameraFile);
      allZones.addAll(file.zones());
      kind = file.kind();
    }
    try {
      zones.forEach(zone -> allZones.add(ZoneSpec.parse(zone)));
      return new RunSettings(
          events.stream().map(EventId::of).toList(),
          eventFiles,
          allZones,
          camera == null ? kind : camera,
          DetectorSetting.parse(detector).withSize(detectorSize.size()),
          networks.networks(),
          looks(),
          crop == null ? Optional.empty() : Optional.of(crop(crop)),
          time(start),
          end == null ? Optional.empty() : Optional.of(time(end)),
          Optional.ofNullable(minProbability),
          annotate,
          tiles(tiles));
    } catch (IllegalArgumentException wrong) {
      throw new UsageException(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private LookPlan looks() {
    boolean budget = looksPerSecond != null || maxCpu != null;
    LookPlan.Kind kind = budget ? LookPlan.Kind.MOTION : LookPlan.Kind.EVERY;
    if (looksPerSecond != null && maxCpu != null) {
      throw new UsageException("--max-cpu sets --looks-per-second itself; give one of the two");
    }
    if (budget && !DetectorSetting.parse(detector).isNetwork()) {
      throw new UsageException(
          "--max-cpu and --looks-per-second are budgets for a network; leave --detector out for the one that is built in, got "
              + detector);
    }
    if (schedule == LookPlan.Kind.MOTION && !DetectorSetting.parse(detector).isNetwork()) {
      throw new UsageException(
          "--detector %s chooses its looks by motion already; --schedule motion is for a network"
              .formatted(detector));
    }
    return new LookPlan(
        schedule == null ? kind : schedule,
        every == null ? OptionalInt.empty() : OptionalInt.of(every),
        looksPerSecond == null ? OptionalDouble.empty() : OptionalDouble.of(looksPerSecond),
        maxCpu == null ? OptionalInt.empty() : OptionalInt.of(maxCpu));
  }

  /** Reads {@code auto}, {@code off} or a number. */
  static Optional<TileBudget> tiles(String text) {
    return switch (text) {
      case "off" -> Optional.empty();
      case "auto" -> Optional.of(TileBudget.AUTO);
      default -> {
        try {
          yield Optional.of(TileBudget.atMost(Integer.parseInt(text)));
        } catch (IllegalArgumentException notANumber) {
          throw new UsageException(
              "--tiles is auto, off, or how many tiles may be looked at per frame, 1 or more; got \"%s\""
                  .formatted(text),
              notANumber);
        }
      }
    };
  }

  /** Reads {@code 75}, {@code 75.5}, {@code 1:15.5} or {@code 0:01:15.5}. */
  static MediaTime time(String text) {
    double seconds = 0;
    try {
      String[] parts = text.split(":", -1);
      if (parts.length <= 3) {
        for (String part : parts) {
          double number = Double.parseDouble(part);
          if (number < 0) {
            throw new NumberFormatException("negative");
          }
          seconds = seconds * 60 + number;
        }
        return MediaTime.ofSeconds(seconds);
      }
    } catch (IllegalArgumentException notATime) {
      throw new UsageException(timeMessage(text), notATime);
    }
    throw new UsageException(timeMessage(text));
  }

  private static String timeMessage(String text) {
    return "a time is written as seconds, m:s or h:m:s, got \"%s\"".formatted(text);
  }

  /** Reads {@code x,y,w,h} in pixels. */
  static Crop crop(String text) {
    String[] numbers = text.split(",", -1);
    if (numbers.length == 4) {
      try {
        return new Crop(
            Integer.parseInt(numbers[0].strip()),
            Integer.parseInt(numbers[1].strip()),
            Integer.parseInt(numbers[2].strip()),
            Integer.parseInt(numbers[3].strip()));
      } catch (IllegalArgumentException notABox) {
        throw new UsageException(cropMessage(text), notABox);
      }
    }
    throw new UsageException(cropMessage(text));
  }

  private static String cropMessage(String text) {
    return "a crop is four whole numbers x,y,w,h in pixels with a size above 0, got \"%s\""
        .formatted(text);
  }
}
