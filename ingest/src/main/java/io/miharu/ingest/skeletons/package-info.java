/**
 * Reads recordings of skeletons: the public data sets and a user's own.
 *
 * <p>{@link io.miharu.ingest.skeletons.ActionSets} opens a set by its name, from the archive it was
 * published in or from a folder. One reader knows one set's files: their order of joints, units,
 * axes and traps. All give the same {@link io.miharu.core.ActionSet}, in metres and in the axes of
 * {@link io.miharu.core.BodyMotion}; what a set has and its clips have not is named with a reason.
 */
@NullMarked
package io.miharu.ingest.skeletons;

import org.jspecify.annotations.NullMarked;
