/**
 * How sure a score is, and whether one system is better than another.
 *
 * <p>Start with {@link io.miharu.eval.statistics.Uncertainty}, which takes the sheets of all
 * systems and returns intervals and comparisons. {@link io.miharu.eval.statistics.Bootstrap} draws
 * the samples, {@link io.miharu.eval.statistics.Randomisation} swaps the systems' labels, and
 * {@link io.miharu.eval.statistics.Holm} pays for asking several questions at once. Everything is
 * drawn from a seed, so that the same files give the same digits.
 */
@NullMarked
package io.miharu.eval.statistics;

import org.jspecify.annotations.NullMarked;
