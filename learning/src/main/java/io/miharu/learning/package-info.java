/**
 * Teaches: training of the networks that {@code nets} defines and runs.
 *
 * <p>{@code data} holds labelled examples, generated and real; {@code training} one loop for all
 * networks; {@code clips} joins both with the clip models of {@code temporal.models}; {@code
 * sequences} are windows of what is said of a video; {@code motion} is a logistic regression. This
 * module keeps Deeplearning4j and ND4J away from everything that runs on a device, and its row of
 * the map is enforced from the first day.
 */
@NullMarked
package io.miharu.learning;

import org.jspecify.annotations.NullMarked;
