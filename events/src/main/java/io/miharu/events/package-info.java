/**
 * Decides: from what is seen at each moment to events that are found, each with its reason.
 *
 * <p>Start with {@link io.miharu.events.EventPattern}, the plain data an event is made of; then
 * {@link io.miharu.events.EventDefinition}, a pattern with a name, a subject and its {@link
 * io.miharu.events.Timing}; then {@link io.miharu.events.StreamingMatcher}, which reads one {@link
 * io.miharu.core.Moment} after the other and hands out hits. What an event asks of concepts, that a
 * truck is a vehicle, is the small interface {@link io.miharu.events.ConceptGraph}; {@code
 * knowledge} implements it, so that this package needs no ontology library.
 *
 * <p>Probabilities go through a pattern by one rule: and is the minimum, or is the maximum, not is
 * 1 - p, over time the best moment (or pair of moments) at which the parts hold; an event's own
 * minimum gates the whole, never the parts. What is remembered is bounded by the longest window of
 * a pattern, and the same moments give the same hits, live or from a file. {@link
 * io.miharu.events.Counterfactuals} judges a pattern again without one of its concepts.
 *
 * <p>Inside, a pattern becomes a tree of {@link io.miharu.events.Evaluator}s, one class per
 * operator; one such tree per event and subject sits in a {@code SubjectMonitor} together with the
 * state machine {@code Machine} that turns "true at this moment" into episodes.
 */
@NullMarked
package io.miharu.events;

import org.jspecify.annotations.NullMarked;
