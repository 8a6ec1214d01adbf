/**
 * ViPER XML, the annotation format of the University of Maryland's ViPER tools in which NIST's F4DE
 * exchanges events (SED) and boxes (CLEAR, VACE).
 *
 * <p>Start with {@link io.miharu.eval.viper.ViperFile}; {@link io.miharu.eval.viper.ViperReader}
 * and {@link io.miharu.eval.viper.ViperWriter} turn it from and into text. Nothing here knows what
 * an object means: its name, frames and attributes are kept as they stand, and the scorers ask for
 * what they need.
 *
 * <p>Frames count from 1 and a span names its first and its last frame, both inside, as the format
 * does.
 */
@NullMarked
package io.miharu.eval.viper;

import org.jspecify.annotations.NullMarked;
