/**
 * Networks that follow something over time, written down from the blocks of {@code nets.graph}.
 *
 * <p>Clips: {@link io.miharu.temporal.models.ClipModel} lists two convolutions over space and time
 * ({@link io.miharu.temporal.models.Volumes}), and three heads over a {@link
 * io.miharu.temporal.models.FrameEncoder} ({@link io.miharu.temporal.models.LstmHead}, {@link
 * io.miharu.temporal.models.TcnHead}, {@link io.miharu.temporal.models.MixerHead}). The LSTM and
 * the TCN also come as a network of one step, with its state as inputs and outputs under the same
 * names of weights, so that a stream costs one frame per frame.
 *
 * <p>Concepts: {@link io.miharu.temporal.models.ConceptModel} puts the LSTM and the TCN over what
 * is said of a video rather than over its pictures.
 *
 * <p>Skeleton actions: {@link io.miharu.temporal.models.FineToCoarse} keeps the body's parts apart
 * and joins them step by step; {@link io.miharu.temporal.models.StGcn} walks along the bones;
 * {@link io.miharu.temporal.models.MotionCnn} is the small and fast one; {@link
 * io.miharu.temporal.models.SkeletonLstm} is the baseline.
 *
 * <p>Definitions only: training is in {@code learning}, serving by ONNX Runtime in {@code
 * temporal.clips} and {@code temporal.sequences}.
 */
@NullMarked
package io.miharu.temporal.models;

import org.jspecify.annotations.NullMarked;
