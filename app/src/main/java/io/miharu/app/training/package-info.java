/**
 * The training commands: {@code miharu train}. The only code outside {@code learning} that may see
 * it, so that a device carries none of it.
 */
@NullMarked
package io.miharu.app.training;

import org.jspecify.annotations.NullMarked;
