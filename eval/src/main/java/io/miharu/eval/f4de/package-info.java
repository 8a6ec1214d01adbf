/**
 * The text that NIST's F4DE scorers share: their tables, and how Perl prints numbers.
 *
 * <p>Scripts read these reports, so ours must look the same to the last blank. The scorers
 * themselves are in {@link io.miharu.eval.sed} and {@link io.miharu.eval.clear}.
 */
@NullMarked
package io.miharu.eval.f4de;

import org.jspecify.annotations.NullMarked;
