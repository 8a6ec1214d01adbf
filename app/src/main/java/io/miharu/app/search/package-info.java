/**
 * From what a user asks to what an index is asked, and back.
 *
 * <p>Start with {@link io.miharu.app.search.Questions}: learned events ({@link
 * io.miharu.app.search.LearnedEvents}), events by the evidence that they state or the concepts of
 * their patterns ({@link io.miharu.app.search.DefinedEvents}), and words by the concepts that they
 * name or mean. {@link io.miharu.app.search.EventLearner} makes an event of examples, {@link
 * io.miharu.app.search.Feedback} sharpens a question with its first answers. Hits are printed by
 * {@link io.miharu.app.search.HitText} and {@link io.miharu.app.search.HitJson}, and drawn as a
 * page by {@link io.miharu.app.search.SearchReport}.
 */
@NullMarked
package io.miharu.app.search;

import org.jspecify.annotations.NullMarked;
