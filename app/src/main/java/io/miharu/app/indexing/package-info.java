/**
 * Writes concept timelines into an index while videos are read: look, follow and relate as in a
 * detection run, but decide nothing. Start with {@link io.miharu.app.indexing.Indexer}.
 */
@NullMarked
package io.miharu.app.indexing;

import org.jspecify.annotations.NullMarked;
