/**
 * Runs: the command line, the wiring of the stages, reports; the only module that sees all others.
 *
 * <p>Start with {@link io.miharu.app.Main}, then {@code cli} for the verbs and {@code run} for what
 * joins the stages.
 */
@NullMarked
package io.miharu.app;

import org.jspecify.annotations.NullMarked;
