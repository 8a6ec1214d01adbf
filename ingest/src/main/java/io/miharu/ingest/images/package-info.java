/**
 * Folders of images as videos: see {@link io.miharu.ingest.images.ImageFolderStream}. Each image is
 * decoded as a video of one frame, so that every format and every kind of damage is dealt with in
 * one place.
 */
@NullMarked
package io.miharu.ingest.images;

import org.jspecify.annotations.NullMarked;
