/**
 * Concept scores from elsewhere into an index, and an index's timelines out again.
 *
 * <p>Start with {@link io.miharu.events.index.exchange.ScoreImport}: it takes a matrix in NumPy's
 * format ({@link io.miharu.events.index.exchange.NpyMatrix}), a table in CSV or lines of JSON. Out
 * again goes {@link io.miharu.events.index.exchange.ScoreExport}. What is not a number means
 * everywhere that the concept's detector did not run.
 */
@NullMarked
package io.miharu.events.index.exchange;

import org.jspecify.annotations.NullMarked;
