/**
 * Relates: which concepts there are, which is a kind of which, and what events are made of.
 *
 * <p>Start with {@link io.miharu.knowledge.Ontology}. What ships is written in the Turtle files
 * beside this package; the build reads them once and keeps them as bytes ({@link
 * io.miharu.knowledge.CompiledOntology}), so that loading needs no Jena. A user's file is read on
 * top: checked with the SHACL shapes of {@code shapes.ttl} for its form, and by {@code
 * OntologyReader}, {@code ConceptReader} and {@code EvidenceReader} for what needs a look at the
 * whole: unknown names, cycles, ids used twice, contradictions. Whatever is wrong becomes a {@link
 * io.miharu.knowledge.Problem}: the place, what is wrong, and the cure. {@link
 * io.miharu.knowledge.OntologyQuery} answers SPARQL over all of it and stored hits.
 */
@NullMarked
package io.miharu.knowledge;

import org.jspecify.annotations.NullMarked;
