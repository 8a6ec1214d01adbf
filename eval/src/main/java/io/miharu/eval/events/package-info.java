/**
 * Judges events: which of the true ones were found.
 *
 * <p>Start with {@link io.miharu.eval.events.EventMatching}, which pairs the hits of one video with
 * its truths and says by what rule; its {@link io.miharu.eval.events.EventOutcome} lists what was
 * found, missed and false; {@link io.miharu.eval.events.EventTable} counts many outcomes per event.
 */
@NullMarked
package io.miharu.eval.events;

import org.jspecify.annotations.NullMarked;
