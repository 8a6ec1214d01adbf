/**
 * What the motion of tracks means: concept scores of single tracks, of pairs and of groups.
 *
 * <p>Start with {@link io.miharu.temporal.relations.TrackConcepts}, the one door. Behind it stands
 * one small class per family of concepts; each reads the same {@link
 * io.miharu.temporal.relations.Actor}s and says what it finds. Probabilities are calibrated by
 * construction: the logistic of a measured quantity, a half exactly at the limit that the methods
 * text gives for it; the width of the slope is stated beside each. {@link
 * io.miharu.temporal.relations.PoseConcepts} is a door of its own, for runs with a pose network.
 */
@NullMarked
package io.miharu.temporal.relations;

import org.jspecify.annotations.NullMarked;
