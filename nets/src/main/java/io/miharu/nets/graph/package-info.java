/**
 * Networks as graphs of blocks: described, initialised, trained, saved.
 *
 * <p>Start at {@link io.miharu.nets.graph.NetworkBuilder}: it makes layers, a {@link
 * io.miharu.nets.graph.Tensor} is what flows between them, and {@code build()} gives a {@link
 * io.miharu.nets.graph.Network}, which is plain data: a list of {@link
 * io.miharu.nets.graph.Operation}s with known shapes, and the weights' first values. Two readers
 * interpret it. {@link io.miharu.nets.graph.TrainableNetwork} writes it as a SameDiff graph of
 * ND4J's native operations and computes outputs and gradients; {@link
 * io.miharu.nets.graph.onnx.OnnxExporter} writes it as an ONNX file, which is what runs in the
 * engine.
 *
 * <p>Why the description stands between: a shape error is found while the graph is built and names
 * the block; and every block has exactly one meaning, which both readers are tested to share.
 *
 * <p>Why the reverse pass and the executor are ours, and not SameDiff's session, is in
 * docs/decisions/0012-networks-that-train.md.
 */
@NullMarked
package io.miharu.nets.graph;

import org.jspecify.annotations.NullMarked;
