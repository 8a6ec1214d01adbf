/**
 * Judges boxes in pictures by Pascal VOC's average precision, class by class, at one overlap.
 *
 * <p>Start with {@link io.miharu.eval.voc.VocBoxes}, a folder of text files, and {@link
 * io.miharu.eval.voc.VocScores}, which compares two of them. {@link
 * io.miharu.eval.voc.PrecisionRecall} is the curve, and the area below it in both of the
 * benchmark's forms. The numbers are those of rafaelpadilla's object detection metrics.
 */
@NullMarked
package io.miharu.eval.voc;

import org.jspecify.annotations.NullMarked;
