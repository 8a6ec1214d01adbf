/**
 * Computes: what a network file is, what it needs, and how it is run.
 *
 * <p>Start with {@link io.miharu.nets.ModelCard}, which says everything about a model that its file
 * does not: how a picture becomes its input, what its outputs mean, under which licence it came and
 * what it must answer to a known picture; {@link io.miharu.nets.NetworkCard} does so for networks
 * of clips and sequences. {@link io.miharu.nets.onnx.OnnxModel} runs the file. Nothing here or in
 * {@code nets.onnx} loads ND4J, so a device carries neither it nor training code; the building
 * blocks for training live in {@code nets.graph}.
 */
@NullMarked
package io.miharu.nets;

import org.jspecify.annotations.NullMarked;
