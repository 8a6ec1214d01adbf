/**
 * Detection and tracking of boxes as CLEAR 2007 and VACE score it: SFDA, ATA, MODA, MODP, MOTA and
 * MOTP of NIST's CLEARDTScorer, from ViPER files.
 *
 * <p>Start with {@link io.miharu.eval.clear.ClearScores}; {@link io.miharu.eval.clear.ClearFiles}
 * makes frames of places from pairs of ViPER files, and {@link io.miharu.eval.clear.ClearDomain}
 * says which objects nobody is asked for; {@link io.miharu.eval.clear.ClearReport} prints what the
 * reference prints.
 *
 * <p>Source: Kasturi et al., "Framework for performance evaluation of face, text, and vehicle
 * detection and tracking in video", IEEE TPAMI 31(2), 2009; F4DE 3.5.0, commit 7de28d51.
 * MOTChallenge's CLEAR numbers are another thing, see {@code io.miharu.eval.mot}.
 */
@NullMarked
package io.miharu.eval.clear;

import org.jspecify.annotations.NullMarked;
