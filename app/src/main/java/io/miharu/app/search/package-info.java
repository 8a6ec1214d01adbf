/**
 * From what a user asks to what an index is asked: events by the concepts of their patterns ({@link
 * io.miharu.app.search.PatternQuery}), words by the labels of concepts ({@link
 * io.miharu.app.search.WordQuery}); and hits as JSON.
 */
@NullMarked
package io.miharu.app.search;

import org.jspecify.annotations.NullMarked;
