/**
 * Networks that were built and saved with Deeplearning4j's layers, read as networks of ours, so
 * that they can be exported to ONNX and served without Deeplearning4j.
 *
 * <p>Start with {@link io.miharu.learning.dl4j.Dl4jModel}, which reads a saved file. {@code
 * LayerReader} says what each layer computes, in the blocks of {@code nets.graph}; what it cannot
 * say exactly, it refuses by name. All layouts at the door are Deeplearning4j's own: {@code batch x
 * features x time} for sequences, {@code batch x channels x height x width} for pictures.
 */
@NullMarked
package io.miharu.learning.dl4j;

import org.jspecify.annotations.NullMarked;
