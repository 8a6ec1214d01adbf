/**
 * Classification of clips, images or actions: top-k, mean class accuracy, F1, confusions, mean
 * average precision and calibration.
 *
 * <p>Start with {@link io.miharu.eval.classification.ClassificationScores}; {@link
 * io.miharu.eval.classification.ClassificationData} reads the tables.
 */
@NullMarked
package io.miharu.eval.classification;

import org.jspecify.annotations.NullMarked;
