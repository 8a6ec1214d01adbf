package io.miharu.app.search;

import io.miharu.events.index.ConceptQuery;

/**
 * Something to search for.
 *
 * @param name an event's id, or the words as the user wrote them
 * @param label for people
 * @param query what the index is asked
 */
public record AskedEvent(String name, String label, ConceptQuery query) {}
