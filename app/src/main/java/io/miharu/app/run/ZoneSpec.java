package io.miharu.app.run;

import io.miharu.core.Point;
import io.miharu.core.Polygon;
import io.miharu.core.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A zone as its operator wrote it, before the size of the picture is known. Immutable.
 *
 * @param name the operator's word for it
 * @param kind what it means
 * @param corners three or more; pixels of the picture after rotation and cropping, or, when no
 *     number is above 1, shares of its width and height
 * @param direction of a one-way zone
 */
public record ZoneSpec(
    String name, Zone.Kind kind, List<Point> corners, Optional<Point> direction) {

  public ZoneSpec {
    corners = List.copyOf(corners);
    if (corners.size() < 3) {
      throw new IllegalArgumentException(
          "zone %s needs 3 corners or more, got %d".formatted(name, corners.size()));
    }
  }

  /**
   * Reads {@code name=x,y;x,y;x,y}, or {@code name:kind=…} where the zone is not a restricted one;
   * a one-way zone states its direction behind {@code @}: {@code lane:one-way@1,0=…}.
   *
   * @throws IllegalArgumentException saying what was needed and what came
   */
  public static ZoneSpec parse(String text) {
    int equals = text.indexOf('=');
    if (equals <= 0) {
      throw new IllegalArgumentException(
          "a zone is written name=x,y;x,y;x,y (three corners or more), got \"%s\"".formatted(text));
    }
    String head = text.substring(0, equals);
    Optional<Point> direction = Optional.empty();
    int at = head.indexOf('@');
    if (at >= 0) {
      direction = Optional.of(point(head.substring(at + 1), text));
      head = head.substring(0, at);
    }
    int colon = head.indexOf(':');
    String name = colon < 0 ? head : head.substring(0, colon);
    Zone.Kind kind = colon < 0 ? Zone.Kind.RESTRICTED : kind(head.substring(colon + 1));
    List<Point> corners = new ArrayList<>();
    for (String corner : text.substring(equals + 1).split(";", -1)) {
      corners.add(point(corner, text));
    }
    return new ZoneSpec(name, kind, corners, direction);
  }

  /** The kind with that name, such as {@code one-way}, in any case. */
  static Zone.Kind kind(String name) {
    for (Zone.Kind kind : Zone.Kind.values()) {
      if (kind.name().replace('_', '-').equals(name.toUpperCase(Locale.ROOT).replace('_', '-'))) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "a zone is restricted, watched, roadway, parking or one-way, got \"%s\"".formatted(name));
  }

  /** This zone in the pixels of a picture of that size. */
  public Zone in(int width, int height) {
    boolean relative = corners.stream().allMatch(corner -> corner.x() <= 1 && corner.y() <= 1);
    float scaleX = relative ? width : 1;
    float scaleY = relative ? height : 1;
    List<Point> scaled =
        corners.stream()
            .map(corner -> new Point(corner.x() * scaleX, corner.y() * scaleY))
            .toList();
    Polygon area = new Polygon(scaled);
    if (area.bounds().clipped(width, height).isEmpty()) {
      throw new IllegalArgumentException(
          "zone %s lies outside the picture of %d x %d px".formatted(name, width, height));
    }
    return new Zone(name, kind, area, direction);
  }

  private static Point point(String pair, String whole) {
    String[] numbers = pair.split(",", -1);
    try {
      if (numbers.length == 2) {
        return new Point(
            Float.parseFloat(numbers[0].strip()), Float.parseFloat(numbers[1].strip()));
      }
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException(
          "a corner is two numbers x,y, got \"%s\" in zone \"%s\"".formatted(pair, whole),
          notANumber);
    }
    throw new IllegalArgumentException(
        "a corner is two numbers x,y, got \"%s\" in zone \"%s\"".formatted(pair, whole));
  }
}
