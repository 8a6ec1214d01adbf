package io.miharu.temporal.scuffle;

import io.miharu.core.Box;
import io.miharu.core.Pose;
import java.util.Optional;

/**
 * A person as seen in one frame.
 *
 * @param confidence of the detector, in [0, 1]
 * @param pose where it was looked for
 */
public record PersonSight(Box box, float confidence, Optional<Pose> pose) {}
