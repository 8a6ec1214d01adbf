/**
 * Teaches what the motion of people, or of the whole picture, says: {@link
 * io.miharu.learning.motion.BlockedTrial} is the way in. It fits a {@link
 * io.miharu.learning.motion.LogisticRegression} and judges it on blocks of clips that the fit did
 * not see; {@link io.miharu.learning.motion.AlertTrial} says what an alert would make of them. What
 * is served lives in {@code detectors.motion} and {@code temporal.scuffle}, which know only the
 * weights.
 */
@NullMarked
package io.miharu.learning.motion;

import org.jspecify.annotations.NullMarked;
