/**
 * Judges boxes in pictures as COCO does: average precision and recall over ten overlaps, by size.
 *
 * <p>Start with {@link io.miharu.eval.coco.CocoTruth} and {@link
 * io.miharu.eval.coco.CocoDetections}, the two files, and {@link io.miharu.eval.coco.CocoScores},
 * which compares them. {@code CocoMatching} pairs the boxes of one picture and class; {@code
 * ClassEvidence} collects the pairs of a class over all pictures and makes precision of them. The
 * numbers are those of cocoapi's {@code COCOeval}, to the last digit.
 */
@NullMarked
package io.miharu.eval.coco;

import org.jspecify.annotations.NullMarked;
