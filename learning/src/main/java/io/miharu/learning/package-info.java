/**
 * Teaches: will hold training, distilling, pruning and packing of the networks that {@code nets}
 * runs.
 *
 * <p>So far {@code motion}, a logistic regression. This module keeps Deeplearning4j and ND4J away
 * from everything that runs on a device, and its row of the map is enforced from the first day.
 */
@NullMarked
package io.miharu.learning;

import org.jspecify.annotations.NullMarked;
