/**
 * Generated people who walk, sit, bend, lie down and fall before a camera of any kind, and the
 * training of a network that tells falls from the rest.
 *
 * <p>Start with {@link io.miharu.learning.falls.PersonScript}, what somebody does; {@link
 * io.miharu.learning.falls.JointedBody} is where the joints then are, {@link
 * io.miharu.learning.falls.Viewpoint} how a camera sees them, and {@link
 * io.miharu.learning.falls.SeenClip} what a detector and the tracker make of that. {@link
 * io.miharu.learning.falls.FallExamples} are many such clips, {@link
 * io.miharu.learning.falls.FallTrainee} learns from them. Nothing in here is taken from a
 * recording.
 */
@NullMarked
package io.miharu.learning.falls;

import org.jspecify.annotations.NullMarked;
