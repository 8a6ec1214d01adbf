/**
 * {@code miharu convert}: tracks and events from one format to another.
 *
 * <p>Start with {@link io.miharu.app.convert.ConvertCommand}. {@link
 * io.miharu.app.convert.AnnotationSource} reads what any command is given; the formats themselves
 * are in {@code eval.formats}.
 */
@NullMarked
package io.miharu.app.convert;

import org.jspecify.annotations.NullMarked;
