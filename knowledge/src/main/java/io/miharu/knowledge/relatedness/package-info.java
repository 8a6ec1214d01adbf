/**
 * Says how related an event and a concept are, from what is stated, where both stand in the
 * taxonomy, and what their words mean.
 *
 * <p>Start with {@link io.miharu.knowledge.relatedness.ConceptRelatedness}; {@link
 * io.miharu.knowledge.relatedness.TaxonomyMeasure} has Wu-Palmer and Lin. The answer is a {@link
 * io.miharu.events.zeroshot.Relatedness}, in which every source stays visible. Source: event
 * detection, section 5.
 */
@NullMarked
package io.miharu.knowledge.relatedness;

import org.jspecify.annotations.NullMarked;
