/**
 * Sees small things in large pictures: a network looks at overlapping parts of the frame, near
 * their own scale, besides the whole frame shrunk.
 *
 * <p>Start with {@link io.miharu.detectors.tiles.TiledDetector}. {@code TileCover} says where tiles
 * lie, {@code TileSchedule} which of them are looked at in a frame, each as a frame of its own, and
 * {@code SeamMerge} makes one list of what all looks gave.
 *
 * <p>Source: methods/video-pipeline.md section 3.
 */
@NullMarked
package io.miharu.detectors.tiles;

import org.jspecify.annotations.NullMarked;
