/**
 * What is normal before one camera, learnt from what passes: nobody has to show an anomaly first.
 *
 * <p>{@link io.miharu.temporal.habits.HabitGrid} keeps the statistics of place, direction, speed,
 * size and kind and says how surprising a {@link io.miharu.temporal.habits.Habit} is; {@link
 * io.miharu.temporal.habits.HabitMonitor} shows it the tracks frame by frame, judges each before
 * learning from it, and knows which surprise is beyond the usual. Source: docs, video pipeline,
 * section 6.1.
 */
@NullMarked
package io.miharu.temporal.habits;

import org.jspecify.annotations.NullMarked;
