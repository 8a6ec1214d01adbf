/**
 * Whether people scuffle: {@link io.miharu.temporal.scuffle.PeopleUnrest} measures how restless
 * those in the picture are, and {@link io.miharu.temporal.scuffle.Scuffle} weighs that. Both work
 * on what was detected in each look, not on tracks, since nobody who fights is held as one person
 * for long.
 */
@NullMarked
package io.miharu.temporal.scuffle;

import org.jspecify.annotations.NullMarked;
