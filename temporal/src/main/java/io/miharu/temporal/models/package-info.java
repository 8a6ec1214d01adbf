/**
 * Networks that follow something over time, written down from the blocks of {@code nets.graph}.
 *
 * <p>Skeleton actions: {@link io.miharu.temporal.models.FineToCoarse} keeps the body's parts apart
 * and joins them step by step; {@link io.miharu.temporal.models.StGcn} walks along the bones;
 * {@link io.miharu.temporal.models.MotionCnn} is the small and fast one; {@link
 * io.miharu.temporal.models.SkeletonLstm} is the baseline. Each is a recipe that gives a {@link
 * io.miharu.nets.graph.Network}; training it is the business of {@code learning}.
 */
@NullMarked
package io.miharu.temporal.models;

import org.jspecify.annotations.NullMarked;
