package io.miharu.eval.mot;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tracks in the JSON of Scalabel, as BDD100K has them: a list of frames, or an object with {@code
 * frames}, each with {@code videoName}, {@code frameIndex} and {@code labels} of {@code id}, {@code
 * category}, {@code box2d} and {@code attributes}. Labels without a box are left out.
 */
final class ScalabelFile {

  /**
   * One box. Its edges belong to it, so that a box of one pixel ends where it begins; places and
   * sizes are rounded to {@code float}, as Scalabel keeps them.
   *
   * @param crowd whether it stands for many, and is not scored
   */
  record Label(
      String id, String category, boolean crowd, float left, float top, float width, float height) {

    double area() {
      return (double) width * height;
    }

    /** The area that two boxes share. */
    double shared(Label other) {
      double across =
          Math.min((double) left + width, (double) other.left + other.width)
              - Math.max(left, other.left);
      double down =
          Math.min((double) top + height, (double) other.top + other.height)
              - Math.max(top, other.top);
      return across > 0 && down > 0 ? across * down : 0;
    }
  }

  private final SortedMap<String, SortedMap<Integer, List<Label>>> videos;

  private ScalabelFile(SortedMap<String, SortedMap<Integer, List<Label>>> videos) {
    this.videos = videos;
  }

  /** By video, then by frame. */
  SortedMap<String, SortedMap<Integer, List<Label>>> videos() {
    return videos;
  }

  static ScalabelFile read(Path file) throws IOException {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(file.toFile());
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      throw DataFormatException.at(
          file.toString(),
          at == null ? 1 : at.getLineNr(),
          at == null ? 1 : at.getColumnNr(),
          "needed JSON, but " + broken.getOriginalMessage());
    }
    JsonNode frames = root.isObject() ? root.path("frames") : root;
    if (!frames.isArray()) {
      throw fault(file, "", "a list of frames", root);
    }
    SortedMap<String, SortedMap<Integer, List<Label>>> videos = new TreeMap<>();
    for (int i = 0; i < frames.size(); i++) {
      String path = (root.isObject() ? "/frames/" : "/") + i;
      JsonNode frame = frames.get(i);
      JsonNode index = frame.path("frameIndex");
      if (!index.isInt()) {
        throw fault(file, path + "/frameIndex", "a whole number", index);
      }
      String video = frame.path("videoName").asText("");
      List<Label> before =
          videos
              .computeIfAbsent(video, name -> new TreeMap<>())
              .put(index.intValue(), labels(file, path, frame.path("labels")));
      if (before != null) {
        throw fault(file, path + "/frameIndex", "every frame of a video once", index);
      }
    }
    return new ScalabelFile(videos);
  }

  private static List<Label> labels(Path file, String frame, JsonNode labels)
      throws DataFormatException {
    List<Label> boxes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < labels.size(); i++) {
      String path = frame + "/labels/" + i;
      JsonNode label = labels.get(i);
      JsonNode box = label.path("box2d");
      if (box.isMissingNode() || box.isNull()) {
        continue;
      }
      JsonNode id = label.path("id");
      if (!id.isValueNode() || id.isNull()) {
        throw fault(file, path + "/id", "the id of a track", id);
      }
      if (!ids.add(id.asText())) {
        throw fault(file, path + "/id", "each track once a frame", id);
      }
      JsonNode category = label.path("category");
      if (!category.isTextual()) {
        throw fault(file, path + "/category", "the name of a category", category);
      }
      double left = side(file, path, box, "x1");
      double top = side(file, path, box, "y1");
      JsonNode attributes = label.path("attributes");
      boxes.add(
          new Label(
              id.asText(),
              category.textValue(),
              attributes.path("crowd").asBoolean() || attributes.path("ignored").asBoolean(),
              (float) left,
              (float) top,
              (float) (side(file, path, box, "x2") - left + 1),
              (float) (side(file, path, box, "y2") - top + 1)));
    }
    return boxes;
  }

  private static double side(Path file, String label, JsonNode box, String name)
      throws DataFormatException {
    JsonNode value = box.path(name);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw fault(file, label + "/box2d/" + name, "a finite number of pixels", value);
    }
    return value.doubleValue();
  }

  private static DataFormatException fault(Path file, String path, String needed, JsonNode got) {
    String text = got.isMissingNode() ? "nothing" : got.toString();
    return new DataFormatException(
        "%s, %s: needed %s, got %s"
            .formatted(
                file,
                path.isEmpty() ? "/" : path,
                needed,
                text.length() > 60 ? text.substring(0, 60) + "…" : text));
  }
}
