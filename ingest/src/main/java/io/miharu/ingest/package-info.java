/**
 * Decodes: files, image folders, cameras, sampling ahead; and writes videos.
 *
 * <p>Start with {@link io.miharu.ingest.Sources}, which turns what a user names into sources and
 * opens them, and {@link io.miharu.ingest.OpenOptions}, which says how. What comes out is a {@link
 * io.miharu.core.FrameStream} from {@code ingest.javacv} or {@code ingest.images}; {@link
 * io.miharu.ingest.PrefetchStream} decodes it ahead on one thread. What does not wait is in {@code
 * ingest.live}. {@link io.miharu.ingest.VideoWriter} goes the other way.
 */
@NullMarked
package io.miharu.ingest;

import org.jspecify.annotations.NullMarked;
