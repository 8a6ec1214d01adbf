/**
 * Index once, ask later: concept timelines of many videos on disk, and queries over them.
 *
 * <p>Start with {@link io.miharu.events.index.ConceptQuery}, what a query is made of.
 */
@NullMarked
package io.miharu.events.index;

import org.jspecify.annotations.NullMarked;
