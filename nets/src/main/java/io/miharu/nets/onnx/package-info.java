/**
 * Runs ONNX files with ONNX Runtime, the only place that sees its types.
 *
 * <p>{@link io.miharu.nets.onnx.OnnxModel} opens a file and says what it needs; {@link
 * io.miharu.nets.onnx.OnnxRun} holds the buffers of one caller and computes. {@link
 * io.miharu.nets.onnx.CardCheck} compares a model with its card, and {@link
 * io.miharu.nets.onnx.CardedNetwork} does both for networks of clips and sequences. One thread per
 * network: a second one inside a small network gains nothing, so networks run side by side instead.
 */
@NullMarked
package io.miharu.nets.onnx;

import org.jspecify.annotations.NullMarked;
