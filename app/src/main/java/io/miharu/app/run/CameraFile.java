package io.miharu.app.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.miharu.core.CameraKind;
import io.miharu.core.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an operator wrote of one camera, in YAML:
 *
 * <pre>{@code
 * camera: fixed            # or dashcam, or auto
 * zones:
 *   gate:
 *     kind: restricted     # watched, roadway, parking, one-way
 *     corners: [[0.1, 0.6], [0.4, 0.6], [0.4, 1.0], [0.1, 1.0]]
 *   lane:
 *     kind: one-way
 *     direction: [1, 0]
 *     corners: [[0.5, 0.6], [1.0, 0.6], [1.0, 1.0]]
 * }</pre>
 *
 * @param kind how the camera is mounted
 * @param zones in rising order of names
 */
public record CameraFile(CameraKind kind, List<ZoneSpec> zones) {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  public CameraFile {
    zones = List.copyOf(zones);
  }

  /**
   * @throws CameraFileException naming the file and line, what is wrong and what a camera file says
   */
  public static CameraFile read(Path file) throws CameraFileException {
    try {
      Document document = YAML.readValue(Files.readString(file), Document.class);
      if (document == null) {
        throw new CameraFileException(
            "%s is empty; a camera file has a list of zones".formatted(file));
      }
      List<ZoneSpec> zones = new ArrayList<>();
      for (Map.Entry<String, ZoneEntry> entry : new TreeMap<>(document.zones).entrySet()) {
        zones.add(entry.getValue().named(entry.getKey()));
      }
      return new CameraFile(kind(document.camera), zones);
    } catch (NoSuchFileException missing) {
      throw new CameraFileException("%s: no such camera file".formatted(file), missing);
    } catch (JsonMappingException wrong) {
      throw new CameraFileException(
          "%s%s: %s".formatted(file, line(wrong.getLocation()), wrong.getOriginalMessage()), wrong);
    } catch (JsonProcessingException syntax) {
      throw new CameraFileException(
          "%s%s: not YAML: %s"
              .formatted(file, line(syntax.getLocation()), syntax.getOriginalMessage()),
          syntax);
    } catch (IllegalArgumentException wrong) {
      throw new CameraFileException("%s: %s".formatted(file, wrong.getMessage()), wrong);
    } catch (CameraFileException wrong) {
      throw wrong;
    } catch (IOException unreadable) {
      throw new CameraFileException(
          "%s cannot be read: %s".formatted(file, unreadable.getMessage()), unreadable);
    }
  }

  private static CameraKind kind(String name) {
    for (CameraKind kind : CameraKind.values()) {
      if (kind.name().equals(name.toUpperCase(Locale.ROOT))) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "a camera is fixed, dashcam or auto, got \"%s\"".formatted(name));
  }

  private static String line(@Nullable JsonLocation location) {
    return location == null ? "" : " line " + location.getLineNr();
  }

  /** The file's shape, as Jackson fills it. */
  private static final class Document {
    @JsonProperty String camera = "auto";
    @JsonProperty Map<String, ZoneEntry> zones = Map.of();
  }

  private static final class ZoneEntry {
    @JsonProperty String kind = "restricted";
    @JsonProperty List<float[]> corners = List.of();
    @JsonProperty float @Nullable [] direction;

    ZoneSpec named(String name) {
      return new ZoneSpec(
          name,
          ZoneSpec.kind(kind),
          corners.stream().map(corner -> point(name, corner)).toList(),
          Optional.ofNullable(direction).map(pair -> point(name, pair)));
    }

    private static Point point(String zone, float[] pair) {
      if (pair.length != 2) {
        throw new IllegalArgumentException(
            "zone %s: a corner or direction is two numbers [x, y], got %d"
                .formatted(zone, pair.length));
      }
      return new Point(pair[0], pair[1]);
    }
  }
}
