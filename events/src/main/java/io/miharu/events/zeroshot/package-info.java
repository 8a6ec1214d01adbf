/**
 * Scores an event that nobody trained, by its relations to concepts.
 *
 * <p>Start with {@link io.miharu.events.zeroshot.Relatedness}, what a concept says about an event
 * and who claims so; {@link io.miharu.events.zeroshot.ConceptSelection} keeps the few that count;
 * {@link io.miharu.events.zeroshot.ZeroShotScorer} adds their evidence up and hands back the whole
 * reckoning as a {@link io.miharu.events.zeroshot.ZeroShotScore}, with what each part contributed
 * and what the score would be without it. {@link io.miharu.events.zeroshot.SoftPatterns} are the
 * orders in time. Source: event detection, sections 5, 6 and 8.
 */
@NullMarked
package io.miharu.events.zeroshot;

import org.jspecify.annotations.NullMarked;
