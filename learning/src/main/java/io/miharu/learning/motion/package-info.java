/**
 * Teaches what the motion of the whole picture says: {@link io.miharu.learning.motion.BlockedTrial}
 * is the way in. It fits a {@link io.miharu.learning.motion.LogisticRegression} and judges it on
 * blocks of clips that the fit did not see. What is served lives in {@code detectors.motion}, which
 * knows only the weights.
 */
@NullMarked
package io.miharu.learning.motion;

import org.jspecify.annotations.NullMarked;
