/**
 * How fast this machine is: {@code miharu benchmark}.
 *
 * <p>Start with {@link io.miharu.app.benchmark.Benchmark}, which runs every {@link
 * io.miharu.app.benchmark.Variant} once per round, so that whatever else the machine does hits all
 * alike, and keeps the best {@link io.miharu.app.benchmark.Measurement} of each. {@link
 * io.miharu.app.benchmark.ScheduleAgreement} says whether looking less finds the same events.
 */
@NullMarked
package io.miharu.app.benchmark;

import org.jspecify.annotations.NullMarked;
