/**
 * Index once, ask later: concept timelines of many videos on disk, and queries over them.
 *
 * <p>To ask, start with {@link io.miharu.events.index.ConceptQuery}, then {@link
 * io.miharu.events.index.ConceptIndex} and {@link io.miharu.events.index.IndexSearch}. To write,
 * start with {@link io.miharu.events.index.IndexWriter} and {@link
 * io.miharu.events.index.VideoWriter}, which says why a kill does no harm.
 *
 * <p>Inside, every concept is a {@code Series}: the steps in which it was seen, and those in which
 * somebody looked. A {@code Shard} has one series per concept over all its videos: a {@link
 * io.miharu.events.index.StoredVideo} for one video, from its own folder, or a {@code MergedShard}
 * for many, from one file that holds each concept in one piece, so that a query over 1,000 hours
 * reads some megabytes. {@code ShardSearch} scores them, {@code UnitGrid} says what gets a score.
 * The files are described in docs/formats.md; they never change once they have their names, so any
 * number of processes may read while one writes.
 */
@NullMarked
package io.miharu.events.index;

import org.jspecify.annotations.NullMarked;
