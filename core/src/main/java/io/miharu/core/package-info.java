/**
 * Names: the words in which the stages of the engine speak to each other.
 *
 * <p>Start with {@link io.miharu.core.Frame} and {@link io.miharu.core.FrameStream}, what {@code
 * ingest} lends; then {@link io.miharu.core.Detection}, {@link io.miharu.core.TrackState} and
 * {@link io.miharu.core.ConceptScore}, what the looking stages say of it, and {@link
 * io.miharu.core.Pose}, the skeleton of a person in the picture, with {@link
 * io.miharu.core.BodyMotion} for one in space; then {@link io.miharu.core.Moment}, which hands all
 * that to the deciding stage; and {@link io.miharu.core.EventHit}, what comes out. One convention
 * for space, pixels of the decoded frame, and one for time, {@link io.miharu.core.MediaTime}, are
 * fixed here. No library, no file access, no thread, and no algorithm beyond arithmetic on a type's
 * own fields.
 */
@NullMarked
package io.miharu.core;

import org.jspecify.annotations.NullMarked;
