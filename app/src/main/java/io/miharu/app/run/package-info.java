/**
 * The wiring: what joins the stages, which do not know each other.
 *
 * <p>Start with {@code SourceRun}, one source on its way through all stages; {@link
 * io.miharu.app.run.Engine} runs several. {@code SourceOutputs} writes what comes out. A live
 * source is a stream like any other here, but that it reads ahead by itself and may go on elsewhere
 * than it left off ({@code Frame.segment}). Everything a result depends on is in {@link
 * io.miharu.app.run.RunSettings}.
 */
@NullMarked
package io.miharu.app.run;

import org.jspecify.annotations.NullMarked;
