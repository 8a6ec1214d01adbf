/**
 * Turns words into vectors, offline, so that what means the same lies close together.
 *
 * <p>Start with {@link io.miharu.knowledge.words.TextVectors}. {@link
 * io.miharu.knowledge.words.SentenceEncoder} is the bundled sentence encoder: our own {@link
 * io.miharu.knowledge.words.WordPieceTokenizer}, and a network that {@code app} passes in, so that
 * nothing here knows who runs it. {@link io.miharu.knowledge.words.WordTable} reads a table of word
 * vectors instead. {@link io.miharu.knowledge.words.VocabularyExpansion} writes a concept nobody
 * trained as a weighted sum of trained ones. Source: event detection, sections 4 and 5.
 */
@NullMarked
package io.miharu.knowledge.words;

import org.jspecify.annotations.NullMarked;
