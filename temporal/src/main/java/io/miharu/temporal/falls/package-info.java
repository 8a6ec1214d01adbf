/**
 * Tells falls from what else people do, by a small network over how their boxes move.
 *
 * <p>Start with {@link io.miharu.temporal.falls.BodyLooks}, what is read of one person ten times a
 * second; {@link io.miharu.temporal.falls.FallNetwork} reads it, one look after the other, and
 * {@link io.miharu.temporal.falls.FallWatch} keeps its memory of everybody in the picture. The
 * network learns from generated motion ({@code miharu train fall}), which passes through the same
 * tracker and the same looks.
 */
@NullMarked
package io.miharu.temporal.falls;

import org.jspecify.annotations.NullMarked;
