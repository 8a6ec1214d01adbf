/**
 * Everything that touches FFmpeg: reading and writing video files, decoding and encoding single
 * pictures.
 *
 * <p>Start with {@link io.miharu.ingest.javacv.VideoFileStream}. It stands on a {@code Container}
 * (packets), a {@code PictureReader} (good pictures, and the count of bad ones) with its {@code
 * PresentationClock} (times that never go back), and a {@code PictureConverter} (pixels on demand).
 * We speak FFmpeg's C interface rather than JavaCV's frame grabber, because only there can one
 * count bad packets, see which pictures were patched up, and lend a picture without converting it.
 * No FFmpeg type leaves this package.
 */
@NullMarked
package io.miharu.ingest.javacv;

import org.jspecify.annotations.NullMarked;
