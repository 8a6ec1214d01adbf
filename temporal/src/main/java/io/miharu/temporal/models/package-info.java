/**
 * Networks that see time: definitions made of the blocks of {@code nets.graph}.
 *
 * <p>Start with {@link io.miharu.temporal.models.ClipModel}, the list of what there is: two
 * convolutions over space and time ({@link io.miharu.temporal.models.Volumes}), and three heads
 * over a {@link io.miharu.temporal.models.FrameEncoder} ({@link
 * io.miharu.temporal.models.LstmHead}, {@link io.miharu.temporal.models.TcnHead}, {@link
 * io.miharu.temporal.models.MixerHead}). The LSTM and the TCN also come as a network of one step,
 * with its state as inputs and outputs under the same names of weights, so that a stream costs one
 * frame per frame. Definitions only: training is in {@code learning}, serving by ONNX Runtime in
 * {@code temporal.clips}.
 */
@NullMarked
package io.miharu.temporal.models;

import org.jspecify.annotations.NullMarked;
