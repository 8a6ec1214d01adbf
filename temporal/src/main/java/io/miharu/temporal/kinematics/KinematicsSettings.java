package io.miharu.temporal.kinematics;

import java.time.Duration;

/**
 * How long the windows are. Immutable.
 *
 * @param speedWindow over which the velocity is fitted
 * @param contactWindow over which the growth of the box is fitted, W of the time to contact
 * @param pathWindow over which path and displacement are summed
 */
public record KinematicsSettings(
    Duration speedWindow, Duration contactWindow, Duration pathWindow) {

  public static final KinematicsSettings DEFAULT =
      new KinematicsSettings(
          Duration.ofMillis(800), Duration.ofMillis(500), Duration.ofSeconds(30));

  public KinematicsSettings {
    if (!(speedWindow.toNanos() > 0 && contactWindow.toNanos() > 0 && pathWindow.toNanos() > 0)) {
      throw new IllegalArgumentException(
          "windows must last above 0 s, got %s, %s and %s"
              .formatted(speedWindow, contactWindow, pathWindow));
    }
  }
}
