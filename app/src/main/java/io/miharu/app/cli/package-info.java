/**
 * The command line: one class per verb, which reads options, calls the engine and picks an exit
 * code.
 *
 * <p>Start with {@link io.miharu.app.cli.MiharuCommand}. {@code RunOptions} are the options that
 * every verb that runs the engine shares; {@code Failures} turns exceptions into messages and exit
 * codes.
 */
@NullMarked
package io.miharu.app.cli;

import org.jspecify.annotations.NullMarked;
