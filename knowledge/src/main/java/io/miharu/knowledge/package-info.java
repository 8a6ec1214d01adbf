/**
 * Relates: which concepts there are, which is a kind of which, and what events are made of.
 *
 * <p>Start with {@link io.miharu.knowledge.Ontology}: it reads the Turtle files that ship beside
 * this package ({@code vocabulary.ttl}, {@code concepts.ttl}, {@code events.ttl}) and the user's
 * own, and answers from plain maps, so that nothing at run time touches Jena. A user's file is
 * checked with the SHACL shapes of {@code shapes.ttl} for its form, and by {@code FileCheck} for
 * what needs a look at the whole: unknown names, cycles, ids used twice. Whatever is wrong becomes
 * a {@link io.miharu.knowledge.Problem}: the place, what is wrong, and the cure.
 */
@NullMarked
package io.miharu.knowledge;

import org.jspecify.annotations.NullMarked;
