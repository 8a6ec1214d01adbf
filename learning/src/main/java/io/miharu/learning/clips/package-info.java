/**
 * Clip models taught and judged: {@link io.miharu.learning.clips.ClipTrial} is the way in. It joins
 * a model of {@code temporal.models}, clips of {@code learning.data} and the loop of {@code
 * learning.training}, and asks afterwards what the network took from time: the same clips with
 * their frames shuffled and run backwards. {@link io.miharu.learning.clips.FrameRateTrial} asks how
 * it bears frame rates that it never saw.
 */
@NullMarked
package io.miharu.learning.clips;

import org.jspecify.annotations.NullMarked;
