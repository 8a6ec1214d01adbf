/**
 * {@code miharu score …}: one command per reference scorer.
 *
 * <p>Start with {@link io.miharu.app.score.ScoreCommand}, which lists them. Each reads the
 * reference tool's own options and files, writes its output files, and hands its {@link
 * io.miharu.eval.sheet.ScoreSheet sheets} to {@code ScoreOptions}, which prints them, as text or
 * JSON.
 */
@NullMarked
package io.miharu.app.score;

import org.jspecify.annotations.NullMarked;
