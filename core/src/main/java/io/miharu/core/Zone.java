package io.miharu.core;

import java.util.Optional;

/**
 * A named part of a camera's picture that means something to its operator.
 *
 * @param name the operator's word for it, as events and reports print it
 * @param kind what it means for events
 * @param area where it is, in pixels of the decoded frame after rotation
 * @param direction the allowed direction of travel; present in a {@link Kind#ONE_WAY} zone and only
 *     there. Its length has no meaning
 */
public record Zone(String name, Kind kind, Polygon area, Optional<Point> direction) {

  /** What a zone means. */
  public enum Kind {
    /** Nobody should be here: intrusion. Also watched for loitering. */
    RESTRICTED,
    /** People pass, but should not stay: loitering only. */
    WATCHED,
    /** Vehicles drive here; on a dashcam, the corridor of the own vehicle. */
    ROADWAY,
    /** A vehicle stands here: people may get in and out of it. */
    PARKING,
    /** Travel against {@code direction} is the wrong way. */
    ONE_WAY
  }

  public Zone {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a zone needs a name");
    }
    if (direction.isPresent() != (kind == Kind.ONE_WAY)) {
      throw new IllegalArgumentException(
          "zone %s: a direction belongs to a one-way zone, and only there".formatted(name));
    }
    if (direction.isPresent() && direction.get().x() == 0 && direction.get().y() == 0) {
      throw new IllegalArgumentException(
          "zone %s: the direction (0, 0) points nowhere".formatted(name));
    }
  }
}
