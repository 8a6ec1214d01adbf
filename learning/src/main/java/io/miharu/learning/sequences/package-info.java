/**
 * Examples for networks over what is said of a video, concept by concept.
 *
 * <p>A {@link io.miharu.learning.sequences.SaidClip} is a video as the engine put it into words;
 * {@link io.miharu.learning.sequences.ConceptSequences} are the windows of many, read as they are
 * in serving.
 */
@NullMarked
package io.miharu.learning.sequences;

import org.jspecify.annotations.NullMarked;
