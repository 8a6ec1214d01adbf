/**
 * Reads and writes the JSON files of the ActEV evaluations (activities in extended video), in which
 * our own scenes keep their truth too.
 *
 * <p>Start with {@link io.miharu.eval.actev.VideoTruth}, which goes between such files and {@code
 * core.EventTruth}; {@link io.miharu.eval.actev.ActivityFile} is the file itself, and {@link
 * io.miharu.eval.actev.FileIndex} and {@link io.miharu.eval.actev.ActivityIndex} the two lists that
 * the reference scorer wants beside it. Files are read in one pass over the tokens, so that every
 * fault names its line and column, and written with one instance a line, so that two truths can be
 * compared by eye and the same truth gives the same bytes.
 */
@NullMarked
package io.miharu.eval.actev;

import org.jspecify.annotations.NullMarked;
