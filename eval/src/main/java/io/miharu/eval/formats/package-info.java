/**
 * Tracks and events in the formats of the field: read, written, recognised by their content.
 *
 * <p>Start with {@link io.miharu.eval.formats.AnnotationFormat}, which lists the formats and opens
 * the right one; {@link io.miharu.eval.formats.VideoAnnotations} is what all of them are turned
 * into and made from. Each format has a reader and a writer of its own, which knows where its
 * frames start (0 or 1), whether its last frame is included, where its boxes have their origin, and
 * what it cannot hold: every writer returns in words what it had to leave out.
 *
 * <p>All formats stand in one package, because they share their small readers and the choice
 * between them; nothing but the model and the list is visible outside.
 */
@NullMarked
package io.miharu.eval.formats;

import org.jspecify.annotations.NullMarked;
