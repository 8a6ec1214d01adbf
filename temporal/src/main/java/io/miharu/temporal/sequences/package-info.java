/**
 * Runs networks over what is said of a video: which concepts follow which.
 *
 * <p>Start with {@link io.miharu.temporal.sequences.SequenceApplier}, which is told all concept
 * scores of every moment and adds some of its own. {@link
 * io.miharu.temporal.sequences.ConceptWindow} takes looks at fixed times and remembers the last of
 * them, in training and in serving alike; {@link io.miharu.temporal.sequences.SequenceNetwork} is
 * an ONNX file whose card says by a {@link io.miharu.temporal.sequences.SequencePreparation} which
 * concepts it reads. Nothing here loads ND4J.
 */
@NullMarked
package io.miharu.temporal.sequences;

import org.jspecify.annotations.NullMarked;
