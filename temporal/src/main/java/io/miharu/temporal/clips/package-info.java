/**
 * Runs clip models on videos: what moves how, and when.
 *
 * <p>Start with {@link io.miharu.temporal.clips.ClipApplier}, which is shown frames one by one and
 * says what it saw in each window of time. {@link io.miharu.temporal.clips.ClipNetwork} is the
 * network behind it, an ONNX file whose card says by a {@link
 * io.miharu.temporal.clips.ClipPreparation} how frames become clips, of which {@link
 * io.miharu.temporal.clips.ClipStream}s. Nothing here loads ND4J.
 */
@NullMarked
package io.miharu.temporal.clips;

import org.jspecify.annotations.NullMarked;
