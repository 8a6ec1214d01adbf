/**
 * What networks are taught with: numbered, labelled examples, and the clips among them.
 *
 * <p>Start with {@link io.miharu.learning.data.Examples}, all that the training loop knows. {@link
 * io.miharu.learning.data.ActionMnist} and {@link io.miharu.learning.data.TextureMotion} draw clips
 * whose label is in the motion alone; {@link io.miharu.learning.data.VideoClips} holds clips of
 * real videos, whose frames come from whoever opens them. {@link
 * io.miharu.learning.data.CameraClips} takes drawn clips with cameras of other frame rates, {@link
 * io.miharu.learning.data.StreamClips} shows their differences or motion in place of their
 * brightness. Everything drawn is a function of a {@link io.miharu.learning.data.Seed} and the
 * number of the example, never of the order of calls, so a run can stop and go on.
 */
@NullMarked
package io.miharu.learning.data;

import org.jspecify.annotations.NullMarked;
