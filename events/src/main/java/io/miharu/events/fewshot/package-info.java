/**
 * Learns an event from one to a hundred examples, with its zero-shot detector as the prior.
 *
 * <p>Start with {@link io.miharu.events.fewshot.FewShotLearner}; its core is {@link
 * io.miharu.events.fewshot.PriorRidge}, least squares drawn towards the weights that the relations
 * give, so that no example means the zero-shot detector and many mean a learned one. Clips are
 * vectors of a {@link io.miharu.events.fewshot.VideoSpace}, fitted on unlabelled background. {@link
 * io.miharu.events.fewshot.PseudoRelevance} sharpens the prior with unlabelled clips, {@link
 * io.miharu.events.fewshot.PoolLearner} learns from examples and unlabelled clips together, {@link
 * io.miharu.events.fewshot.ScoreFusion} joins scores that were made apart. Source: event detection,
 * sections 7 and 8.
 */
@NullMarked
package io.miharu.events.fewshot;

import org.jspecify.annotations.NullMarked;
