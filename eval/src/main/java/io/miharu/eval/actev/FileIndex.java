package io.miharu.eval.actev;

import io.miharu.eval.FrameTimes.FrameSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which videos are scored, and which of their frames. Immutable.
 *
 * @param videos by name, in the order of the file: the reference takes some numbers from the first
 */
public record FileIndex(Map<String, Video> videos) {

  /**
   * One video.
   *
   * @param framerate nominal, frames per second, above 0
   * @param selected the frames that are scored: in order, apart, at least one span
   */
  public record Video(double framerate, List<FrameSpan> selected) {

    public Video {
      if (!(framerate > 0) || Double.isInfinite(framerate)) {
        throw new IllegalArgumentException(
            "a frame rate must be above 0 frames/s, got " + framerate);
      }
      selected = Steps.check("selected", selected);
      if (selected.isEmpty()) {
        throw new IllegalArgumentException("needed at least one span of selected frames");
      }
    }

    /** A video of {@code frames} frames, at least one, all of them scored. */
    public static Video whole(double framerate, long frames) {
      return new Video(framerate, List.of(new FrameSpan(1, frames + 1)));
    }
  }

  public FileIndex {
    videos = Collections.unmodifiableMap(new LinkedHashMap<>(videos));
  }

  public static FileIndex read(Path file) throws IOException {
    return read(file, false);
  }

  /**
   * Reads an index.
   *
   * @param lastKeys whether a key may stand twice in one object, and the last one counts
   */
  public static FileIndex read(Path file, boolean lastKeys) throws IOException {
    return JsonReader.read(
        file,
        lastKeys,
        json -> {
          Map<String, Video> videos = new LinkedHashMap<>();
          json.object("a file index", (name, value) -> videos.put(name, video(value)));
          return new FileIndex(videos);
        });
  }

  private static Video video(JsonReader json) throws IOException {
    Members members = new Members();
    json.object(
        "a video",
        (key, value) -> {
          switch (key) {
            case "framerate" -> members.framerate = framerate(value);
            case "selected" -> members.selected = Steps.read("the selected frames", value);
            default -> value.skip();
          }
        });
    if (members.framerate == null || members.selected == null) {
      throw json.fault("needed a video with framerate and selected, got one without");
    }
    return new Video(members.framerate, members.selected);
  }

  private static double framerate(JsonReader json) throws IOException {
    double framerate = json.number("framerate");
    if (framerate <= 0) {
      throw json.fault("needed a framerate above 0 frames/s, got " + framerate);
    }
    return framerate;
  }

  /** What has been read of a video. */
  private static final class Members {
    private @Nullable Double framerate;
    private @Nullable List<FrameSpan> selected;
  }

  /** Writes a new file, or over an old one: one video a line, lines ending in LF. */
  public void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (var entry : videos.entrySet()) {
      String video =
          JsonLines.compact(
              json -> {
                json.writeStartObject();
                json.writeNumberField("framerate", entry.getValue().framerate());
                json.writeFieldName("selected");
                JsonLines.writeSteps(json, entry.getValue().selected());
                json.writeEndObject();
              });
      lines.add(JsonLines.compact(json -> json.writeString(entry.getKey())) + ":" + video);
    }
    Files.writeString(file, JsonLines.block("{", lines, "}") + "\n");
  }
}
