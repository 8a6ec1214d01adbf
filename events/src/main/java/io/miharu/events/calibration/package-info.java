/**
 * Puts the scores of all concepts on one scale, so that they may be added.
 *
 * <p>Three ways, by what is at hand: {@link io.miharu.events.calibration.PlattScaling} where there
 * are labelled clips, {@link io.miharu.events.calibration.RankNormal} where there are only
 * background clips, {@link io.miharu.events.calibration.Logits} where the score is a probability
 * already. {@link io.miharu.events.calibration.ReliabilityBins} says how well it went. Source:
 * event detection, section 3.
 */
@NullMarked
package io.miharu.events.calibration;

import org.jspecify.annotations.NullMarked;
