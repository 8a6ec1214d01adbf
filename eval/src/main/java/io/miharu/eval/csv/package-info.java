/**
 * Comma-separated tables of our own making, for scorers without a reference file format: anomaly
 * scores, accident anticipation, classification.
 */
@NullMarked
package io.miharu.eval.csv;

import org.jspecify.annotations.NullMarked;
